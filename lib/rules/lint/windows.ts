/** The most units a window can hold, whatever the day it ends on: docs/rules-semantics.md §3.3. */
import { dayNumber, daysInMonth, firstDayOfMonth, lastDayOfMonth, monthOfDay, shiftMonths } from "../days";
import type { MonthCounts, Unit } from "../types";

/** A leap cycle from which a century back has every leap day it can have: no window anywhere is longer. */
const FIRST = dayNumber("2000-01-01");
const LAST = dayNumber("2004-12-31");

/** A few windows are asked about again and again; there are few different ones. */
const known = new Map<string, number>();

export function longestWindow(
  months: number,
  unit: Unit,
  monthCounts: MonthCounts,
  endsMonths: boolean,
): number {
  const key = `${months} ${unit} ${monthCounts} ${endsMonths}`;
  const longest = known.get(key) ?? longestOf(months, unit, monthCounts, endsMonths);
  known.set(key, longest);
  return longest;
}

function longestOf(months: number, unit: Unit, monthCounts: MonthCounts, endsMonths: boolean): number {
  let most = 0;
  for (let until = FIRST; until <= LAST; until += 1) {
    if (endsMonths && lastDayOfMonth(monthOfDay(until)) !== until) continue;
    const from = shiftMonths(until, -months) + 1;
    most = Math.max(most, unit === "day" ? until - from + 1 : monthsCovered(from, until, monthCounts));
  }
  return most;
}

/** The months that somebody who lacks no day from the first to the last has covered. */
function monthsCovered(from: number, until: number, monthCounts: MonthCounts): number {
  if (from > until) return 0;
  const [first, last] = [monthOfDay(from), monthOfDay(until)];
  const isCovered = (month: number) => {
    const days = Math.min(until, lastDayOfMonth(month)) - Math.max(from, firstDayOfMonth(month)) + 1;
    return days >= (monthCounts === "anyDay" ? 1 : monthCounts === "fifteenDays" ? 15 : daysInMonth(month));
  };
  if (first === last) return isCovered(first) ? 1 : 0;
  return last - first - 1 + (isCovered(first) ? 1 : 0) + (isCovered(last) ? 1 : 0);
}
