/** The days that did not count, and why: docs/rules-semantics.md §8, the reasons in its order. */
import type { Award } from "./allotment";
import type { ExcludedRun } from "./answer";
import type { Assessment } from "./assessment";
import { type CityCoverage, groupsOf } from "./coverage";
import { dayText } from "./days";
import type { LedgerRecord, Stretch } from "./ledger";
import type { MeasureResult } from "./measure";
import { type OwnedSpan, ownersOf } from "./ownership";
import { type Bounds, boundsOf, refusalOf } from "./recognition";
import { FROM_THE_BEGINNING } from "./reset";
import { includes, positionOf, type Span } from "./spans";
import type { Unit } from "./types";
import { firstDayOf, lastDayOf, unitOfDay } from "./units";

type Verdict = Pick<ExcludedRun, "reason" | "city" | "byRecord">;

/** Null is a day that counts. */
type Judge = (day: number) => Verdict | null;

interface Judged extends Span {
  verdict: Verdict | null;
}

export function excludedRuns(
  assessment: Assessment,
  result: MeasureResult,
  ledger: readonly LedgerRecord[],
): ExcludedRun[] {
  const places = new Map(result.coverage.cities.map((city) => [city.city, placeOf(city)]));
  return ledger.flatMap((record) => {
    const judged: Judged[] = [];
    for (const stretch of record.stretches) {
      const to = Math.min(stretch.to, assessment.on);
      if (stretch.from > to) continue;
      const place = places.get(stretch.city);
      for (const one of judgedDays(assessment, result, { ...stretch, to }, place)) append(judged, one);
    }
    return judged.flatMap(({ verdict, from, to }) =>
      verdict === null
        ? []
        : [{ record: record.id, from: dayText(from), to: dayText(to), days: to - from + 1, ...verdict }],
    );
  });
}

/** A city of the measure with, for each kind, the record that each counting day belongs to. */
interface Place extends CityCoverage {
  owners: ReadonlyMap<string, OwnedSpan[]>;
}

function placeOf(city: CityCoverage): Place {
  const byKind = groupsOf(city.counting, ({ stretch }) => stretch.record.kind);
  return { ...city, owners: new Map(byKind.map(([kind, claims]) => [kind, ownersOf(claims)])) };
}

function judgedDays(
  assessment: Assessment,
  result: MeasureResult,
  stretch: Stretch,
  place: Place | undefined,
): Judged[] {
  const refusal = refusalOf(assessment, result.measure, stretch);
  if (refusal !== null) return [{ from: stretch.from, to: stretch.to, verdict: { reason: refusal } }];
  const bounds = boundsOf(assessment, result.coverage.cutoffs, stretch.city);
  const starts = new Set([
    stretch.from,
    bounds.countsFrom,
    bounds.recognisedFrom,
    bounds.recognisedUntil + 1,
    bounds.windowFrom,
    bounds.until + 1,
  ]);
  if (place !== undefined) addStarts(starts, result, stretch, place);
  const judge: Judge = (day) => outOfBounds(bounds, day) ?? lost(result, stretch, place, day);
  const sorted = Float64Array.from(starts)
    .filter((day) => day >= stretch.from && day <= stretch.to)
    .sort();
  return Array.from(sorted, (from, index) => ({
    from,
    to: (sorted[index + 1] ?? stretch.to + 1) - 1,
    verdict: judge(from),
  }));
}

function outOfBounds(bounds: Bounds, day: number): Verdict | null {
  if (day < bounds.countsFrom) return { reason: "beforeCountsFrom" };
  if (day < bounds.recognisedFrom || day > bounds.recognisedUntil) return { reason: "notRecognised" };
  if (day < bounds.windowFrom) return { reason: "beforeWindow" };
  return day > bounds.until ? { reason: "afterCutoff" } : null;
}

/** The first days of every run, within the stretch, in which the verdict on a counting day cannot change. */
function addStarts(starts: Set<number>, result: MeasureResult, stretch: Stretch, place: Place): void {
  const { measure, coverage, firstUnit, awards } = result;
  const addUnits = (spans: readonly Span[]) => addEdges(starts, stretch, spans, measure.unit);
  addUnits(place.byKind.get(stretch.record.kind) ?? []);
  addUnits(place.covered);
  addUnits(coverage.blocked);
  addUnits(awards);
  if (firstUnit !== FROM_THE_BEGINNING) starts.add(firstDayOf(firstUnit, measure.unit));
  addEdges(starts, stretch, place.owners.get(stretch.record.kind) ?? [], "day");
}

function addEdges(starts: Set<number>, stretch: Stretch, spans: readonly Span[], unit: Unit): void {
  const last = unitOfDay(stretch.to, unit);
  for (let at = positionOf(spans, unitOfDay(stretch.from, unit)); at < spans.length; at += 1) {
    const span = spans[at] as Span;
    if (span.from > last) break;
    starts.add(firstDayOf(span.from, unit)).add(lastDayOf(span.to, unit) + 1);
  }
}

/** Why a counting day did not count after all. */
function lost(
  result: MeasureResult,
  { record, city }: Stretch,
  place: Place | undefined,
  day: number,
): Verdict | null {
  const unitNumber = unitOfDay(day, result.measure.unit);
  // Every counting day of a covered month is counted: with `anyOf`, also of a kind that did not reach it by itself.
  if (place === undefined || !includes(place.covered, unitNumber)) {
    const reached = includes(place?.byKind.get(record.kind) ?? [], unitNumber);
    return { reason: reached ? "notConcurrent" : "monthNotReached" };
  }
  if (includes(result.coverage.blocked, unitNumber)) return { reason: "notDuring" };
  if (unitNumber < result.firstUnit) return { reason: "droppedByGap" };
  const taker = awardOf(result.awards, unitNumber);
  if (taker !== undefined && taker.city !== city) return { reason: "overlap", city: taker.city };
  const owner = ownerOf(place.owners.get(record.kind) ?? [], day);
  return owner === undefined || owner === record ? null : { reason: "overlap", byRecord: owner.id };
}

function awardOf(awards: readonly Award[], unitNumber: number): Award | undefined {
  return awards[positionOf(awards, unitNumber)];
}

function ownerOf(owners: readonly OwnedSpan[], day: number): LedgerRecord | undefined {
  return owners[positionOf(owners, day)]?.owner;
}

function append(judged: Judged[], one: Judged): void {
  const last = judged.at(-1);
  const alike =
    last !== undefined &&
    last.to + 1 === one.from &&
    last.verdict?.reason === one.verdict?.reason &&
    last.verdict?.city === one.verdict?.city &&
    last.verdict?.byRecord === one.verdict?.byRecord;
  if (alike) last.to = one.to;
  else judged.push(one);
}
