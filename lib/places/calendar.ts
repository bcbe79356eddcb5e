import { isWorkday } from "chinese-days";
import { addDays } from "@/lib/places/days";

/**
 * Working days of the State Council's yearly holiday notices, make-up Saturdays and Sundays included.
 * A year not yet announced falls back to Monday to Friday: `isAnnounced` says whether a day is certain.
 */
const FIRST_ANNOUNCED_YEAR = 2004;
/** chinese-days 1.5.7 ends here; the notice for a year comes out in November of the year before. */
const LAST_ANNOUNCED_YEAR = 2026;
// Longer than any period in law; a guard against a number that came from elsewhere.
const MOST_DAYS = 5000;

export function isWorkingDay(day: string): boolean {
  // Noon without a zone is that day wherever the server stands; the bare day would be read as midnight UTC.
  return isWorkday(`${day}T12:00:00`);
}

/** Whether the holidays of a day's year are known. */
export function isAnnounced(day: string): boolean {
  const year = Number(day.slice(0, 4));
  return year >= FIRST_ANNOUNCED_YEAR && year <= LAST_ANNOUNCED_YEAR;
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
