/** A measure for one person, from the records to the capped credits: docs/rules-semantics.md §3 to §6. */
import { type Award, allot } from "./allotment";
import { type Assessment, cutoffsOn } from "./assessment";
import { type CappedCredits, capped } from "./caps";
import type { CompiledMeasure } from "./compile-measure";
import { type Coverage, coverageOf } from "./coverage";
import type { Ledger } from "./ledger";
import { FROM_THE_BEGINNING, firstUnitKept } from "./reset";
import type { CityCode } from "./types";

/** Before caps. */
export interface MeasureResult {
  measure: CompiledMeasure;
  coverage: Coverage;
  /** Units before it were dropped by a gap. */
  firstUnit: number;
  awards: Award[];
}

export function measureResult(
  assessment: Assessment,
  measure: CompiledMeasure,
  ledger: Ledger,
): MeasureResult {
  const coverage = coverageOf(assessment, measure, cutoffsOn(measure, assessment.on), ledger);
  const gap = measure.resetAfterGap;
  const firstUnit =
    gap === null
      ? FROM_THE_BEGINNING
      : firstUnitKept(
          coverage.cities.flatMap((city) => city.open),
          coverage.lastUnit,
          gap,
        );
  return { measure, coverage, firstUnit, awards: allot(assessment, measure, coverage, firstUnit) };
}

/** What caps and the share leave of it. */
export function creditsOf(
  assessment: Assessment,
  { measure, awards }: MeasureResult,
  shareLimit: number | null = null,
): CappedCredits {
  return capped(assessment, measure, creditsPerCity(awards), shareLimit);
}

export function creditOf({ from, to, coefficient }: Award): number {
  return (to - from + 1) * coefficient;
}

function creditsPerCity(awards: readonly Award[]): Map<CityCode, number> {
  const perCity = new Map<CityCode, number>();
  for (const award of awards) perCity.set(award.city, (perCity.get(award.city) ?? 0) + creditOf(award));
  return perCity;
}
