/** The days that did not count, and why: docs/rules-semantics.md §8, the reasons in its order. */
import type { ExcludedRun } from "./answer";
import type { Inquiry } from "./inquiry";
import type { LedgerRecord, Stretch } from "./ledger";
import type { MeasureResult } from "./measure";
import { type Bounds, boundsOf, refusalOf } from "./recognition";
import { positionOf, type Span } from "./spans";
import { type JudgedRun, judgedRuns, type Verdict } from "./verdicts";

interface Judged extends Span {
  /** Null is days that count. */
  verdict: Verdict | null;
}

/** Records in the case's order, the days of each in order of time. */
export function excludedRuns(inquiry: Inquiry, result: MeasureResult): ExcludedRun[] {
  const places = placesOf(result);
  const excluded: ExcludedRun[] = [];
  for (const record of inquiry.ledger.records) {
    for (const { verdict, from, to } of judgedDays(inquiry, result, record, places)) {
      if (verdict === null) continue;
      const run: ExcludedRun = {
        record: record.id,
        from: inquiry.textOf(from),
        to: inquiry.textOf(to),
        days: to - from + 1,
        reason: verdict.reason,
      };
      if (verdict.city !== undefined) run.city = verdict.city;
      if (verdict.byRecord !== undefined) run.byRecord = verdict.byRecord;
      excluded.push(run);
    }
  }
  return excluded;
}

/** The counting days of every city, by kind. */
type Places = ReadonlyMap<string, ReadonlyMap<string, readonly JudgedRun[]>>;

function placesOf(result: MeasureResult): Places {
  return new Map(
    result.coverage.cities.map((city) => [
      city.city,
      new Map(city.kinds.map((kind) => [kind.kind, judgedRuns(result, city, kind)])),
    ]),
  );
}

/** Every day of the record up to A, once. */
function judgedDays(
  { assessment }: Inquiry,
  result: MeasureResult,
  record: LedgerRecord,
  places: Places,
): Judged[] {
  const judged: Judged[] = [];
  for (const stretch of record.stretches) {
    const to = Math.min(stretch.to, assessment.on);
    if (stretch.from > to) continue;
    const reason = refusalOf(assessment, result.measure, stretch);
    if (reason !== null) {
      append(judged, { from: stretch.from, to, verdict: { reason } });
      continue;
    }
    const bounds = boundsOf(assessment, result.coverage.cutoffs, stretch.city);
    const counting = places.get(stretch.city)?.get(record.kind) ?? [];
    judgeStretch(judged, { ...stretch, to }, bounds, counting);
  }
  return judged;
}

/** Bound by bound: between two of them all days are out of the same bounds, or all of them are counting days. */
function judgeStretch(
  judged: Judged[],
  { record, from, to }: Stretch,
  bounds: Bounds,
  counting: readonly JudgedRun[],
): void {
  const edges = [
    bounds.countsFrom,
    bounds.recognisedFrom,
    bounds.recognisedUntil + 1,
    bounds.windowFrom,
    bounds.until + 1,
  ];
  for (let day = from; day <= to; ) {
    let last = to;
    for (const edge of edges) if (edge > day && edge <= last) last = edge - 1;
    const verdict = outOfBounds(bounds, day);
    if (verdict === null) judgeCounting(judged, record, { from: day, to: last }, counting);
    else append(judged, { from: day, to: last, verdict });
    day = last + 1;
  }
}

function outOfBounds(bounds: Bounds, day: number): Verdict | null {
  if (day < bounds.countsFrom) return { reason: "beforeCountsFrom" };
  if (day < bounds.recognisedFrom || day > bounds.recognisedUntil) return { reason: "notRecognised" };
  if (day < bounds.windowFrom) return { reason: "beforeWindow" };
  return day > bounds.until ? { reason: "afterCutoff" } : null;
}

function judgeCounting(
  judged: Judged[],
  record: LedgerRecord,
  days: Span,
  counting: readonly JudgedRun[],
): void {
  for (let at = positionOf(counting, days.from); at < counting.length; at += 1) {
    const run = counting[at] as JudgedRun;
    if (run.from > days.to) break;
    const taken = run.owner === record ? null : { reason: "overlap" as const, byRecord: run.owner.id };
    const from = Math.max(run.from, days.from);
    append(judged, { from, to: Math.min(run.to, days.to), verdict: run.verdict ?? taken });
  }
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
