/** The numbers of a preview: whole, of a range of people, or the difference between two. They add up. */
import { monthOf } from "./calendar";

/** Not within the ten years. */
export const NOT_ELIGIBLE = 65_535;

export interface Tally {
  destinations: number;
  months: number;
  people: number;
  /** By destination: eligible on the assessment date. */
  now: Float64Array;
  /** By destination and calendar month, the assessment date's own first: newly eligible after that date. */
  byMonth: Float64Array;
  /** People, each counted once, whatever the number of cities. */
  zoneNow: number;
  zoneByMonth: Float64Array;
  /** Questions, one person towards one city each, that went to the one-person engine, by what the columns could not compute. */
  askedSingly: Record<string, number>;
}

export function emptyTally(destinations: number, months: number): Tally {
  return {
    destinations,
    months,
    people: 0,
    now: new Float64Array(destinations),
    byMonth: new Float64Array(destinations * months),
    zoneNow: 0,
    zoneByMonth: new Float64Array(months),
    askedSingly: {},
  };
}

/** Adds the second to the first; `sign` -1 takes it away. What was asked singly was asked all the same, and is added. */
export function addTally(into: Tally, other: Tally, sign: 1 | -1 = 1): Tally {
  const add = (own: Float64Array, more: Float64Array) => {
    for (let at = 0; at < own.length; at += 1) own[at] = (own[at] as number) + sign * (more[at] as number);
  };
  into.people += sign * other.people;
  into.zoneNow += sign * other.zoneNow;
  add(into.now, other.now);
  add(into.byMonth, other.byMonth);
  add(into.zoneByMonth, other.zoneByMonth);
  for (const [feature, people] of Object.entries(other.askedSingly)) {
    into.askedSingly[feature] = (into.askedSingly[feature] ?? 0) + people;
  }
  return into;
}

/**
 * Adds one person, of whom the first eligible days (after `from`) of the first `answers` destinations in `answered` are
 * given.
 */
export function countPerson(
  tally: Tally,
  from: number,
  firstDays: Uint16Array,
  answered: Uint16Array,
  answers: number,
): void {
  const firstMonth = monthOf(from);
  let soonest = NOT_ELIGIBLE;
  tally.people += 1;
  for (let answer = 0; answer < answers; answer += 1) {
    const at = answered[answer] as number;
    const days = firstDays[at] as number;
    if (days < soonest) soonest = days;
    if (days === 0) {
      tally.now[at] = (tally.now[at] as number) + 1;
    } else {
      const place = at * tally.months + monthOf(from + days) - firstMonth;
      tally.byMonth[place] = (tally.byMonth[place] as number) + 1;
    }
  }
  if (soonest === 0) {
    tally.zoneNow += 1;
  } else if (soonest !== NOT_ELIGIBLE) {
    const month = monthOf(from + soonest) - firstMonth;
    tally.zoneByMonth[month] = (tally.zoneByMonth[month] as number) + 1;
  }
}
