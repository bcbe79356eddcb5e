/**
 * Between two boundaries of a measure a signature always means the same: the same records count, and are worth the
 * same. Boundaries: recognition, `countsFrom`, successors, and what `valuation: "unit"` changes (§3 and §5).
 */
import type { Assessment } from "../assessment";
import { coefficientChanges } from "../coefficient";
import type { CompiledMeasure } from "../compile-measure";
import { LAST_DAY } from "../days";
import type { CityCode } from "../types";
import { firstDayOf } from "../units";
import { columnDay } from "./calendar";

/** The days on which another epoch begins, in order; the first epoch begins before all of them. */
export function epochStarts(
  assessment: Assessment,
  measure: CompiledMeasure,
  cities: readonly CityCode[],
): Int32Array {
  const { compiled, ruleSet } = assessment;
  const days = new Set<number>([ruleSet.countsFrom]);
  for (const { from, until } of compiled.members.values()) {
    days.add(from);
    if (until < LAST_DAY) days.add(until + 1);
  }
  for (const { successor } of compiled.cities.values()) {
    if (successor !== null && !successor.retroactive) days.add(successor.from);
  }
  for (const unit of coefficientChanges(assessment, measure, cities))
    days.add(firstDayOf(unit, measure.unit));
  const own = [...days].map(columnDay).filter((day) => day !== null && day > 0) as number[];
  return Int32Array.from(own).sort();
}
