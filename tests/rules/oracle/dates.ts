// The oracle's calendar: a day is an integer (days since 1970-01-01), a month is year * 12 + month.

const MS_PER_DAY = 86_400_000;

/** The only thing done here for speed: the same few thousand days are asked for millions of times. */
function remembered<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = work(key);
    known.set(key, made);
    return made;
  };
}

export const dayOf = remembered((text: string) => Date.parse(`${text}T00:00:00Z`) / MS_PER_DAY);

export const textOf = remembered((day: number) => new Date(day * MS_PER_DAY).toISOString().slice(0, 10));

export const monthOf = remembered((day: number) => {
  const date = new Date(day * MS_PER_DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
});

export function dayOfMonth(day: number): number {
  return new Date(day * MS_PER_DAY).getUTCDate();
}

export function firstDayOf(month: number): number {
  // Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999.
  const inYear = ((month % 12) + 12) % 12;
  return new Date(0).setUTCFullYear((month - inYear) / 12, inYear, 1) / MS_PER_DAY;
}

export function lastDayOf(month: number): number {
  return firstDayOf(month + 1) - 1;
}

/** "N months, the day clamped to the month's end". */
export function minusMonths(day: number, months: number): number {
  const month = monthOf(day) - months;
  return Math.min(firstDayOf(month) + dayOfMonth(day) - 1, lastDayOf(month));
}

/** §8: "A + 40 years from 29 February is the 28th." Said without a condition, so also when the year is a leap year. */
export function plusYears(day: number, years: number): number {
  const text = textOf(day);
  const year = String(Number(text.slice(0, 4)) + years).padStart(4, "0");
  return dayOf(text.endsWith("-02-29") ? `${year}-02-28` : `${year}${text.slice(4)}`);
}

/** §7: completed years; "born on 29 February: completes a year on 1 March in common years". */
export function completedYears(birth: string, day: number): number {
  const text = textOf(day);
  const years = Number(text.slice(0, 4)) - Number(birth.slice(0, 4));
  // Comparing "MM-DD" as text: someone born on 02-29 has not reached it on 02-28 and has on 03-01.
  return text.slice(5) >= birth.slice(5) ? years : years - 1;
}
