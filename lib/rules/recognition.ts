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

/** Why a record is not believed, or not wanted. */
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

/** What counts of the stretches of one kind in one city, in their order. */
export function countingSpans(
  assessment: Assessment,
  cutoffs: Cutoffs,
  city: CityCode,
  stretches: readonly Stretch[],
): CountingSpan[] {
  const bounds = boundsOf(assessment, cutoffs, city);
  const earliest = Math.max(bounds.countsFrom, bounds.recognisedFrom, bounds.windowFrom);
  const latest = Math.min(bounds.recognisedUntil, bounds.until);
  const spans: CountingSpan[] = [];
  for (const stretch of stretches) {
    const from = Math.max(stretch.from, earliest);
    const to = Math.min(stretch.to, latest);
    if (from <= to && doubtOf(assessment, stretch.record) === null) spans.push({ stretch, from, to });
  }
  return spans;
}
