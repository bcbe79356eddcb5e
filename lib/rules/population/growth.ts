/**
 * How a measure grows over the units from `first` to `last`, each taken as the last counting one. Forwards in time the
 * reset of docs/rules-semantics.md §4 is this: when more than N units in a row are uncovered, everything is dropped.
 */
import { coefficientOfAward, placeOfAward } from "./award";
import type { Pieces } from "./pieces";
import type { Purse } from "./purse";
import type { Runs } from "./runs";

export function readGrowth(runs: Runs, purse: Purse, first: number, last: number, into: Pieces): void {
  const gap = runs.lane.measure.resetAfterGap ?? Number.POSITIVE_INFINITY;
  let next = first;
  purse.empty();
  into.clear();
  for (let at = 0; at < runs.length && (runs.from[at] as number) <= last; at += 1) {
    const from = runs.from[at] as number;
    if (at > 0) uncovered(purse, gap, (runs.to[at - 1] as number) + 1, from - 1, first, into);
    else into.add(first, from - 1, 0, 0);
    covered(purse, from, Math.min(last, runs.to[at] as number), runs.award[at] as number, first, into);
    next = (runs.to[at] as number) + 1;
  }
  uncovered(purse, gap, next, last, first, into);
}

function uncovered(purse: Purse, gap: number, from: number, to: number, first: number, into: Pieces): void {
  const dropped = from + gap;
  into.add(Math.max(first, from), Math.min(to, dropped - 1), purse.value, 0);
  if (dropped > to) return;
  purse.empty();
  into.add(Math.max(first, dropped), to, 0, 0);
}

function covered(purse: Purse, from: number, to: number, award: number, first: number, into: Pieces): void {
  const place = placeOfAward(award);
  const each = coefficientOfAward(award);
  const before = Math.min(to, first - 1) - from + 1;
  if (before > 0) purse.add(place, before * each);
  const start = Math.max(from, first);
  const units = to - start + 1;
  if (units <= 0) return;
  const { value } = purse;
  const room = purse.room(place);
  const growing = each === 0 ? 0 : Math.min(units, Math.floor(room / each));
  into.add(start, start + growing - 1, value + each, each);
  purse.add(place, units * each);
  into.add(start + growing, to, purse.value, 0);
}
