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

/**
 * City caps, then tier caps (the cities other than D that have the tier as of A, together), then the elsewhere cap,
 * and the requirement's share last. What each takes is listed in that order, within one in the order of `perCity`.
 */
export function capped(
  assessment: Assessment,
  measure: CompiledMeasure,
  perCity: ReadonlyMap<CityCode, number>,
  shareLimit: number | null,
): CappedCredits {
  const taken: Taken[] = [];
  const caps = measure.convert ? (assessment.ruleSet.source.caps ?? []) : [];
  const limited = (sum: number, limit: number | undefined, takes: (credited: number) => Taken): number => {
    if (limit === undefined || sum <= limit) return sum;
    taken.push(takes(sum - limit));
    return limit;
  };

  const cityLimits = leastLimits(caps, measure, (cap) => ("city" in cap ? cap.city : null));
  const tierLimits = leastLimits(caps, measure, (cap) => ("tier" in cap ? cap.tier : null));
  const elsewhereLimits = leastLimits(caps, measure, (cap) => ("elsewhere" in cap ? "elsewhere" : null));
  let destination = 0;
  const perTier = new Map<Tier | null, number>();
  for (const [city, sum] of perCity) {
    const left = limited(sum, cityLimits.get(city), (credited) => ({ by: "city", city, credited }));
    if (city === assessment.destination) {
      destination = left;
    } else {
      const tier = tierOn(assessment.compiled, city, assessment.on);
      perTier.set(tier, (perTier.get(tier) ?? 0) + left);
    }
  }
  let elsewhere = 0;
  for (const [tier, sum] of perTier) {
    elsewhere +=
      tier === null
        ? sum
        : limited(sum, tierLimits.get(tier), (credited) => ({ by: "tier", tier, credited }));
  }
  elsewhere = limited(elsewhere, elsewhereLimits.get("elsewhere"), (credited) => ({
    by: "elsewhere",
    credited,
  }));
  elsewhere = limited(elsewhere, shareLimit ?? undefined, (credited) => ({
    by: "maxShareElsewhere",
    credited,
  }));
  return { destination, elsewhere, taken };
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
