import { sum } from "./amounts";
import { type Covered, cover, firstDayOfUnit, lastDayOfUnit, unitOf } from "./coverage";
import { textOf } from "./dates";
import type { Measure } from "./document";
import { coefficient, type World } from "./places";

export type Taken = { t: number; city: string; coefficient: bigint };
export type Run = {
  city: string;
  from: string;
  to: string;
  units: number;
  coefficient: bigint;
  credited: bigint;
};
export type Measured = {
  covered: Covered;
  /** Units up to this one were dropped by the reset. */
  droppedTo: number;
  takenBy: Map<number, Taken>;
  runs: Run[];
  /** §6: "After summing per city", before any cap. */
  perCity: Map<string, bigint>;
};

/** §3–§5: one measure of one case, before caps. */
export function measured(world: World, measure: Measure): Measured {
  const covered = cover(world, measure);
  const units = [...covered.coverage.units()].filter((t) => covered.coveredAnywhere(t)).sort((a, b) => a - b);
  const droppedTo = reset(measure, covered, new Set(units));
  const takenBy = new Map<number, Taken>();
  for (const t of units) if (t > droppedTo) takenBy.set(t, assign(world, measure, covered, t));
  const runs = runsOf([...takenBy.values()], measure, covered.until);
  const perCity = new Map<string, bigint>();
  for (const taken of takenBy.values())
    perCity.set(taken.city, sum([perCity.get(taken.city) ?? 0n, taken.coefficient]));
  return { covered, droppedTo, takenBy, runs, perCity };
}

/**
 * §4: "Walk back from U's own unit: as soon as more than N units in a row are uncovered, U's side first,
 * everything before that gap is dropped." Answers the last unit that is dropped.
 */
function reset(measure: Measure, covered: Covered, units: Set<number>): number {
  const limit = measure.resetAfterGap;
  if (limit == null || units.size === 0) return Number.NEGATIVE_INFINITY;
  const earliest = Math.min(...units);
  let inARow = 0;
  for (let t = unitOf(covered.until, measure.unit); t >= earliest; t -= 1) {
    inARow = units.has(t) ? 0 : inARow + 1;
    if (inARow > limit) return t;
  }
  return Number.NEGATIVE_INFINITY;
}

/** §5: "A unit counts once. Covered in several cities, it goes to one". */
function assign(world: World, measure: Measure, covered: Covered, t: number): Taken {
  const day = firstDayOfUnit(t, measure.unit);
  const isDestination = (one: Taken): number => (one.city === world.destination ? 0 : 1);
  const candidates = covered.coverage
    .cities()
    .filter((city) => covered.covers(city, t))
    .map((city) => ({ t, city, coefficient: coefficient(world, measure.convert, city, day) }));
  const started = (city: string): string =>
    covered.coverage
      .recordsIn(city, t)
      .map((record) => record.start)
      .sort()[0] ?? "";

  candidates.sort((a, b) => {
    // "with `destinationFirst` D where D is one of them, else the highest coefficient".
    if (world.rules.overlap === "destinationFirst" && isDestination(a) !== isDestination(b))
      return isDestination(a) - isDestination(b);
    if (a.coefficient !== b.coefficient) return a.coefficient > b.coefficient ? -1 : 1;
    // "Ties go to D, then to the city whose record started first, then to the lowest code."
    if (isDestination(a) !== isDestination(b)) return isDestination(a) - isDestination(b);
    const [first, second] = [started(a.city), started(b.city)];
    if (first !== second) return first < second ? -1 : 1;
    return a.city < b.city ? -1 : 1;
  });
  const winner = candidates[0];
  if (winner === undefined) throw new Error(`nothing covers unit ${t}`);
  return winner;
}

/** §8: "maximal runs of units with the same city and coefficient, in order of time". */
function runsOf(taken: Taken[], measure: Measure, until: number): Run[] {
  const runs: { first: Taken; units: number }[] = [];
  for (const one of taken) {
    const run = runs.at(-1);
    const continues =
      run !== undefined &&
      run.first.t + run.units === one.t &&
      run.first.city === one.city &&
      run.first.coefficient === one.coefficient;
    if (continues) run.units += 1;
    else runs.push({ first: one, units: 1 });
  }
  return runs.map(({ first, units }) => ({
    city: first.city,
    from: textOf(firstDayOfUnit(first.t, measure.unit)),
    // "to its last month's last day, or to U".
    to: textOf(Math.min(lastDayOfUnit(first.t + units - 1, measure.unit), until)),
    units,
    coefficient: first.coefficient,
    credited: first.coefficient * BigInt(units),
  }));
}
