/**
 * Between two turning days a measure's credit moves evenly: in day units every city gains, and loses through the
 * window, the same each day; in month units, and where counting stops with the previous month, nothing moves at all.
 * What a gap drops needs no turning day of its own: by then nothing is gained any more, until the next award begins.
 */
import { cutoffsOn } from "./assessment";
import { daysInMonth, firstDayOfMonth, monthOfDay, partsOf } from "./days";
import { positionOf, type Span } from "./spans";
import type { Timeline } from "./timeline";

/** The next day after `day` from which the credit may move otherwise; at the latest the first of the next month. */
export function nextTurn(timeline: Timeline, day: number): number {
  const { measure, cutMonths } = timeline;
  const month = monthOfDay(day);
  const nextMonth = firstDayOfMonth(month + 1);
  if (measure.untilPreviousMonth) return nextMonth;
  const { windowFrom } = cutoffsOn(measure, day);
  if (measure.unit === "month") {
    const windowTurn = measure.window === null ? nextMonth : cutMonths.nextWindowFrom(windowFrom);
    return Math.min(nextMonth, cutMonths.nextUntil(day), dayOfWindowFrom(timeline, windowTurn));
  }
  const gains = nextEdge(timeline.awards, day);
  if (measure.window === null) return Math.min(nextMonth, gains);
  // After the last day that the window's own month has, the window's start stands still until the month is over.
  const still = firstDayOfMonth(month) + daysInMonth(month - measure.window);
  const loses = day + nextEdge(timeline.awards, windowFrom) - windowFrom;
  return Math.min(nextMonth, gains, loses, still > day ? still : nextMonth);
}

/** The first day on which the window starts on `windowFrom` or later. */
function dayOfWindowFrom({ measure }: Timeline, windowFrom: number): number {
  if (measure.window === null) return windowFrom;
  const before = windowFrom - 1;
  const month = monthOfDay(before) + measure.window;
  return firstDayOfMonth(month) + Math.min(partsOf(before).dayOfMonth - 1, daysInMonth(month));
}

/** The next point at which a run of the list begins, or is over. */
function nextEdge(list: readonly Span[], point: number): number {
  const span = list[positionOf(list, point)];
  if (span === undefined) return Number.POSITIVE_INFINITY;
  return span.from > point ? span.from : span.to + 1;
}
