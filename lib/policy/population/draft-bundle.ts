import type { Tx } from "@/lib/db/types";
import { bundleWith, type PreparedBundle } from "@/lib/policy/bundle";
import type { RuleSet } from "@/lib/rules";

/**
 * A zone's rules as they would be with a draft published: the next version, and in the place of one that has the same
 * day. Throws DocumentError where the draft is no valid document.
 */
export function bundleWithDraft(tx: Tx, published: PreparedBundle, draft: RuleSet): Promise<PreparedBundle> {
  const { ruleSets } = published.document;
  const others = ruleSets.filter(({ effectiveFrom }) => effectiveFrom !== draft.effectiveFrom);
  const version = Math.max(0, ...ruleSets.map((ruleSet) => ruleSet.version)) + 1;
  return bundleWith(tx, published.zoneId, [...others, { ...draft, version }]);
}
