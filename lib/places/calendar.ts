import calendar from "chinese-days/dist/chinese-days.json";
import { addDays, dayNumber } from "@/lib/places/days";

/**
 * Working days of the State Council's yearly holiday notices, make-up Saturdays and Sundays included.
 * A year not yet announced falls back to Monday to Friday: `isAnnounced` says whether a day is certain.
 */
// The data of chinese-days, not its functions: those work in the server's own time zone and are a day off west of UTC.
const HOLIDAYS: Readonly<Record<string, string>> = calendar.holidays;
const MAKE_UP_DAYS: Readonly<Record<string, string>> = calendar.workdays;
// The notice for a year comes out in November of the year before.
const ANNOUNCED_YEARS = new Set(Object.keys(HOLIDAYS).map((day) => day.slice(0, 4)));
// Longer than any period in law; a guard against a number that came from elsewhere.
const MOST_DAYS = 5000;

export function isWorkingDay(day: string): boolean {
  if (day in MAKE_UP_DAYS) return true;
  // Day 0, 1970-01-01, was a Thursday: counted from Monday, the remainders 5 and 6 are the weekend.
  const weekday = (((dayNumber(day) + 3) % 7) + 7) % 7;
  return weekday < 5 && !(day in HOLIDAYS);
}

/** Whether the holidays of a day's year are known. */
export function isAnnounced(day: string): boolean {
  return ANNOUNCED_YEARS.has(day.slice(0, 4));
}

/** The last day of a period of working days; the day it starts on does not count (Civil Code, art. 201). */
export function addWorkingDays(day: string, count: number): string {
  if (!Number.isInteger(count) || count < 0 || count > MOST_DAYS)
    throw new RangeError(`${count} working days`);
  let on = day;
  for (let left = count; left > 0; ) {
    on = addDays(on, 1);
    if (isWorkingDay(on)) left -= 1;
  }
  return on;
}

/** The last day of a period of calendar days: a day of rest moves it to the next working day (Civil Code, art. 203). */
export function addCalendarDays(day: string, count: number): string {
  let on = addDays(day, count);
  while (!isWorkingDay(on)) on = addDays(on, 1);
  return on;
}

/** How many working days lie after `from`, up to `to` with it; negative when `to` is past. */
export function workingDaysBetween(from: string, to: string): number {
  if (to < from) return -workingDaysBetween(to, from);
  let count = 0;
  for (let on = from; on < to; ) {
    on = addDays(on, 1);
    if (isWorkingDay(on)) count += 1;
  }
  return count;
}
