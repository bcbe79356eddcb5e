import type { Tx } from "@/lib/db/types";
import { caseFromValue, compile, DocumentError, evaluate, type RuleSet } from "@/lib/rules";
import { bundleWith } from "./bundle";

/** What stands in the way of publishing a version: where in the document, and what. */
export interface Obstacle {
  path: string;
  message: string;
}

/** Validates a version beside the others of its zone and runs its own examples (docs/rules-semantics.md §9). */
export async function checkRuleSet(
  tx: Tx,
  zoneId: string,
  ruleSet: RuleSet,
  others: readonly RuleSet[],
): Promise<Obstacle[]> {
  const examples = ruleSet.examples ?? [];
  try {
    const bundle = await bundleWith(tx, zoneId, [...others, ruleSet]);
    return examples.flatMap((example, index) => {
      const path = `examples[${index}]`;
      const answer = evaluate(compile(bundle.document), caseFromValue(example.case));
      const { eligible, firstEligibleDate } = example.expect;
      if (answer.eligible !== eligible)
        return [{ path: `${path}.expect.eligible`, message: String(answer.eligible) }];
      const isDayWrong = firstEligibleDate !== undefined && answer.firstEligibleDate !== firstEligibleDate;
      return isDayWrong
        ? [{ path: `${path}.expect.firstEligibleDate`, message: String(answer.firstEligibleDate) }]
        : [];
    });
  } catch (error) {
    if (error instanceof DocumentError) return [{ path: error.path, message: error.message }];
    throw error;
  }
}
