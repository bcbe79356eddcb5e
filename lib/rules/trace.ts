/** How a measure came about: docs/rules-semantics.md §8. Every day of every record up to A stands in it once. */
import { decimalText, SCALE } from "./amounts";
import type { CappedAmount, CountedRun, Trace } from "./answer";
import type { CappedCredits } from "./caps";
import { excludedRuns } from "./excluded";
import type { Inquiry } from "./inquiry";
import { creditOf, type MeasureResult } from "./measure";
import { firstDayOf, lastDayOf } from "./units";

export function traceOf(inquiry: Inquiry, result: MeasureResult, credits: CappedCredits): Trace {
  return {
    counted: countedRuns(inquiry, result),
    capped: credits.taken.map(
      (taken): CappedAmount => ({ ...taken, credited: decimalText(taken.credited, SCALE) }),
    ),
    excluded: excludedRuns(inquiry, result),
  };
}

function countedRuns({ textOf }: Inquiry, { awards, measure, coverage }: MeasureResult): CountedRun[] {
  return awards.map((award) => ({
    city: award.city,
    from: textOf(firstDayOf(award.from, measure.unit)),
    // A month that U lies in is counted whole, and written only up to U.
    to: textOf(Math.min(lastDayOf(award.to, measure.unit), coverage.cutoffs.until)),
    units: award.to - award.from + 1,
    coefficient: decimalText(award.coefficient, SCALE),
    credited: decimalText(creditOf(award), SCALE),
  }));
}
