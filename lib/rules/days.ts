/**
 * Days as integers: docs/rules-semantics.md §2. Day 0 is 1970-01-01 of the proleptic Gregorian calendar, month 0
 * is January of year 0. Howard Hinnant's civil-day arithmetic: integers only, no Date, no time zone.
 */
import type { Day } from "./types";

/** 9999-12-31: the last day that "YYYY-MM-DD" can write. */
export const LAST_DAY = 2_932_896;

const ZERO = 48;

/** "00" to "31". */
const TWO_DIGITS = Array.from({ length: 32 }, (_, n) => String(n).padStart(2, "0"));

const DAYS_PER_ERA = 146_097;
const DAYS_FROM_ERA_TO_1970 = 719_468;

/** The number of a day; the text must already be a day (`isDay`). */
export function dayNumber(day: Day): number {
  return numberOf(digits(day, 0) * 100 + digits(day, 2), digits(day, 5), digits(day, 8));
}

/** Two digits of a text: a day is read very often, and `Number` of its parts takes five times as long. */
function digits(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}

function numberOf(year: number, month: number, dayOfMonth: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_FROM_ERA_TO_1970;
}

export function partsOf(day: number): { year: number; month: number; dayOfMonth: number } {
  const z = day + DAYS_FROM_ERA_TO_1970;
  const era = Math.floor(z / DAYS_PER_ERA);
  const doe = z - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const dayOfYear = doe - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const dayOfMonth = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth };
}

export function dayText(day: number): Day {
  const { year, month, dayOfMonth } = partsOf(day);
  return `${String(year).padStart(4, "0")}-${TWO_DIGITS[month]}-${TWO_DIGITS[dayOfMonth]}`;
}

/** True for a calendar day written "YYYY-MM-DD", year 0001 or later. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith("0000")) return false;
  const month = Number(text.slice(5, 7));
  const dayOfMonth = Number(text.slice(8, 10));
  if (month < 1 || month > 12 || dayOfMonth < 1) return false;
  return dayOfMonth <= daysInMonth(Number(text.slice(0, 4)) * 12 + month - 1);
}

/** The number of the calendar month a day lies in. */
export function monthOfDay(day: number): number {
  const { year, month } = partsOf(day);
  return year * 12 + month - 1;
}

export function firstDayOfMonth(month: number): number {
  return numberOf(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, 1);
}

export function lastDayOfMonth(month: number): number {
  return firstDayOfMonth(month + 1) - 1;
}

export function daysInMonth(month: number): number {
  return firstDayOfMonth(month + 1) - firstDayOfMonth(month);
}

/** The same day of another month, or that month's last day where it has no such day. */
export function shiftMonths(day: number, months: number): number {
  const { year, month, dayOfMonth } = partsOf(day);
  const target = year * 12 + month - 1 + months;
  return firstDayOfMonth(target) + Math.min(dayOfMonth, daysInMonth(target)) - 1;
}

export function isLeapDay(day: number): boolean {
  const { month, dayOfMonth } = partsOf(day);
  return month === 2 && dayOfMonth === 29;
}

/** Completed years on a day; one born on 29 February completes a year on 1 March in common years. */
export function completedYears(birth: number, on: number): number {
  const born = partsOf(birth);
  const now = partsOf(on);
  const beforeBirthday =
    now.month < born.month || (now.month === born.month && now.dayOfMonth < born.dayOfMonth);
  return now.year - born.year - (beforeBirthday ? 1 : 0);
}

/** The day on which so many years are completed. */
export function birthday(birth: number, years: number): number {
  const { year, month, dayOfMonth } = partsOf(birth);
  // numberOf runs past the month's end on purpose: 29 February of a common year is 1 March.
  return numberOf(year + years, month, dayOfMonth);
}

export function addDays(day: Day, days: number): Day {
  return dayText(dayNumber(day) + days);
}

export function addMonthsClamped(day: Day, months: number): Day {
  return dayText(shiftMonths(dayNumber(day), months));
}

/** Days from the first to the second: 0 for the same day, negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

export function startOfMonth(day: Day): Day {
  return dayText(firstDayOfMonth(monthOfDay(dayNumber(day))));
}

export function endOfMonth(day: Day): Day {
  return dayText(lastDayOfMonth(monthOfDay(dayNumber(day))));
}
