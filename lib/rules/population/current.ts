/** The assessment days on which U's own unit is covered: docs/rules-semantics.md §7, `current`. */
import { UNCOVERED } from "./award";
import { firstOf, lastOf, monthOf } from "./calendar";
import type { Intervals } from "./intervals";
import { contentsAt } from "./month-arbiter";
import type { PersonCursor } from "./person";
import type { Runs } from "./runs";

export function readCurrent(
  own: Runs,
  person: PersonCursor,
  first: number,
  last: number,
  into: Intervals,
): void {
  const { lane } = own;
  into.length = 0;
  // A window without a day lets nothing count.
  if (lane.measure.window === 0) return;
  if (!lane.monthly && !lane.measure.untilPreviousMonth && lane.starts.length === 0) {
    readDays(own, person, first, last, into);
    return;
  }
  const runs = own.of(person, firstOf(monthOf(first) - 1));
  if (lane.monthly && !lane.measure.untilPreviousMonth) {
    readPartMonths(runs, first, last, into);
    return;
  }
  for (let at = 0; at < runs.length; at += 1) {
    let from = runs.from[at] as number;
    let to = runs.to[at] as number;
    if (lane.measure.untilPreviousMonth) {
      // By month: the month before; by day: the last day of the month before.
      const end = lane.monthly ? to : lastOf(monthOf(to)) === to ? monthOf(to) : monthOf(to) - 1;
      from = firstOf((lane.monthly ? from : monthOf(from)) + 1);
      to = lastOf(Math.min(end + 1, monthOf(last)));
    }
    into.add(Math.max(first, from), Math.min(last, to));
  }
}

/** The plain case: a day is covered or not, whenever it is. */
function readDays({ lane }: Runs, person: PersonCursor, first: number, last: number, into: Intervals): void {
  const contents = lane.table(0);
  for (let at = person.segmentOn(first); at < person.count && (person.from[at] as number) <= last; at += 1) {
    const signature = person.signature[at] as number;
    const known = contents[signature] as number;
    const award = lane.award(0, known < 0 ? lane.content(0, signature) : known);
    if (award === UNCOVERED) continue;
    into.add(Math.max(first, person.from[at] as number), Math.min(last, person.to[at] as number));
  }
}

/** The month of the last counting day has only its days so far. */
function readPartMonths(
  { contents, months, lane }: Runs,
  first: number,
  last: number,
  into: Intervals,
): void {
  if (contents.length === 0) return;
  for (let month = monthOf(first); month <= monthOf(last); month += 1) {
    const begin = firstOf(month);
    const from = Math.max(first, begin);
    const to = Math.min(last, lastOf(month));
    const near = contentsAt(contents, from);
    const isOne = (contents.from[near] as number) <= begin && (contents.to[near] as number) >= lastOf(month);
    if (isOne && lane.award(contents.epoch[near] as number, contents.content[near] as number) === UNCOVERED) {
      continue;
    }
    for (let day = from; day <= to; day += 1) {
      if (months.award(month, begin, day, near) === UNCOVERED) continue;
      into.add(day, isOne ? to : day);
      if (isOne) break;
    }
  }
}
