/** A person's records, made ready once: docs/rules-semantics.md §2 and §3.1. */
import type { CompiledBundle } from "./compile";
import { dayNumber, LAST_DAY } from "./days";
import type { CaseRecord, CityCode, PlannedRecord, RecordStatus } from "./types";

export interface LedgerRecord {
  id: string;
  kind: string;
  start: number;
  /** LAST_DAY while the record goes on. */
  end: number;
  status: RecordStatus;
  tags: readonly string[];
  stretches: Stretch[];
}

/** The days of a record that belong to one city, successors followed. */
export interface Stretch {
  record: LedgerRecord;
  city: CityCode;
  from: number;
  to: number;
}

/** The stretches of one city, by kind; of each kind in the order in which records come first (ownership.ts). */
export interface LedgerCity {
  city: CityCode;
  byKind: ReadonlyMap<string, readonly Stretch[]>;
}

export interface Ledger {
  /** In the case's order. */
  records: readonly LedgerRecord[];
  cities: readonly LedgerCity[];
}

export function ledgerOf(compiled: CompiledBundle, records: readonly CaseRecord[]): Ledger {
  return ledgerFrom(records.map((source) => ledgerRecord(compiled, source)));
}

export function ledgerFrom(records: readonly LedgerRecord[]): Ledger {
  const cities = new Map<CityCode, Map<string, Stretch[]>>();
  for (const record of records.toSorted(comesFirst)) {
    for (const stretch of record.stretches) {
      const byKind = cities.get(stretch.city) ?? new Map<string, Stretch[]>();
      cities.set(stretch.city, byKind);
      const stretches = byKind.get(record.kind);
      if (stretches === undefined) byKind.set(record.kind, [stretch]);
      else stretches.push(stretch);
    }
  }
  return { records, cities: Array.from(cities, ([city, byKind]) => ({ city, byKind })) };
}

function ledgerRecord(compiled: CompiledBundle, source: CaseRecord): LedgerRecord {
  const record: LedgerRecord = {
    id: source.id,
    kind: source.kind,
    start: dayNumber(source.start),
    end: source.end == null ? LAST_DAY : dayNumber(source.end),
    status: source.status,
    tags: source.tags ?? [],
    stretches: [],
  };
  for (const { city, from, to } of stretchesOf(compiled, source.city, record.start, record.end)) {
    record.stretches.push({ record, city, from, to });
  }
  return record;
}

/** Which of several overlapping records is the one that counts: the earliest-starting, then the lowest id. */
export function comesFirst(a: LedgerRecord, b: LedgerRecord): number {
  if (a.start !== b.start) return a.start - b.start;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Planned records as verified ones. Their ids decide nothing: they appear in no trace. */
export function plannedRecords(plan: readonly PlannedRecord[]): CaseRecord[] {
  return plan.map((planned, index) => ({ ...planned, id: `plan ${index}`, status: "verified" }));
}

/** The city a code stands for on a day, chains of successors included. */
export function cityOn(compiled: CompiledBundle, code: CityCode, day: number): CityCode {
  return stretchesOf(compiled, code, day, day)[0]?.city ?? code;
}

function stretchesOf(
  compiled: CompiledBundle,
  code: CityCode,
  from: number,
  to: number,
): { city: CityCode; from: number; to: number }[] {
  const successor = compiled.cities.get(code)?.successor ?? null;
  if (successor === null || (!successor.retroactive && to < successor.from))
    return [{ city: code, from, to }];
  if (successor.retroactive || from >= successor.from) return stretchesOf(compiled, successor.code, from, to);
  return [
    { city: code, from, to: successor.from - 1 },
    ...stretchesOf(compiled, successor.code, successor.from, to),
  ];
}
