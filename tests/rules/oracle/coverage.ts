import { cutoff, kindsOf, type MeasureQuestion, type RecordDay, recordDays } from "./counting";
import { firstDayOf, lastDayOf, monthOf } from "./dates";
import type { LedgerRecord, Unit } from "./document";
import type { World } from "./places";

export function unitOf(day: number, unit: Unit): number {
  return unit === "day" ? day : monthOf(day);
}

export function firstDayOfUnit(t: number, unit: Unit): number {
  return unit === "day" ? t : firstDayOf(t);
}

export function lastDayOfUnit(t: number, unit: Unit): number {
  return unit === "day" ? t : lastDayOf(t);
}

/** city → kind → unit → counting day → the records that have it. */
type Table = Map<string, Map<string, Map<number, Map<number, LedgerRecord[]>>>>;

export class Coverage {
  private readonly table: Table = new Map();

  constructor(
    private readonly world: World,
    days: RecordDay[],
    private readonly unit: Unit,
  ) {
    for (const { record, day, city, reason } of days) {
      if (reason !== null) continue;
      const kinds = child(this.table, city, () => new Map());
      const units = child(kinds, record.kind, () => new Map());
      const counting = child(units, unitOf(day, unit), () => new Map<number, LedgerRecord[]>());
      child(counting, day, () => []).push(record);
    }
  }

  cities(): string[] {
    return [...this.table.keys()];
  }

  units(): Set<number> {
    const all = new Set<number>();
    for (const kinds of this.table.values())
      for (const units of kinds.values()) for (const t of units.keys()) all.add(t);
    return all;
  }

  /** The records of this kind that have this very day as a counting day in the city. */
  recordsOn(city: string, kind: string, day: number): LedgerRecord[] {
    return this.table.get(city)?.get(kind)?.get(unitOf(day, this.unit))?.get(day) ?? [];
  }

  /** The records of any kind here "with a counting day in t in that city". */
  recordsIn(city: string, t: number): LedgerRecord[] {
    const kinds = [...(this.table.get(city)?.values() ?? [])];
    return kinds.flatMap((units) => [...(units.get(t)?.values() ?? [])].flat());
  }

  /** §2: when a kind covers a unit in a city. A day unit is covered by one counting day: itself. */
  kindCovers(city: string, kind: string, t: number): boolean {
    const days = this.table.get(city)?.get(kind)?.get(t)?.size ?? 0;
    if (this.unit === "day" || this.world.rules.monthCounts === "anyDay") return days >= 1;
    if (this.world.rules.monthCounts === "fifteenDays") return days >= 15;
    return days === lastDayOf(t) - firstDayOf(t) + 1;
  }
}

function child<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

export type Covered = {
  days: RecordDay[];
  coverage: Coverage;
  /** §4 coverage: every kind, or with anyOf at least one. */
  covers(city: string, t: number): boolean;
  /** §5 `notDuring`. */
  blocked(t: number): boolean;
  /** Covered in a city in scope, and not taken away by `notDuring`. */
  coveredAnywhere(t: number): boolean;
  until: number;
};

/** §3, steps 1–5. */
export function cover(world: World, measure: MeasureQuestion): Covered {
  const kinds = kindsOf(measure.kinds);
  const days = recordDays(world, measure, kinds, true);
  const coverage = new Coverage(world, days, measure.unit);
  // "a counting record (steps 1–3 but for the scope) of one of those kinds".
  const against = measure.notDuring ?? [];
  const others = new Coverage(world, recordDays(world, measure, against, false), measure.unit);
  const otherCities = others.cities();

  const covers = (city: string, t: number): boolean =>
    Array.isArray(measure.kinds)
      ? kinds.every((kind) => coverage.kindCovers(city, kind, t))
      : kinds.some((kind) => coverage.kindCovers(city, kind, t));
  // "covers, in any one city, is not covered anywhere".
  const blocked = (t: number): boolean =>
    otherCities.some((city) => against.some((kind) => others.kindCovers(city, kind, t)));
  const coveredAnywhere = (t: number): boolean =>
    !blocked(t) && coverage.cities().some((city) => covers(city, t));
  return { days, coverage, covers, blocked, coveredAnywhere, until: cutoff(world, measure) };
}
