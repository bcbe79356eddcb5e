import type { Reason, RecordDay } from "./counting";
import { unitOf } from "./coverage";
import { textOf } from "./dates";
import type { LedgerRecord, Measure } from "./document";
import type { Measured } from "./measure";

export type Excluded = {
  record: string;
  from: string;
  to: string;
  days: number;
  reason: Reason;
  /** With `overlap`: who took the unit. */
  city?: string;
  byRecord?: string;
};

type Judged = { reason: Reason; city?: string; byRecord?: string };

/** §8: "for every record, the days that did not count and why". */
export function excluded(measure: Measure, result: Measured): Excluded[] {
  const spans: { record: string; from: number; to: number; judged: Judged }[] = [];
  for (const day of result.covered.days) {
    const judged = judge(measure, result, day);
    if (judged === null) continue;
    const span = spans.at(-1);
    const continues =
      span !== undefined &&
      span.record === day.record.id &&
      span.to + 1 === day.day &&
      span.judged.reason === judged.reason &&
      span.judged.city === judged.city &&
      span.judged.byRecord === judged.byRecord;
    if (continues) span.to = day.day;
    else spans.push({ record: day.record.id, from: day.day, to: day.day, judged });
  }
  return spans.map(({ record, from, to, judged }) => ({
    record,
    from: textOf(from),
    to: textOf(to),
    days: to - from + 1,
    ...judged,
  }));
}

/** The first reason, in the order of §8's list, why this day did not count; null when it did. */
function judge(measure: Measure, result: Measured, { record, day, city, reason }: RecordDay): Judged | null {
  if (reason !== null) return { reason };
  const { covered, takenBy, droppedTo } = result;
  const t = unitOf(day, measure.unit);
  // "every counting day of a covered month that went to that city is counted": with `anyOf` also a day of a kind that
  // does not reach the month itself. So a month that one kind covers is reached for all of them.
  if (!covered.covers(city, t)) {
    const reached = covered.coverage.kindCovers(city, record.kind, t);
    return { reason: reached ? "notConcurrent" : "monthNotReached" };
  }
  if (covered.blocked(t)) return { reason: "notDuring" };
  if (t <= droppedTo) return { reason: "droppedByGap" };
  const taken = takenBy.get(t);
  if (taken === undefined) throw new Error(`unit ${t} is covered and goes nowhere`);
  if (taken.city !== city) return { reason: "overlap", city: taken.city };
  const first = earliest(covered.coverage.recordsOn(city, record.kind, day));
  return first.id === record.id ? null : { reason: "overlap", byRecord: first.id };
}

/** "of several records of one kind in one city the earliest-starting, then the lowest id, is counted". */
function earliest(records: LedgerRecord[]): LedgerRecord {
  const [first] = [...records].sort((a, b) =>
    a.start !== b.start ? (a.start < b.start ? -1 : 1) : a.id < b.id ? -1 : 1,
  );
  if (first === undefined) throw new Error("a counted day has a record");
  return first;
}
