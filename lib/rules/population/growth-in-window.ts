/**
 * As growth.ts, with a window: what it lets go of changes with the calendar, so every last counting day is looked at
 * by itself. Exact, and the slowest of the three.
 */
import { shiftMonths } from "../days";
import { coefficientOfAward, placeOfAward, UNCOVERED } from "./award";
import { clampedDay, engineDay, firstOf, lastOf, monthOf } from "./calendar";
import { contentsAt } from "./month-arbiter";
import type { Pieces } from "./pieces";
import type { Purse } from "./purse";
import type { Runs } from "./runs";

/** In days; `first` and `last` are days. */
export function readGrowthInWindow(
  runs: Runs,
  purse: Purse,
  first: number,
  last: number,
  into: Pieces,
): void {
  into.clear();
  for (let day = first; day <= last; day += 1) {
    into.add(day, day, windowValueOn(runs, purse, day), 0);
  }
}

/** With this last counting day, of a measure by day. */
export function windowValueOn(runs: Runs, purse: Purse, day: number): number {
  return valueBetween(runs, purse, windowFrom(runs, day), day);
}

/** In months, each up to its last day. */
export function readGrowthInMonthWindow(
  runs: Runs,
  purse: Purse,
  first: number,
  last: number,
  into: Pieces,
): void {
  into.clear();
  for (let month = first; month <= last; month += 1) {
    const day = windowFrom(runs, lastOf(month));
    const begin = monthOf(day);
    const { contents, months } = runs;
    const isWhole = firstOf(begin) === day || contents.length === 0;
    const cut = isWhole ? null : months.award(begin, day, lastOf(begin), contentsAt(contents, day));
    into.add(month, month, valueBetween(runs, purse, begin, month, cut), 0);
  }
}

function windowFrom({ lane }: Runs, lastDay: number): number {
  return clampedDay(shiftMonths(engineDay(lastDay), -(lane.measure.window ?? 0)) + 1);
}

/** `cut` is what goes for the first unit, where the window cuts it. */
function valueBetween(
  runs: Runs,
  purse: Purse,
  first: number,
  last: number,
  cut: number | null = null,
): number {
  const gap = runs.lane.measure.resetAfterGap ?? Number.POSITIVE_INFINITY;
  const whole = cut === null ? first : first + 1;
  purse.empty();
  let end = last + 1;
  for (let at = runs.length - 1; at >= 0 && (runs.to[at] as number) >= whole; at -= 1) {
    const from = Math.max(whole, runs.from[at] as number);
    const to = Math.min(last, runs.to[at] as number);
    if (from > last) continue;
    if (end - to - 1 > gap) return purse.value;
    const award = runs.award[at] as number;
    purse.add(placeOfAward(award), (to - from + 1) * coefficientOfAward(award));
    end = from;
  }
  if (cut !== null && cut !== UNCOVERED && end - first - 1 <= gap && first <= last) {
    purse.add(placeOfAward(cut), coefficientOfAward(cut));
  }
  return purse.value;
}
