/** What a measure can come to over a run of assessment dates: exactly within one month, from above over more. */
import { cutoffsOn } from "./assessment";
import { capped } from "./caps";
import { greatestCoefficient } from "./coefficient";
import { monthOfDay } from "./days";
import { creditedBetween } from "./purses";
import { FROM_THE_BEGINNING, firstUnitOfChain } from "./reset";
import { type Span, touches } from "./spans";
import { creditedOn, isCurrentOn, type Timeline } from "./timeline";
import { nextTurn } from "./turning-days";
import { unitOfDay } from "./units";

/** In 1/10000 unit, caps and share taken off. */
export interface CreditRange {
  least: number;
  most: number;
}

/** No assessment date of the run is credited less, or more; within one month some date is credited the most. */
export function creditRange(timeline: Timeline, days: Span, shareLimit: number | null = null): CreditRange {
  if (monthOfDay(days.from) < monthOfDay(days.to)) {
    return { least: 0, most: mostOverMonths(timeline, days, shareLimit) };
  }
  const credits = evenRuns(timeline, days).flatMap((even) => extremesOf(timeline, even, shareLimit));
  return { least: Math.min(...credits), most: Math.max(...credits) };
}

/** False only when U's own unit is covered on no assessment date of the run; within one month exact. */
export function mayBeCurrent(timeline: Timeline, days: Span): boolean {
  const { measure } = timeline;
  const from = unitOfDay(cutoffsOn(measure, days.from).until, measure.unit);
  const to = unitOfDay(cutoffsOn(measure, days.to).until, measure.unit);
  if (!touches(timeline.touched, from, to)) return false;
  if (monthOfDay(days.from) < monthOfDay(days.to)) return true;
  return evenRuns(timeline, days).some((even) => isCurrentOn(timeline, even.from));
}

/** The days cut at every turning day. */
function evenRuns(timeline: Timeline, { from, to }: Span): Span[] {
  const runs: Span[] = [];
  for (let start = from; start <= to; ) {
    const next = nextTurn(timeline, start);
    runs.push({ from: start, to: Math.min(to, next - 1) });
    start = next;
  }
  return runs;
}

/**
 * The credits of an even run between which all others lie. Caps and the share only flatten what rises, so that the
 * credit never falls and rises again: it is least at one of the ends, and its peak is found by halving.
 */
function extremesOf(timeline: Timeline, { from, to }: Span, shareLimit: number | null): number[] {
  const { unit, untilPreviousMonth, window } = timeline.measure;
  const credited = (day: number) => creditedOn(timeline, day, shareLimit);
  if (unit === "month" || untilPreviousMonth || from === to) return [credited(from)];
  if (window === null) return [credited(from), credited(to)];
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (credited(middle + 1) > credited(middle)) low = middle + 1;
    else high = middle;
  }
  return [credited(from), credited(low), credited(to)];
}

/** The month that U cuts, and the one that the window's start cuts, are taken at their best. */
function mostOverMonths(timeline: Timeline, days: Span, shareLimit: number | null): number {
  const { assessment, measure, chains, purses, touched } = timeline;
  const early = cutoffsOn(measure, days.from);
  const first = unitOfDay(early.until, measure.unit);
  const last = unitOfDay(cutoffsOn(measure, days.to).until, measure.unit);
  const inMonths = measure.unit === "month";
  const cutAtU = inMonths && !measure.untilPreviousMonth;
  const gap = measure.resetAfterGap;
  // Whether the month that U cuts is covered is not known: the gap before it is looked at from the month before.
  const kept = gap === null ? FROM_THE_BEGINNING : firstUnitOfChain(chains, cutAtU ? first - 1 : first, gap);
  const windowUnit = measure.window === null ? FROM_THE_BEGINNING : unitOfDay(early.windowFrom, measure.unit);
  const from = Math.max(kept, inMonths ? windowUnit + 1 : windowUnit);
  const cut =
    (cutAtU && touches(touched, first, last) ? 1 : 0) + (inMonths && measure.window !== null ? 1 : 0);
  const atBest = cut === 0 ? 0 : cut * greatestCoefficient(assessment, measure);
  const perCity = new Map(
    purses.map((purse) => [purse.city, creditedBetween(purse, from, cutAtU ? last - 1 : last) + atBest]),
  );
  return capped(assessment, measure, perCity, shareLimit).credited;
}
