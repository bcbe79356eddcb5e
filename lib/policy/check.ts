import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { type Bundle, DocumentError, type Finding, lintBundle, type RuleSet } from "@/lib/rules";
import { bundleWith } from "./bundle";
import type { PublishedRuleSet } from "./types";

/** A draft as it would be published: not a valid document, or one with its findings. */
export type RuleSetCheck =
  | { valid: false; path: string; message: string }
  | { valid: true; bundle: Bundle; ruleSet: RuleSet; findings: Finding[] };

/** Validates a version beside the published ones of its zone, as the next of them, and lints it (docs/rules-semantics.md §10). */
export async function checkRuleSet(
  tx: Tx,
  zoneId: string,
  document: RuleSet,
  published: readonly PublishedRuleSet[],
  today: Day,
): Promise<RuleSetCheck> {
  const version = Math.max(0, ...published.map((row) => row.version)) + 1;
  const ruleSet: RuleSet = { ...document, version };
  try {
    const { document: bundle } = await bundleWith(tx, zoneId, [
      ...published.map((row) => row.ruleSet),
      ruleSet,
    ]);
    return { valid: true, bundle, ruleSet, findings: lintBundle(bundle, { today, version }) };
  } catch (error) {
    if (error instanceof DocumentError) return { valid: false, path: error.path, message: error.message };
    throw error;
  }
}

/** Nothing that blocks publication: warnings may be left. */
export function isPublishable(check: RuleSetCheck): check is Extract<RuleSetCheck, { valid: true }> {
  return check.valid && check.findings.every(({ level }) => level !== "error");
}
