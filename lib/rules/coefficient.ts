/** What a unit of one city is worth towards the destination: docs/rules-semantics.md §5. */
import { SCALE } from "./amounts";
import { type Assessment, tierOn, versionOn } from "./assessment";
import type { CompiledMeasure } from "./compile-measure";
import type { CompiledConversion } from "./compile-rule-set";
import type { CityCode } from "./types";
import { firstDayOf, unitBeginningFrom } from "./units";

/** An integer of 1/10000. `unitDay` is the unit's own day: a day itself, a month's first day. */
export function coefficientOn(assessment: Assessment, city: CityCode, unitDay: number): number {
  const { destination } = assessment;
  if (city === destination) return SCALE;
  const conversion = conversionOn(assessment, unitDay);
  const byCity = conversion.byCity.get(city)?.get(destination);
  if (byCity !== undefined) return byCity;
  const tierDay = assessment.ruleSet.source.valuation.tiers === "unit" ? unitDay : assessment.on;
  const from = tierOn(assessment.compiled, city, tierDay);
  const to = tierOn(assessment.compiled, destination, tierDay);
  const byTier = from === null || to === null ? undefined : conversion.byTier.get(from)?.get(to);
  return byTier ?? conversion.default;
}

export function measureCoefficient(
  assessment: Assessment,
  measure: CompiledMeasure,
  city: CityCode,
  unitNumber: number,
): number {
  return measure.convert ? coefficientOn(assessment, city, firstDayOf(unitNumber, measure.unit)) : SCALE;
}

/** Before the zone's earliest version, that version gives the coefficients. */
function conversionOn({ compiled, ruleSet }: Assessment, unitDay: number): CompiledConversion {
  if (ruleSet.source.valuation.coefficients === "assessment") return ruleSet.conversion;
  return (versionOn(compiled, unitDay) ?? compiled.ruleSets[0] ?? ruleSet).conversion;
}

/** The units from which a coefficient may be another one: none when everything is valued as of the assessment. */
export function coefficientChanges(
  assessment: Assessment,
  measure: CompiledMeasure,
  cities: readonly CityCode[],
): number[] {
  if (!measure.convert) return [];
  const { valuation } = assessment.ruleSet.source;
  const days: number[] = [];
  if (valuation.coefficients === "unit") {
    days.push(...assessment.compiled.ruleSets.map((ruleSet) => ruleSet.effectiveFrom));
  }
  if (valuation.tiers === "unit") {
    for (const city of [assessment.destination, ...cities]) {
      days.push(...(assessment.compiled.cities.get(city)?.tiers ?? []).map((entry) => entry.from));
    }
  }
  return days.map((day) => unitBeginningFrom(day, measure.unit));
}

/** No unit can be credited more than this. */
export function greatestCoefficient(assessment: Assessment, measure: CompiledMeasure): number {
  if (!measure.convert) return SCALE;
  const { ruleSet, compiled } = assessment;
  if (ruleSet.source.valuation.coefficients === "assessment") return ruleSet.conversion.greatest;
  return Math.max(...compiled.ruleSets.map((version) => version.conversion.greatest));
}
