import type { Day } from "@/lib/clock";
import { addDays } from "@/lib/places/days";
import type { RecordStatus, YearRecord } from "@/lib/residents/types";
import { standingOn } from "./lapse";
import type { CityRules } from "./permit-rule";
import { within } from "./spans";
import type { DaySpan, PermitHistory } from "./types";

/** The kind of evidence a permit is in the ledger of years. */
export const PERMIT_KIND = "residence";

/**
 * A span that the issuing city's own rule takes into no continuous count: before a restart, or after a stop. A fact of
 * that city's rule; a zone's rules heed it only where they list the tag (docs/rules-semantics.md §3).
 */
export const NOT_CONTINUOUS = "notContinuous";

/** What a permit says to the ledger: a record of kind `residence`, its first day its key among the permit's own. */
export interface PermitRecord extends DaySpan {
  kind: typeof PERMIT_KIND;
  placeCode: string;
  cityCode: string;
  tags: string[];
}

/**
 * The residence records of one permit as they stand on a day: the days that count, both ends inclusive, `endOn: null`
 * while it is in force. Derived from the acts alone, so that deriving again changes nothing; disjoint and in order.
 */
export function residenceRecordsOf(permit: PermitHistory, rules: CityRules, today: Day): PermitRecord[] {
  const standing = standingOn(permit.acts, rules, today);
  if (standing === null) return [];
  const { counted, restartedOn, stoppedOn } = standing;
  const { placeCode, cityCode } = permit;
  const record = (span: DaySpan, tags: string[]): PermitRecord => ({
    kind: PERMIT_KIND,
    placeCode,
    cityCode,
    ...span,
    tags,
  });
  const from = restartedOn ?? "0001-01-01";
  const before = restartedOn === null ? [] : within(counted, "0001-01-01", addDays(restartedOn, -1));
  const after = stoppedOn === null ? [] : within(counted, maxDay(addDays(stoppedOn, 1), from), null);
  return [
    ...before.map((span) => record(span, [NOT_CONTINUOUS])),
    ...within(counted, from, stoppedOn).map((span) => record(span, [])),
    ...after.map((span) => record(span, [NOT_CONTINUOUS])),
  ];
}

function maxDay(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** A record that stands in the ledger and came from this permit. */
export type LedgerRecord = Pick<
  YearRecord,
  "id" | "placeCode" | "cityCode" | "startOn" | "endOn" | "status" | "tags"
>;

export type LedgerChange =
  | { type: "ADD"; record: PermitRecord }
  /** The record in its new form goes in the place of the one named. */
  | { type: "SUPERSEDE"; supersedesId: string; record: PermitRecord }
  /** Nothing is left of the record named: a withdrawn one goes in its place. */
  | { type: "WITHDRAW"; supersedesId: string };

const STANDS: readonly RecordStatus[] = ["VERIFIED"];

/**
 * What the ledger has to add or supersede so that it says what the permit says; empty where it does. `standing` are
 * the records derived from this permit that no other supersedes. Records are matched by their first day, then by
 * overlap, so that a span that was cut short at its beginning is corrected rather than withdrawn and added anew.
 */
export function ledgerChanges(
  standing: readonly LedgerRecord[],
  derived: readonly PermitRecord[],
): LedgerChange[] {
  const kept = standing.filter((record) => STANDS.includes(record.status));
  const pairs = new Map<PermitRecord, LedgerRecord>();
  const pair = (fits: (kept: LedgerRecord, record: PermitRecord) => boolean) => {
    for (const record of derived.filter((one) => !pairs.has(one))) {
      const taken = new Set(pairs.values());
      const found = kept.find((one) => !taken.has(one) && fits(one, record));
      if (found !== undefined) pairs.set(record, found);
    }
  };
  pair((one, record) => one.startOn === record.startOn);
  pair((one, record) => within([one], record.startOn, record.endOn).length > 0);
  const paired = new Set(pairs.values());
  const changes = derived.flatMap((record): LedgerChange[] => {
    const found = pairs.get(record);
    if (found === undefined) return [{ type: "ADD", record }];
    return saysTheSame(found, record) ? [] : [{ type: "SUPERSEDE", supersedesId: found.id, record }];
  });
  const gone = kept.filter((one) => !paired.has(one));
  return [...gone.map(({ id }): LedgerChange => ({ type: "WITHDRAW", supersedesId: id })), ...changes];
}

function saysTheSame(found: LedgerRecord, record: PermitRecord): boolean {
  return (
    found.startOn === record.startOn &&
    found.endOn === record.endOn &&
    found.placeCode === record.placeCode &&
    found.cityCode === record.cityCode &&
    found.tags.join() === record.tags.join()
  );
}
