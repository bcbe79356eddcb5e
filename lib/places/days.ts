/** Arithmetic on plain days, "YYYY-MM-DD". A day has no time zone; UTC only serves as a ruler here. */
const DAY_MS = 86_400_000;

export function dayNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;
}

export function dayOf(number: number): string {
  const known = texts.get(number);
  if (known !== undefined) return known;
  const text = new Date(number * DAY_MS).toISOString().slice(0, 10);
  if (texts.size < MOST_TEXTS) texts.set(number, text);
  return text;
}

// Days of two lifetimes: writing a day out is most of the cost of adding to one, and the same ones come again.
const MOST_TEXTS = 100_000;
const texts = new Map<number, string>();

export function addDays(day: string, count: number): string {
  return dayOf(dayNumber(day) + count);
}

/** The corresponding day so many months on, or the month's last day where there is none (Civil Code, art. 202). */
export function addMonths(day: string, count: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const year = Math.floor(months / 12);
  const month = months - year * 12;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month, Math.min(Number(day.slice(8, 10)), lastDay)) / DAY_MS);
}
