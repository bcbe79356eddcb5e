/** What the columns cannot compute. It is named, and goes through the one-person engine; nothing is approximated. */
import { type Assessment, pathwaysOn } from "../assessment";
import type { CompiledMeasure } from "../compile-measure";
import type { CompiledTable } from "../compile-points";
import type { CompiledRequirement } from "../compile-rule-set";
import { definedTable } from "../points";

/** Kinds are held as the bits of a 32-bit integer. */
const MOST_KINDS = 30;

/** Features that keep a destination's rules from being compiled. */
export type Uncompilable = "WINDOW_IN_MONTHS_UP_TO_THE_DAY" | "MORE_THAN_30_KINDS";

/** The first feature that a destination's pathways ask for and the columns do not have; null when there is none. */
export function uncompilable(assessment: Assessment): Uncompilable | null {
  const measures = pathwaysOn(assessment).flatMap(({ requirements }) => requirements.flatMap(measuresOf));
  for (const measure of measures) {
    if (measure.kinds.length > MOST_KINDS || measure.notDuring.length > MOST_KINDS)
      return "MORE_THAN_30_KINDS";
    if (measure.window !== null && measure.unit === "month" && !measure.untilPreviousMonth) {
      return "WINDOW_IN_MONTHS_UP_TO_THE_DAY";
    }
  }
  return null;
}

function measuresOf(requirement: CompiledRequirement): CompiledMeasure[] {
  switch (requirement.type) {
    case "credited":
    case "current":
      return [requirement.measure];
    case "any":
      return requirement.requirements.flatMap(measuresOf);
    case "points":
      return measuresOfTable(definedTable(requirement));
    default:
      return [];
  }
}

function measuresOfTable(table: CompiledTable): CompiledMeasure[] {
  if ("error" in table) throw table.error;
  if ("bestOf" in table) return table.bestOf.flatMap(measuresOfTable);
  return table.indicators.flatMap((indicator) => {
    if (indicator.type === "duration") {
      return indicator.atMost === null ? [indicator.measure] : [indicator.measure, indicator.atMost];
    }
    const isOfMeasure =
      indicator.type === "bands" && typeof indicator.of === "object" && "kinds" in indicator.of;
    return isOfMeasure ? [indicator.of as CompiledMeasure] : [];
  });
}
