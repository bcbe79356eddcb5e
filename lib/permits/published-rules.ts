import v1 from "@/prisma/data/permit-rules/v1-restart.json";
import v2 from "@/prisma/data/permit-rules/v2-thirty-days.json";
import v3 from "@/prisma/data/permit-rules/v3-new-permit.json";
import v4 from "@/prisma/data/permit-rules/v4-one-year.json";
import v5 from "@/prisma/data/permit-rules/v5-forfeit.json";
import v6 from "@/prisma/data/permit-rules/v6-joined.json";
import v7 from "@/prisma/data/permit-rules/v7-two-years.json";
import v8 from "@/prisma/data/permit-rules/v8-stopped.json";
import { type PermitRule, permitRuleFromValue } from "./permit-rule";

/**
 * The eight published variants of a late endorsement (docs/domain.md §1.4), each a whole city rule: what a city starts
 * from, and what the interpreter is held to. The first is the decree's, in force everywhere that says nothing else.
 */
export const PUBLISHED_RULES: readonly PermitRule[] = [v1, v2, v3, v4, v5, v6, v7, v8].map(
  permitRuleFromValue,
);

/** The rule of a city that has published none of its own: Decree 663 as it stands. */
export function nationalRule(): PermitRule {
  return getPublishedRule("v1-restart");
}

/** Throws for an id that is none of the eight. */
export function getPublishedRule(id: string): PermitRule {
  const found = PUBLISHED_RULES.find((rule) => rule.id === id);
  if (found === undefined) throw new RangeError(`no published permit rule ${id}`);
  return found;
}
