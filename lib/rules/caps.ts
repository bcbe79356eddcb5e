/** What caps take: docs/rules-semantics.md §6. All amounts are integers of 1/10000 unit. */
import { SCALE, unitsOfMonths } from "./amounts";
import { type Assessment, tierOn } from "./assessment";
import type { CompiledMeasure } from "./compile-measure";
import type { Cap, CityCode, Tier } from "./types";

export type Taken =
  | { by: "city"; city: CityCode; credited: number }
  | { by: "tier"; tier: Tier; credited: number }
  | { by: "elsewhere" | "maxShareElsewhere"; credited: number };

export interface CappedCredits {
  destination: number;
  elsewhere: number;
  taken: Taken[];
}

/** City caps, then tier caps, then the elsewhere cap, and the requirement's share last. */
export function capped(
  assessment: Assessment,
  measure: CompiledMeasure,
  perCity: ReadonlyMap<CityCode, number>,
  shareLimit: number | null,
): CappedCredits {
  const taken: Taken[] = [];
  const credits = new Map(perCity);
  const caps = measure.convert ? (assessment.ruleSet.source.caps ?? []) : [];
  for (const [city, limit] of leastLimits(caps, measure, (cap) => ("city" in cap ? cap.city : null))) {
    const excess = (credits.get(city) ?? 0) - limit;
    if (excess <= 0) continue;
    credits.set(city, limit);
    taken.push({ by: "city", city, credited: excess });
  }
  let elsewhere = 0;
  for (const [city, credited] of credits) {
    if (city !== assessment.destination) elsewhere += credited;
  }
  for (const [tier, limit] of leastLimits(caps, measure, (cap) => ("tier" in cap ? cap.tier : null))) {
    const excess = creditedInTier(assessment, credits, tier) - limit;
    if (excess <= 0) continue;
    elsewhere -= excess;
    taken.push({ by: "tier", tier, credited: excess });
  }
  for (const [by, limit] of leastLimits(caps, measure, (cap) => ("elsewhere" in cap ? "elsewhere" : null))) {
    if (elsewhere <= limit) continue;
    taken.push({ by, credited: elsewhere - limit });
    elsewhere = limit;
  }
  if (shareLimit !== null && elsewhere > shareLimit) {
    taken.push({ by: "maxShareElsewhere", credited: elsewhere - shareLimit });
    elsewhere = shareLimit;
  }
  return { destination: credits.get(assessment.destination) ?? 0, elsewhere, taken };
}

/** Of several caps on one thing the least holds. */
function leastLimits<Key extends string>(
  caps: readonly Cap[],
  measure: CompiledMeasure,
  keyOf: (cap: Cap) => Key | null,
): Map<Key, number> {
  const limits = new Map<Key, number>();
  for (const cap of caps) {
    const key = keyOf(cap);
    if (key === null) continue;
    const limit = unitsOfMonths(cap.months, measure.unit) * SCALE;
    limits.set(key, Math.min(limit, limits.get(key) ?? limit));
  }
  return limits;
}

/** The cities other than D that have the tier as of A, together. */
function creditedInTier(assessment: Assessment, credits: ReadonlyMap<CityCode, number>, tier: Tier): number {
  let sum = 0;
  for (const [city, credited] of credits) {
    const counts =
      city !== assessment.destination && tierOn(assessment.compiled, city, assessment.on) === tier;
    if (counts) sum += credited;
  }
  return sum;
}
