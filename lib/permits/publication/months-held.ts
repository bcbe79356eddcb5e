import type { Day } from "@/lib/clock";
import { dayNumber, dayOf } from "@/lib/places/days";
import { standingOn } from "../lapse";
import type { CityRules } from "../permit-rule";
import type { DaySpan, PermitHistory } from "../types";
import { countedOn } from "../years";

/** How long somebody has held permits of one city: the days that count, the last going on while the permit works. */
export type HeldSpans = readonly DaySpan[];

/** The days that count of all permits one person had in a city, as its own rule has them (docs/permit-recognition.md). */
export function heldSpans(permits: readonly PermitHistory[], rules: CityRules, today: Day): DaySpan[] {
  return permits.flatMap(({ acts }) => standingOn(acts, rules, today)?.counted ?? []);
}

/** Months held by the end of a day, counted by the engine: a month with fifteen days in it. */
export function monthsHeld(held: HeldSpans, on: Day): number {
  return countedOn(held, on).months;
}

/**
 * The first day from `on` on with so many months, if a permit that works goes on working; null where none does. Months
 * held never grow less, so that halving finds the day.
 */
export function monthsReachedOn(held: HeldSpans, months: number, on: Day): Day | null {
  const has = monthsHeld(held, on);
  if (has >= months) return on;
  if (!held.some(({ endOn }) => endOn === null || endOn > on)) return null;
  let before = dayNumber(on);
  // Each month that is missing comes within 31 days, and the first of them within a further half.
  let reached = before + 31 * (months - has + 1);
  if (monthsHeld(held, dayOf(reached)) < months) return null;
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    if (monthsHeld(held, dayOf(middle)) >= months) reached = middle;
    else before = middle;
  }
  return dayOf(reached);
}
