/**
 * Days and months as the columns hold them: days since 1900-01-01 in 16 bits, months since January 1900.
 * A day outside 1900-01-01 … 2079-06-05 is no column's: whoever has one is kept whole beside the columns.
 */
import { dayNumber, monthOfDay } from "../days";
import type { Day } from "../types";

const FIRST_DAY = dayNumber("1900-01-01");
const FIRST_MONTH = monthOfDay(FIRST_DAY);

/** The last day that 16 bits can write, less one: 65,535 itself is "no day". */
export const LAST_COLUMN_DAY = 65_534;
export const NO_DAY = 65_535;

/** A day of the engine as a column's day; null where the columns cannot hold it. */
export function columnDay(day: number): number | null {
  const own = day - FIRST_DAY;
  return own >= 0 && own <= LAST_COLUMN_DAY ? own : null;
}

export function columnDayOf(day: Day): number | null {
  return columnDay(dayNumber(day));
}

/** The engine's number of a column's day. */
export function engineDay(day: number): number {
  return day + FIRST_DAY;
}

/** The nearest day that a column can hold. */
export function clampedDay(day: number): number {
  return Math.max(0, Math.min(LAST_COLUMN_DAY, day - FIRST_DAY));
}

/** The month of every day: a look-up is a fraction of the division it stands for. */
const MONTH_OF = new Uint16Array(LAST_COLUMN_DAY + 2);
/** The first day of every month, one more than there are. */
const FIRST_OF = monthTable();

function monthTable(): Int32Array {
  const firsts: number[] = [];
  for (let day = 0; day < MONTH_OF.length; day += 1) {
    const month = monthOfDay(day + FIRST_DAY) - FIRST_MONTH;
    MONTH_OF[day] = month;
    if (month === firsts.length) firsts.push(day);
  }
  firsts.push(MONTH_OF.length);
  return Int32Array.from(firsts);
}

export function firstOf(month: number): number {
  return FIRST_OF[month] as number;
}

export function lastOf(month: number): number {
  return (FIRST_OF[month + 1] as number) - 1;
}

export function monthOf(day: number): number {
  return MONTH_OF[day] as number;
}
