/**
 * Months of which only a part is looked at: the one that U cuts, and the one that a window's start cuts. Whether they
 * are covered depends on the assessment date; every other month is what the records make it.
 */
import { type Award, allot } from "./allotment";
import type { Assessment } from "./assessment";
import type { CompiledMeasure } from "./compile-measure";
import { type Coverage, coverageOf, daysNeeded } from "./coverage";
import { firstDayOfMonth, lastDayOfMonth, monthOfDay } from "./days";
import { type Ledger, ledgerFrom } from "./ledger";
import type { CountingSpan } from "./recognition";
import { FROM_THE_BEGINNING } from "./reset";
import { positionOf } from "./spans";

export interface CutMonths {
  /** To whom a month goes when no days before the window or after U count; undefined where nobody covers it. */
  awardOf(month: number, windowFrom: number, until: number): Award | undefined;
  /** The next day of U's month on which U may change what that month counts; Infinity where there is none. */
  nextUntil(until: number): number;
  /** The next start of the window with which its month may count otherwise: at the latest, the next month's first. */
  nextWindowFrom(windowFrom: number): number;
}

/** Of `coverage`, which knows the months whole, as do the `awards`. */
export function cutMonthsOf(
  assessment: Assessment,
  measure: CompiledMeasure,
  coverage: Coverage,
  awards: readonly Award[],
): CutMonths {
  const { monthCounts } = assessment.ruleSet.source;
  const kinds = [...coverage.cities.flatMap((city) => city.kinds), ...coverage.interfering];
  const spans = kinds.flatMap(({ counting }) => counting);
  const starts = inOrder(spans.map((span) => span.from));
  const ends = inOrder(spans.map((span) => span.to));
  const known = new Map<string, Award | undefined>();

  /** No span begins or ends inside it: each of them has all of its days, or none. */
  const isEven = (first: number, last: number) =>
    nextFrom(starts, first + 1) > last && nextFrom(ends, first) >= last;

  const workedOut = (from: number, to: number) => {
    const part = coverageOf(
      assessment,
      measure,
      { windowFrom: from, until: to },
      ledgerBetween(spans, from, to),
    );
    return allot(assessment, measure, part, FROM_THE_BEGINNING)[0];
  };

  return {
    awardOf(month, windowFrom, until) {
      const first = firstDayOfMonth(month);
      const last = lastDayOfMonth(month);
      const from = Math.max(windowFrom, first);
      const to = Math.min(until, last);
      if ((from === first && to === last) || isEven(first, last)) {
        const enough = to - from + 1 >= daysNeeded(month, monthCounts);
        const award = awards[positionOf(awards, month)];
        return enough && award !== undefined && award.from <= month ? award : undefined;
      }
      const key = `${from} ${to}`;
      if (!known.has(key)) known.set(key, workedOut(from, to));
      return known.get(key);
    },

    nextUntil(until) {
      const month = monthOfDay(until);
      const first = firstDayOfMonth(month);
      const last = lastDayOfMonth(month);
      const reached = first + daysNeeded(month, monthCounts) - 1;
      if (until < reached) return reached;
      if (monthCounts === "fullMonth" || isEven(first, last)) return Number.POSITIVE_INFINITY;
      const next = monthCounts === "anyDay" ? nextFrom(starts, until + 1) : until + 1;
      return next <= last ? next : Number.POSITIVE_INFINITY;
    },

    nextWindowFrom(windowFrom) {
      const month = monthOfDay(windowFrom);
      const first = firstDayOfMonth(month);
      const last = lastDayOfMonth(month);
      const tooLate = last - daysNeeded(month, monthCounts) + 2;
      if (windowFrom >= tooLate) return last + 1;
      if (monthCounts === "fullMonth" || isEven(first, last)) return tooLate;
      return monthCounts === "anyDay" ? Math.min(nextFrom(ends, windowFrom) + 1, last + 1) : windowFrom + 1;
    },
  };
}

function ledgerBetween(spans: readonly CountingSpan[], from: number, to: number): Ledger {
  const touching = spans.filter((span) => span.from <= to && span.to >= from);
  return ledgerFrom([...new Set(touching.map(({ stretch }) => stretch.record))]);
}

function inOrder(days: readonly number[]): Float64Array {
  return Float64Array.from(days).sort();
}

/** The first of them from `day` on. */
function nextFrom(days: Float64Array, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return days[low] ?? Number.POSITIVE_INFINITY;
}
