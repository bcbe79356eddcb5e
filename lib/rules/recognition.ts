/** Which records count, and which of their days: docs/rules-semantics.md §3, steps 1 to 3. */
import type { ExclusionReason } from "./answer";
import { type Assessment, type Cutoffs, isInScope } from "./assessment";
import type { CompiledMeasure } from "./compile-measure";
import { LAST_DAY } from "./days";
import type { LedgerRecord, Stretch } from "./ledger";
import type { Span } from "./spans";
import type { CityCode } from "./types";

/** The counting days of one stretch of a record. */
export interface CountingSpan extends Span {
  stretch: Stretch;
}

/** Why nothing of a stretch counts in a measure, or null when its days are to be looked at. */
export function refusalOf(
  assessment: Assessment,
  measure: CompiledMeasure,
  stretch: Stretch,
): ExclusionReason | null {
  if (!measure.kinds.includes(stretch.record.kind)) return "kind";
  const doubt = doubtOf(assessment, stretch.record);
  if (doubt !== null) return doubt;
  return isInScope(assessment, measure.scope, stretch.city) ? null : "outOfScope";
}

function doubtOf({ evidence, ruleSet }: Assessment, record: LedgerRecord): "status" | "tag" | null {
  const believed = record.status === "verified" || (record.status === "declared" && evidence === "declared");
  if (!believed) return "status";
  return record.tags.some((tag) => ruleSet.excludeTags.has(tag)) ? "tag" : null;
}

/** The days that a city's records may count on, one bound for each reason. */
export interface Bounds {
  countsFrom: number;
  recognisedFrom: number;
  recognisedUntil: number;
  windowFrom: number;
  until: number;
}

export function boundsOf(assessment: Assessment, cutoffs: Cutoffs, city: CityCode): Bounds {
  // D itself needs no recognition; nor has a city outside the zone any.
  const member = city === assessment.destination ? undefined : assessment.compiled.members.get(city);
  return {
    countsFrom: assessment.ruleSet.countsFrom,
    recognisedFrom: member?.from ?? -LAST_DAY,
    recognisedUntil: member?.until ?? LAST_DAY,
    windowFrom: cutoffs.windowFrom,
    until: cutoffs.until,
  };
}

export function countingSpans(
  assessment: Assessment,
  measure: CompiledMeasure,
  cutoffs: Cutoffs,
  ledger: readonly LedgerRecord[],
): CountingSpan[] {
  return spansWhere(
    assessment,
    cutoffs,
    ledger,
    (stretch) => refusalOf(assessment, measure, stretch) === null,
  );
}

/** The records that `notDuring` looks at: as above, but of any city. */
export function interferingSpans(
  assessment: Assessment,
  measure: CompiledMeasure,
  cutoffs: Cutoffs,
  ledger: readonly LedgerRecord[],
): CountingSpan[] {
  if (measure.notDuring.length === 0) return [];
  return spansWhere(
    assessment,
    cutoffs,
    ledger,
    ({ record }) => measure.notDuring.includes(record.kind) && doubtOf(assessment, record) === null,
  );
}

function spansWhere(
  assessment: Assessment,
  cutoffs: Cutoffs,
  ledger: readonly LedgerRecord[],
  counts: (stretch: Stretch) => boolean,
): CountingSpan[] {
  const spans: CountingSpan[] = [];
  for (const record of ledger) {
    for (const stretch of record.stretches) {
      if (!counts(stretch)) continue;
      const bounds = boundsOf(assessment, cutoffs, stretch.city);
      const from = Math.max(stretch.from, bounds.countsFrom, bounds.recognisedFrom, bounds.windowFrom);
      const to = Math.min(stretch.to, bounds.recognisedUntil, bounds.until);
      if (from <= to) spans.push({ stretch, from, to });
    }
  }
  return spans;
}
