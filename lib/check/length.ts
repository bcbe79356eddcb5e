/** A length of time in the unit that people would say it in; whole, rounded down. */
export type Length = { unit: "minutes" | "hours" | "days"; count: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Days from two days on, hours from two hours on: "36 hours" tells more than "1 day". */
export function lengthOf(ms: number): Length {
  const size = Math.abs(ms);
  if (size >= 2 * DAY) return { unit: "days", count: Math.floor(size / DAY) };
  if (size >= 2 * HOUR) return { unit: "hours", count: Math.floor(size / HOUR) };
  return { unit: "minutes", count: Math.floor(size / MINUTE) };
}
