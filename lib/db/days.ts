import type { Day } from "@/lib/clock";

/** A day as the driver wants it: midnight UTC of a `date` column. */
export function toDate(day: Day): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** The day of a `date` column. */
export function toDay(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** As `toDay`, for a column that may be empty. */
export function toDayOrNull(date: Date | null): Day | null {
  return date === null ? null : toDay(date);
}
