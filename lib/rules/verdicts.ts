/** Day by day, what became of the counting days of one kind in one city: docs/rules-semantics.md §8. */
import type { ExcludedRun } from "./answer";
import type { CityCoverage, KindCoverage } from "./coverage";
import type { LedgerRecord } from "./ledger";
import type { MeasureResult } from "./measure";
import { ownersOf } from "./ownership";
import { positionOf, type Span } from "./spans";
import { lastDayOf, unitOfDay } from "./units";

export type Verdict = Pick<ExcludedRun, "reason" | "city" | "byRecord">;

/** A run of days that all count, or all do not for the same reason. */
export interface JudgedRun extends Span {
  /** Null where the days count, of the owner's records. */
  verdict: Verdict | null;
  owner: LedgerRecord;
}

/** Every counting day of the kind in the city, in order of time. */
export function judgedRuns(result: MeasureResult, city: CityCoverage, kind: KindCoverage): JudgedRun[] {
  const { unit } = result.measure;
  const runs: JudgedRun[] = [];
  for (const { from, to, owner } of ownersOf(kind.counting)) {
    for (let day = from; day <= to; ) {
      const { verdict, through } = verdictOn(result, city, kind, unitOfDay(day, unit));
      const last = Math.min(to, through === Number.POSITIVE_INFINITY ? to : lastDayOf(through, unit));
      runs.push({ from: day, to: last, verdict, owner });
      day = last + 1;
    }
  }
  return runs;
}

/** On a unit in which the kind has a counting day, and through which unit it is the same. */
function verdictOn(
  { coverage: { blocked }, firstUnit, awards }: MeasureResult,
  { city, covered }: CityCoverage,
  { units }: KindCoverage,
  unitNumber: number,
): { verdict: Verdict | null; through: number } {
  const together = around(covered, unitNumber);
  // Every counting day of a covered month is counted: with `anyOf`, also of a kind that did not reach it by itself.
  if (!together.within) {
    const alone = around(units, unitNumber);
    const reason = alone.within ? "notConcurrent" : "monthNotReached";
    return { verdict: { reason }, through: Math.min(together.through, alone.through) };
  }
  const other = around(blocked, unitNumber);
  const through = Math.min(together.through, other.through);
  if (other.within) return { verdict: { reason: "notDuring" }, through };
  if (unitNumber < firstUnit) {
    return { verdict: { reason: "droppedByGap" }, through: Math.min(through, firstUnit - 1) };
  }
  const award = awards[positionOf(awards, unitNumber)];
  const taker = award?.city ?? city;
  return {
    verdict: taker === city ? null : { reason: "overlap", city: taker },
    through: Math.min(through, award?.to ?? through),
  };
}

/** Whether the list has the unit, and through which unit that is the same. */
function around(list: readonly Span[], unitNumber: number): { within: boolean; through: number } {
  const span = list[positionOf(list, unitNumber)];
  if (span === undefined) return { within: false, through: Number.POSITIVE_INFINITY };
  return span.from <= unitNumber
    ? { within: true, through: span.to }
    : { within: false, through: span.from - 1 };
}
