/** Awards put together where caps treat their cities alike, with running totals, to be summed over any units. */
import type { Award } from "./allotment";
import type { Assessment } from "./assessment";
import { cappedTier, limitsOf } from "./caps";
import type { CompiledMeasure } from "./compile-measure";
import { creditOf } from "./measure";
import { positionOf } from "./spans";
import type { CityCode } from "./types";

export interface Purse {
  /** Stands for all cities of the purse where caps are taken off. */
  city: CityCode;
  /** In order of time. */
  awards: Award[];
  /** Credited before each award, and in the end. */
  before: number[];
}

/** The purse of each of the cities. */
export function pursesOf(
  assessment: Assessment,
  measure: CompiledMeasure,
  cities: readonly CityCode[],
  awards: readonly Award[],
): ReadonlyMap<CityCode, Purse> {
  const limits = limitsOf(assessment, measure);
  const purses = new Map<string, Purse>();
  const byCity = new Map<CityCode, Purse>();
  for (const city of cities) {
    const alone = city === assessment.destination || limits.city.has(city);
    const key = alone ? city : (cappedTier(assessment, limits, city) ?? "elsewhere");
    const purse = purses.get(key) ?? { city, awards: [], before: [0] };
    purses.set(key, purse);
    byCity.set(city, purse);
  }
  for (const award of awards) {
    const purse = byCity.get(award.city);
    purse?.before.push((purse.before.at(-1) ?? 0) + creditOf(award));
    purse?.awards.push(award);
  }
  return byCity;
}

export function creditedBetween(purse: Purse, from: number, to: number): number {
  return from > to ? 0 : creditedUpTo(purse, to) - creditedUpTo(purse, from - 1);
}

function creditedUpTo({ awards, before }: Purse, unitNumber: number): number {
  const at = positionOf(awards, unitNumber);
  const award = awards[at];
  const begun =
    award === undefined || award.from > unitNumber ? 0 : (unitNumber - award.from + 1) * award.coefficient;
  return (before[at] ?? 0) + begun;
}
