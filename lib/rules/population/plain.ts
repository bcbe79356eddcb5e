/**
 * The plain case, which most rules are: years add up, nothing is lost to a gap or a window, the years elsewhere have at
 * most one limit together, and a day means the same in all of time. A threshold once reached then stays so, and it is
 * enough to add up to it.
 */
import { coefficientOfAward, placeOfAward, UNCOVERED } from "./award";
import { firstOf, LAST_COLUMN_DAY, lastOf, monthOf } from "./calendar";
import type { PersonCursor } from "./person";
import type { Runs } from "./runs";

/** No unit does. */
export const NOT_REACHED = -1;

export interface PlainSum {
  /** The place whose own units no limit concerns. */
  destination: number;
  /** Of all units elsewhere together, in 1/10000 unit; Infinity where there is none. */
  elsewhereLimit: number;
  /** In 1/10000 unit, above 0. */
  threshold: number;
}

/** Adds up units in order of time until the threshold is reached. */
class Sum {
  private own = 0;
  private elsewhere = 0;
  private plain: PlainSum = { destination: 0, elsewhereLimit: 0, threshold: 0 };

  begin(plain: PlainSum): void {
    this.plain = plain;
    this.own = 0;
    this.elsewhere = 0;
  }

  /** The first of so many units with which the threshold is reached, from 1; 0 when with none of them. */
  add(award: number, units: number): number {
    const { destination, elsewhereLimit, threshold } = this.plain;
    const each = coefficientOfAward(award);
    if (each === 0) return 0;
    let missing = 0;
    if (placeOfAward(award) === destination) {
      missing = threshold - this.own - Math.min(elsewhereLimit, this.elsewhere);
      this.own += units * each;
    } else {
      missing =
        this.own + elsewhereLimit < threshold
          ? Number.POSITIVE_INFINITY
          : threshold - this.own - this.elsewhere;
      this.elsewhere += units * each;
    }
    const needed = Math.ceil(missing / each);
    return needed <= units ? needed : 0;
  }
}

const sum = new Sum();

/** The first day at whose end the threshold is reached; NOT_REACHED by `last`. */
export function dayReaching(runs: Runs, person: PersonCursor, plain: PlainSum, last: number): number {
  const { lane } = runs;
  const { awards } = lane;
  sum.begin(plain);
  for (let at = person.segmentOn(0); at < person.count; at += 1) {
    const from = person.from[at] as number;
    if (from > last) break;
    const signature = person.signature[at] as number;
    let award = awards[signature] as number;
    if (award < UNCOVERED) award = lane.awardOfDay(signature);
    if (award === UNCOVERED) continue;
    const reached = sum.add(award, Math.min(last, person.to[at] as number) - from + 1);
    if (reached > 0) return from + reached - 1;
  }
  return NOT_REACHED;
}

/** The first month at whose end the threshold is reached; NOT_REACHED by `last`. */
export function monthReaching(runs: Runs, person: PersonCursor, plain: PlainSum, last: number): number {
  const { lane, months } = runs;
  const contents = runs.contentsOf(person, 0);
  let next = 0;
  sum.begin(plain);
  for (let at = 0; at < contents.length; at += 1) {
    const from = contents.from[at] as number;
    let first = monthOf(from);
    if (first > last) break;
    if (firstOf(first) !== from) {
      if (first >= next) {
        const award = months.award(first, firstOf(first), lastOf(first), at);
        if (award !== UNCOVERED && sum.add(award, 1) > 0) return first;
      }
      first += 1;
    }
    const to = contents.to[at] as number;
    const end = monthOf(to);
    const whole = Math.min(last, to === LAST_COLUMN_DAY || lastOf(end) === to ? end : end - 1);
    if (first <= whole) {
      const award = lane.award(0, contents.content[at] as number);
      if (award !== UNCOVERED) {
        const reached = sum.add(award, whole - first + 1);
        if (reached > 0) return first + reached - 1;
      }
    }
    next = Math.max(first, whole + 1);
  }
  return NOT_REACHED;
}
