import type { Day } from "@/lib/clock";
import { addDays } from "@/lib/places/days";
import type { DaySpan } from "./types";

/** Spans of days: both ends inclusive, `endOn: null` goes on. A list of them is disjoint and in order. */

export type OpenSpan = { startOn: Day; endOn: Day | null };

const FOR_EVER = "9999-12-31";

/** Ends what goes on before this day, and drops what would begin on it or later. */
export function cutFrom(spans: OpenSpan[], on: Day): void {
  const last = spans.at(-1);
  if (last === undefined) return;
  if (last.startOn >= on) spans.pop();
  else if ((last.endOn ?? FOR_EVER) >= on) last.endOn = addDays(on, -1);
}

/** The days of `spans` that lie in none of `cuts`; the cuts may overlap and come in any order. */
export function subtract(spans: readonly DaySpan[], cuts: readonly DaySpan[]): DaySpan[] {
  let left: DaySpan[] = spans.map((span) => ({ ...span }));
  for (const cut of cuts) left = left.flatMap((span) => without(span, cut));
  return left;
}

function without(span: DaySpan, cut: DaySpan): DaySpan[] {
  const end = span.endOn ?? FOR_EVER;
  const cutEnd = cut.endOn ?? FOR_EVER;
  if (cut.startOn > end || cutEnd < span.startOn || cut.startOn > cutEnd) return [span];
  const parts: DaySpan[] = [];
  if (span.startOn < cut.startOn) parts.push({ startOn: span.startOn, endOn: addDays(cut.startOn, -1) });
  if (cutEnd < end) parts.push({ startOn: addDays(cutEnd, 1), endOn: span.endOn });
  return parts;
}

/** The days of the spans from `from` to `until`, each end included; null: without end. */
export function within(spans: readonly DaySpan[], from: Day, until: Day | null): DaySpan[] {
  return spans.flatMap((span) => {
    const startOn = span.startOn < from ? from : span.startOn;
    const end = span.endOn ?? FOR_EVER;
    const endOn = until === null || end < until ? span.endOn : until;
    return startOn <= (endOn ?? FOR_EVER) ? [{ startOn, endOn }] : [];
  });
}
