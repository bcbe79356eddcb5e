/** Units as integers: a day's own number, or a calendar month's (docs/rules-semantics.md §2). */
import { firstDayOfMonth, lastDayOfMonth, monthOfDay } from "./days";
import type { Unit } from "./types";

export function unitOfDay(day: number, unit: Unit): number {
  return unit === "day" ? day : monthOfDay(day);
}

export function firstDayOf(unitNumber: number, unit: Unit): number {
  return unit === "day" ? unitNumber : firstDayOfMonth(unitNumber);
}

export function lastDayOf(unitNumber: number, unit: Unit): number {
  return unit === "day" ? unitNumber : lastDayOfMonth(unitNumber);
}

/** The first unit that begins on the day or later. */
export function unitBeginningFrom(day: number, unit: Unit): number {
  const own = unitOfDay(day, unit);
  return firstDayOf(own, unit) === day ? own : own + 1;
}
