import type { Day } from "@/lib/clock";
import { addDays } from "@/lib/places/days";
import { type HeldSpans, monthsHeld, monthsReachedOn } from "./months-held";
import { entriesOn, isForPermitsOf, type Recognition } from "./published-rights";
import type { RightsBasis, RightsEntry } from "./rights";

/** What recognition asks about one permit. */
export interface RecognisedPermit {
  /** The city it counts in. */
  issuingCity: string;
  /** Whether it works: a suspended one opens nothing until it is restored (Decree 663 art. 10). */
  works: boolean;
  held: HeldSpans;
}

export interface CarriedRight {
  code: string;
  basis: RightsBasis;
  /** The last day, where a version that is published already ends it. */
  until: Day | null;
}

export interface LaterRight {
  code: string;
  basis: RightsBasis;
  /** The first day, if the permit goes on; null where no day can be told. */
  from: Day | null;
  /** MONTHS: not held long enough. COMING: its entry does not hold yet. SUSPENDED: the permit has to be restored first. */
  because: "MONTHS" | "COMING" | "SUSPENDED";
  afterMonths: number;
}

export interface CityRights {
  city: string;
  /** False: the city has published nothing, and owes only what the decree says of its own permits. */
  published: boolean;
  now: CarriedRight[];
  later: LaterRight[];
}

/**
 * What one permit opens in each city on a day: the codes it carries, and what it does not carry yet, from when and
 * why. Longer held, it never carries less; a version changes nothing before its day.
 */
export function rightsCarried(
  world: Recognition,
  permit: RecognisedPermit,
  cities: Iterable<string>,
  on: Day,
): CityRights[] {
  const changes = daysOfChange(world, on);
  const reached = new Map<number, Day | null>();
  const reachedOn = (months: number): Day | null => {
    const known = reached.get(months);
    if (known !== undefined) return known;
    const day = monthsReachedOn(permit.held, months, on);
    reached.set(months, day);
    return day;
  };
  return [...cities].map((city) => {
    const entries = (day: Day) =>
      entriesOn(world, city, day).filter((entry) =>
        isForPermitsOf(world, entry, { city, issuingCity: permit.issuingCity }, day),
      );
    const stretches = [on, ...changes].map((start, at) => ({
      start,
      next: changes[at] ?? null,
      open: entries(start),
    }));
    return {
      city,
      published: (world.versions.get(city)?.length ?? 0) > 0,
      ...carried(permit, stretches, reachedOn, on),
    };
  });
}

/** Days of one set of entries: from `start` to the day before `next`. */
interface Stretch {
  start: Day;
  next: Day | null;
  open: readonly RightsEntry[];
}

function carried(
  permit: RecognisedPermit,
  stretches: readonly Stretch[],
  reachedOn: (months: number) => Day | null,
  on: Day,
): Pick<CityRights, "now" | "later"> {
  const now: CarriedRight[] = [];
  const later: LaterRight[] = [];
  const codes = new Set(stretches.flatMap(({ open }) => open.map(({ code }) => code)));
  const has = monthsHeld(permit.held, on);
  for (const code of codes) {
    const at = stretches.map(({ start, next, open }) => {
      // Of several entries of one right, the one that asks least decides.
      const [entry] = open.filter((one) => one.code === code).sort((a, b) => a.afterMonths - b.afterMonths);
      const from = entry === undefined ? null : laterOf(start, reachedOn(entry.afterMonths));
      return { entry, from: from !== null && (next === null || from < next) ? from : null };
    });
    const [first] = at;
    if (permit.works && first?.entry !== undefined && first.from === on) {
      const ends = at.find(({ from }, index) => from === null || from !== stretches[index]?.start);
      const endsOn = ends === undefined ? undefined : stretches[at.indexOf(ends)]?.start;
      now.push({ code, basis: first.entry.basis, until: endsOn === undefined ? null : addDays(endsOn, -1) });
      continue;
    }
    const coming = at.find(({ from }) => from !== null) ?? at.find(({ entry }) => entry !== undefined);
    if (coming?.entry === undefined) continue;
    const { basis, afterMonths } = coming.entry;
    const because = !permit.works ? "SUSPENDED" : has < afterMonths ? "MONTHS" : "COMING";
    later.push({ code, basis, from: permit.works ? coming.from : null, because, afterMonths });
  }
  return { now, later };
}

function laterOf(a: Day, b: Day | null): Day | null {
  if (b === null) return null;
  return a > b ? a : b;
}

/** The days after `on` on which anything published changes, in order. */
function daysOfChange(world: Recognition, on: Day): Day[] {
  const days = new Set<Day>();
  for (const versions of world.versions.values()) {
    for (const { effectiveFrom, rights } of versions) {
      days.add(effectiveFrom);
      for (const { from } of rights.entries) if (from !== null) days.add(from);
    }
  }
  return [...days].filter((day) => day > on).sort();
}
