/**
 * As growth.ts, in months up to the day itself: the month of the last counting day has only its days so far. The
 * pieces are in days.
 */
import { coefficientOfAward, placeOfAward, UNCOVERED } from "./award";
import { firstOf, lastOf, monthOf } from "./calendar";
import { contentsAt } from "./month-arbiter";
import type { Pieces } from "./pieces";
import type { Purse } from "./purse";
import type { Runs } from "./runs";

export function readGrowthByPartMonth(
  runs: Runs,
  purse: Purse,
  firstDay: number,
  lastDay: number,
  into: Pieces,
): void {
  const gap = runs.lane.measure.resetAfterGap ?? Number.POSITIVE_INFINITY;
  const firstMonth = monthOf(firstDay);
  purse.empty();
  into.clear();
  let missed = 0;
  let at = 0;
  // Whole months before the first: only what is credited and how long nothing was covered.
  let next = firstMonth;
  for (; at < runs.length && (runs.from[at] as number) < firstMonth; at += 1) {
    const from = runs.from[at] as number;
    if (at > 0 && from - (runs.to[at - 1] as number) - 1 > gap) purse.empty();
    const to = Math.min(runs.to[at] as number, firstMonth - 1);
    const award = runs.award[at] as number;
    purse.add(placeOfAward(award), (to - from + 1) * coefficientOfAward(award));
    next = (runs.to[at] as number) + 1;
    if (next > firstMonth) break;
  }
  missed = Math.max(0, firstMonth - next);
  if (missed > gap) purse.empty();
  for (let month = firstMonth; month <= monthOf(lastDay); month += 1) {
    while (at < runs.length && (runs.to[at] as number) < month) at += 1;
    const award =
      at < runs.length && (runs.from[at] as number) <= month ? (runs.award[at] as number) : UNCOVERED;
    const from = Math.max(firstDay, firstOf(month));
    const to = Math.min(lastDay, lastOf(month));
    readMonth(runs, purse, missed + 1 > gap, month, award, from, to, into);
    if (award === UNCOVERED) {
      missed += 1;
      if (missed > gap) purse.empty();
    } else {
      missed = 0;
      purse.add(placeOfAward(award), coefficientOfAward(award));
    }
  }
}

function readMonth(
  runs: Runs,
  purse: Purse,
  isDropped: boolean,
  month: number,
  whole: number,
  from: number,
  to: number,
  into: Pieces,
): void {
  const valueWith = (award: number) => {
    if (award === UNCOVERED) return isDropped ? 0 : purse.value;
    const place = placeOfAward(award);
    return purse.value + Math.min(coefficientOfAward(award), purse.room(place));
  };
  const { contents, months } = runs;
  const near = contents.length === 0 ? 0 : contentsAt(contents, from);
  const first = firstOf(month);
  const isCut =
    contents.length > 0 &&
    ((contents.from[near] as number) > first || (contents.to[near] as number) < lastOf(month)) &&
    (contents.from[0] as number) <= lastOf(month);
  if (isCut) {
    for (let day = from; day <= to; day += 1)
      into.add(day, day, valueWith(months.award(month, first, day, near)), 0);
    return;
  }
  const reached = whole === UNCOVERED ? to + 1 : first + daysBefore(runs.lane.monthCounts, month);
  into.add(from, Math.min(to, reached - 1), valueWith(UNCOVERED), 0);
  into.add(Math.max(from, reached), to, valueWith(whole), 0);
}

function daysBefore(monthCounts: Runs["lane"]["monthCounts"], month: number): number {
  if (monthCounts === "anyDay") return 0;
  return monthCounts === "fifteenDays" ? 14 : lastOf(month) - firstOf(month);
}
