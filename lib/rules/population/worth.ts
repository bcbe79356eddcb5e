/** Whose years a draft values otherwise: from which city towards which destination. */
import { coefficientChanges, coefficientOn } from "../coefficient";
import type { CompiledMeasure } from "../compile-measure";
import type { CityCode } from "../types";
import type { PreviewPlan } from "./plan";

/** Asks for the days on which coefficients change, and for nothing else. */
const BY_DAY: CompiledMeasure = {
  kinds: [],
  everyKind: true,
  scope: "zone",
  unit: "day",
  convert: true,
  resetAfterGap: null,
  untilPreviousMonth: false,
  window: null,
  notDuring: [],
};

/**
 * The cities of which a unit is worth something else towards the destination in one plan than in the other, on some
 * assessment date that a period begins with.
 */
export function citiesOtherwiseValued(
  before: PreviewPlan,
  after: PreviewPlan,
  destination: number,
  periodStarts: readonly number[],
  cities: readonly CityCode[],
): CityCode[] {
  return cities.filter((city) =>
    periodStarts.some((start) => {
      const old = before.assessmentOn(destination, start);
      const next = after.assessmentOn(destination, start);
      if (old === null || next === null) return false;
      // The first of all days stands for those before the first change.
      const days = [
        -Infinity,
        ...coefficientChanges(old, BY_DAY, [city]),
        ...coefficientChanges(next, BY_DAY, [city]),
      ];
      return days.some((day) => coefficientOn(old, city, day) !== coefficientOn(next, city, day));
    }),
  );
}
