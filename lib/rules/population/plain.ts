/**
 * The plain case, which most rules are: years add up, nothing is lost to a gap, a window or a cap, and a day means the
 * same in all of time. Then a threshold once reached stays so, and it is enough to add up to it.
 */
import { coefficientOfAward, UNCOVERED } from "./award";
import { firstOf, LAST_COLUMN_DAY, lastOf, monthOf } from "./calendar";
import type { PersonCursor } from "./person";
import type { Runs } from "./runs";

/** No unit does. */
export const NOT_REACHED = -1;

/** The first day at whose end so much (1/10000 day, above 0) is credited; NOT_REACHED by `last`. */
export function dayReaching(runs: Runs, person: PersonCursor, threshold: number, last: number): number {
  const { lane } = runs;
  const coefficients = lane.coefficients;
  let credited = 0;
  for (let at = 0; at < person.count; at += 1) {
    const from = person.from[at] as number;
    if (from > last) break;
    const signature = person.signature[at] as number;
    let each = coefficients[signature] as number;
    if (each < 0) each = lane.coefficient(signature);
    const more = ((person.to[at] as number) - from + 1) * each;
    if (each > 0 && credited + more >= threshold) {
      const day = from + Math.ceil((threshold - credited) / each) - 1;
      return day <= last ? day : NOT_REACHED;
    }
    credited += more;
  }
  return NOT_REACHED;
}

/** As `dayReaching`, in whole months (1/10000 month). */
export function monthReaching(runs: Runs, person: PersonCursor, threshold: number, last: number): number {
  const { lane, months } = runs;
  const contents = runs.contentsOf(person, 0);
  let credited = 0;
  let next = 0;
  for (let at = 0; at < contents.length; at += 1) {
    const from = contents.from[at] as number;
    let first = monthOf(from);
    if (first > last) break;
    if (firstOf(first) !== from) {
      if (first >= next) {
        const award = months.award(first, firstOf(first), lastOf(first), at);
        if (award !== UNCOVERED) credited += coefficientOfAward(award);
        if (credited >= threshold) return first;
      }
      first += 1;
    }
    const to = contents.to[at] as number;
    const end = monthOf(to);
    const whole = to === LAST_COLUMN_DAY || lastOf(end) === to ? end : end - 1;
    if (first <= whole) {
      const award = lane.award(0, contents.content[at] as number);
      if (award !== UNCOVERED) {
        const each = coefficientOfAward(award);
        const more = (whole - first + 1) * each;
        if (each > 0 && credited + more >= threshold) {
          const month = first + Math.ceil((threshold - credited) / each) - 1;
          return month <= last ? month : NOT_REACHED;
        }
        credited += more;
      }
    }
    next = Math.max(first, whole + 1);
  }
  return NOT_REACHED;
}
