/** How a measure came about: docs/rules-semantics.md §8. Every day of every record up to A stands in it once. */
import { decimalText, SCALE } from "./amounts";
import type { CappedAmount, CountedRun, Trace } from "./answer";
import type { Assessment } from "./assessment";
import { dayText } from "./days";
import { excludedRuns } from "./excluded";
import type { LedgerRecord } from "./ledger";
import { creditOf, type MeasureResult } from "./measure";
import { firstDayOf, lastDayOf } from "./units";

export function traceOf(
  assessment: Assessment,
  result: MeasureResult,
  ledger: readonly LedgerRecord[],
): Trace {
  return {
    counted: countedRuns(result),
    capped: result.credits.taken.map(
      (taken): CappedAmount => ({ ...taken, credited: decimalText(taken.credited, SCALE) }),
    ),
    excluded: excludedRuns(assessment, result, ledger),
  };
}

function countedRuns({ awards, measure, coverage }: MeasureResult): CountedRun[] {
  return awards.map((award) => ({
    city: award.city,
    from: dayText(firstDayOf(award.from, measure.unit)),
    // A month that U lies in is counted whole, and written only up to U.
    to: dayText(Math.min(lastDayOf(award.to, measure.unit), coverage.cutoffs.until)),
    units: award.to - award.from + 1,
    coefficient: decimalText(award.coefficient, SCALE),
    credited: decimalText(creditOf(award), SCALE),
  }));
}
