import { addDays } from "@/lib/places/days";

/** The day the demonstration was made for; its clock starts there. */
export const ANCHOR_DAY = "2026-11-23";
/** The day on which the demonstration's offices began to work with this product. */
export const OPENING_DAY = "2024-01-02";

const DAY_MS = 86_400_000;
/** Asia/Shanghai has been eight hours ahead of UTC, without summer time, since 1991. */
const SHANGHAI_MS = 8 * 3_600_000;

/** An instant of a day in Asia/Shanghai, in milliseconds. */
export function instantOf(day: string, minutes: number): number {
  return Date.parse(`${day}T00:00:00Z`) - SHANGHAI_MS + minutes * 60_000;
}

export function dayOfInstant(at: number): string {
  return new Date(at + SHANGHAI_MS).toISOString().slice(0, 10);
}

/** The last instant the generator may use: the evening before the anchor day. */
export function lastInstant(anchor: string): number {
  return instantOf(addDays(anchor, -1), 20 * 60);
}

export { DAY_MS };
