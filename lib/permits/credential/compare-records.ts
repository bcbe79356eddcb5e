import type { StatedRecord } from "./statement-of-years";

/** A record of the ledger as far as a statement can be compared with it. Days inclusive; an end of null goes on. */
export type KnownRecord = {
  id: string;
  kind: string;
  cityCode: string;
  startOn: string;
  endOn: string | null;
  tags: readonly string[];
  /** The stating city's number, where the record came by a statement. */
  statedId: string | null;
};

/**
 * KNOWN: the ledger has it; nothing to do. NEW: may be taken over. CONFLICT: a clerk decides, with the ledger's record
 * beside it.
 */
export type Comparison = { record: StatedRecord } & (
  | { outcome: "NEW"; known: null }
  | { outcome: "KNOWN"; known: string }
  | { outcome: "CONFLICT"; known: string; because: "CHANGED_SINCE" | "TAGS_DIFFER" | "DAYS_DIFFER" }
);

/** How each stated record of this city stands to what is on record of the same person. */
export function comparedRecords(
  stated: readonly StatedRecord[],
  cityCode: string,
  known: readonly KnownRecord[],
): Comparison[] {
  const ofCity = known.filter((one) => one.cityCode === cityCode);
  return stated.map((record) => comparedWith(record, ofCity));
}

function comparedWith(record: StatedRecord, known: readonly KnownRecord[]): Comparison {
  const imported = known.find(({ statedId }) => statedId === record.id);
  if (imported !== undefined) {
    return isSame(record, imported)
      ? { record, outcome: "KNOWN", known: imported.id }
      : { record, outcome: "CONFLICT", known: imported.id, because: "CHANGED_SINCE" };
  }
  const sameKind = known.filter(({ kind }) => kind === record.kind);
  const equal = sameKind.find((one) => hasSameDays(record, one));
  if (equal !== undefined) {
    return hasSameTags(record, equal)
      ? { record, outcome: "KNOWN", known: equal.id }
      : { record, outcome: "CONFLICT", known: equal.id, because: "TAGS_DIFFER" };
  }
  const overlapping = sameKind.find((one) => overlaps(record, one));
  return overlapping === undefined
    ? { record, outcome: "NEW", known: null }
    : { record, outcome: "CONFLICT", known: overlapping.id, because: "DAYS_DIFFER" };
}

type Dated = { startOn: string; endOn: string | null };

const isSame = (record: StatedRecord, known: KnownRecord): boolean =>
  record.kind === known.kind && hasSameDays(record, known) && hasSameTags(record, known);

const hasSameDays = (one: Dated, other: Dated): boolean =>
  one.startOn === other.startOn && one.endOn === other.endOn;

function hasSameTags(
  { tags: one }: { tags: readonly string[] },
  { tags: other }: { tags: readonly string[] },
) {
  return one.length === other.length && one.every((tag) => other.includes(tag));
}

/** Days are compared as texts: "YYYY-MM-DD" sorts as the days do. */
const overlaps = (one: Dated, other: Dated): boolean =>
  (other.endOn === null || one.startOn <= other.endOn) && (one.endOn === null || other.startOn <= one.endOn);
