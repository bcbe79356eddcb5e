/** A measure for one person, from the records to the capped credits: docs/rules-semantics.md §3 to §6. */
import { type Award, allot } from "./allotment";
import { type Assessment, cutoffsOn } from "./assessment";
import { type CappedCredits, capped } from "./caps";
import type { CompiledMeasure } from "./compile-measure";
import { type Coverage, coverageOf } from "./coverage";
import type { LedgerRecord } from "./ledger";
import { firstUnitKept } from "./reset";
import type { CityCode } from "./types";

export interface MeasureResult {
  measure: CompiledMeasure;
  coverage: Coverage;
  /** Units before it were dropped by a gap. */
  firstUnit: number;
  awards: Award[];
  credits: CappedCredits;
  /** In 1/10000 unit, after caps. */
  credited: number;
}

export function measureResult(
  assessment: Assessment,
  measure: CompiledMeasure,
  ledger: readonly LedgerRecord[],
  shareLimit: number | null = null,
): MeasureResult {
  const coverage = coverageOf(assessment, measure, cutoffsOn(measure, assessment.on), ledger);
  const covered = coverage.cities.flatMap((city) => city.open);
  const firstUnit = firstUnitKept(covered, coverage.lastUnit, measure.resetAfterGap);
  const awards = allot(assessment, measure, coverage, firstUnit);
  const credits = capped(assessment, measure, creditsPerCity(awards), shareLimit);
  return { measure, coverage, firstUnit, awards, credits, credited: credits.destination + credits.elsewhere };
}

export function creditOf({ from, to, coefficient }: Award): number {
  return (to - from + 1) * coefficient;
}

function creditsPerCity(awards: readonly Award[]): Map<CityCode, number> {
  const perCity = new Map<CityCode, number>();
  for (const award of awards) perCity.set(award.city, (perCity.get(award.city) ?? 0) + creditOf(award));
  return perCity;
}
