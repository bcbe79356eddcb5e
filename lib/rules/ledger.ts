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

export function ledgerOf(compiled: CompiledBundle, records: readonly CaseRecord[]): LedgerRecord[] {
  return records.map((source) => {
    const record: LedgerRecord = {
      id: source.id,
      kind: source.kind,
      start: dayNumber(source.start),
      end: source.end == null ? LAST_DAY : dayNumber(source.end),
      status: source.status,
      tags: source.tags ?? [],
      stretches: [],
    };
    record.stretches = stretchesOf(compiled, source.city, record.start, record.end).map((stretch) => ({
      record,
      ...stretch,
    }));
    return record;
  });
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
