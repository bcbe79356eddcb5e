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

/**
 * How each stated record of this city stands to what is on record of the same person. What the city states side by
 * side is no conflict, whichever of it the ledger has already: so the order in which statements come makes no difference.
 */
export function comparedRecords(
  stated: readonly StatedRecord[],
  cityCode: string,
  known: readonly KnownRecord[],
): Comparison[] {
  const ofCity = known.filter((one) => one.cityCode === cityCode);
  const statedAs = new Map(
    ofCity.map((one) => [one, stated.filter((record) => one.statedId === record.id || isSame(record, one))]),
  );
  return stated.map((record) => {
    const spokenFor = new Set(
      ofCity.filter((one) => statedAs.get(one)?.some((other) => other !== record)).map(({ id }) => id),
    );
    return comparedWith(
      record,
      ofCity,
      ofCity.filter(({ id }) => !spokenFor.has(id)),
    );
  });
}

/** `unspoken` are those that no other record of the statement stands for. */
function comparedWith(
  record: StatedRecord,
  known: readonly KnownRecord[],
  unspoken: readonly KnownRecord[],
): Comparison {
  const imported = known.find(({ statedId }) => statedId === record.id);
  if (imported !== undefined) {
    return isSame(record, imported)
      ? { record, outcome: "KNOWN", known: imported.id }
      : { record, outcome: "CONFLICT", known: imported.id, because: "CHANGED_SINCE" };
  }
  const same = known.find((one) => isSame(record, one));
  if (same !== undefined) return { record, outcome: "KNOWN", known: same.id };
  const others = unspoken.filter(({ kind }) => kind === record.kind);
  const equal = others.find((one) => hasSameDays(record, one));
  if (equal !== undefined) return { record, outcome: "CONFLICT", known: equal.id, because: "TAGS_DIFFER" };
  const overlapping = others.find((one) => overlaps(record, one));
  return overlapping === undefined
    ? { record, outcome: "NEW", known: null }
    : { record, outcome: "CONFLICT", known: overlapping.id, because: "DAYS_DIFFER" };
}

type Dated = { startOn: string; endOn: string | null };

type Fact = Dated & { kind: string; tags: readonly string[] };

/** Kind, days and tags are the same: the same fact, whoever says it. */
export const isSame = (record: Fact, known: Fact): boolean =>
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
