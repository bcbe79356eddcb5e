/** What caps take: docs/rules-semantics.md §6. All amounts are integers of 1/10000 unit. */
import { SCALE, unitsOfMonths } from "./amounts";
import { type Assessment, tierOn } from "./assessment";
import type { CompiledMeasure } from "./compile-measure";
import type { Cap, CityCode, Tier, Unit } from "./types";

export type Taken =
  | { by: "city"; city: CityCode; credited: number }
  | { by: "tier"; tier: Tier; credited: number }
  | { by: "elsewhere" | "maxShareElsewhere"; credited: number };

export interface CappedCredits {
  destination: number;
  elsewhere: number;
  /** The two together, in 1/10000 unit. */
  credited: number;
  taken: Taken[];
}

/** What each cap leaves, in one unit; of several caps on one thing the least holds. */
export interface CapLimits {
  city: ReadonlyMap<CityCode, number>;
  tier: ReadonlyMap<Tier, number>;
  elsewhere: number | null;
}

const NO_LIMITS: CapLimits = { city: new Map(), tier: new Map(), elsewhere: null };

export function compileCaps(caps: readonly Cap[], unit: Unit): CapLimits {
  const city = new Map<CityCode, number>();
  const tier = new Map<Tier, number>();
  let elsewhere: number | null = null;
  for (const cap of caps) {
    const limit = unitsOfMonths(cap.months, unit) * SCALE;
    if ("city" in cap) city.set(cap.city, Math.min(limit, city.get(cap.city) ?? limit));
    else if ("tier" in cap) tier.set(cap.tier, Math.min(limit, tier.get(cap.tier) ?? limit));
    else elsewhere = Math.min(limit, elsewhere ?? limit);
  }
  return { city, tier, elsewhere };
}

/** Caps apply only in measures that convert. */
export function limitsOf({ ruleSet }: Assessment, measure: CompiledMeasure): CapLimits {
  return measure.convert ? ruleSet.capLimits[measure.unit] : NO_LIMITS;
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
  const limits = limitsOf(assessment, measure);
  const taken: Taken[] = [];
  let destination = 0;
  let elsewhere = 0;
  const perTier = new Map<Tier, number>();
  for (const [city, sum] of perCity) {
    const left = Math.min(sum, limits.city.get(city) ?? sum);
    if (left < sum) taken.push({ by: "city", city, credited: sum - left });
    const tier = cappedTier(assessment, limits, city);
    if (city === assessment.destination) destination = left;
    else if (tier === null) elsewhere += left;
    else perTier.set(tier, (perTier.get(tier) ?? 0) + left);
  }
  for (const [tier, sum] of perTier) {
    const left = Math.min(sum, limits.tier.get(tier) ?? sum);
    if (left < sum) taken.push({ by: "tier", tier, credited: sum - left });
    elsewhere += left;
  }
  const shared = Math.min(elsewhere, limits.elsewhere ?? elsewhere);
  if (shared < elsewhere) taken.push({ by: "elsewhere", credited: elsewhere - shared });
  const left = Math.min(shared, shareLimit ?? shared);
  if (left < shared) taken.push({ by: "maxShareElsewhere", credited: shared - left });
  return { destination, elsewhere: left, credited: destination + left, taken };
}

/** The tier under whose cap a city's credits fall; null where there is no such cap, and for D. */
export function cappedTier(assessment: Assessment, limits: CapLimits, city: CityCode): Tier | null {
  if (limits.tier.size === 0 || city === assessment.destination) return null;
  const tier = tierOn(assessment.compiled, city, assessment.on);
  return tier !== null && limits.tier.has(tier) ? tier : null;
}
