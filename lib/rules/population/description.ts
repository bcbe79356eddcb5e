import { type Assessment, pathwaysOn } from "../assessment";
import type { CompiledRequirement } from "../compile-rule-set";

/**
 * Everything that decides about a destination in a period, as text, but for what years elsewhere are worth there: two
 * that are the same answer everybody alike who has no years that are worth something else.
 */
export function descriptionOf(assessment: Assessment | null): string {
  if (assessment === null) return "no rules";
  const { countsFrom, excludeTags, monthCounts, valuation, overlap, caps, points } =
    assessment.ruleSet.source;
  return JSON.stringify([
    assessment.destination,
    { countsFrom, excludeTags, monthCounts, valuation, overlap, caps, points },
    pathwaysOn(assessment).map(({ requirements }) => requirements.map(describe)),
  ]);
}

/** Points tables stand in the rule set itself. */
function describe(requirement: CompiledRequirement): unknown {
  return requirement.type === "points"
    ? { type: "points", table: requirement.tableId, min: String(requirement.min) }
    : requirement.type === "any"
      ? { type: "any", parts: requirement.requirements.map(describe) }
      : requirement;
}
