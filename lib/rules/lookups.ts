/** Questions about a bundle itself, without a person. */
import { decimalText, SCALE } from "./amounts";
import { assessmentOf, pathwaysOn, tierOn, versionOn } from "./assessment";
import { coefficientOn } from "./coefficient";
import type { CompiledBundle } from "./compile";
import { dayNumber } from "./days";
import { cityOn } from "./ledger";
import type { CityCode, Day, Decimal, Pathway, RuleSet, Tier } from "./types";

/** The version in force on a day; null before the zone's first. */
export function ruleSetInForce(compiled: CompiledBundle, onDay: Day): RuleSet | null {
  return versionOn(compiled, dayNumber(onDay))?.source ?? null;
}

/** The canonical SHA-256 of the version in force on a day, as answers give it. */
export function ruleSetSha256InForce(compiled: CompiledBundle, onDay: Day): string | null {
  return versionOn(compiled, dayNumber(onDay))?.sha256 ?? null;
}

/** A city's tier on a day; before its first entry it is that entry; null for a city without tiers. */
export function tierOf(compiled: CompiledBundle, city: CityCode, day: Day): Tier | null {
  return tierOn(compiled, city, dayNumber(day));
}

export interface CoefficientQuery {
  from: CityCode;
  to: CityCode;
  assessmentDate: Day;
  /** The unit's own day (a day itself, a month's first); the assessment date when left out. */
  unitDay?: Day;
}

/** What one unit of `from` is worth towards `to`; null where no version is in force on the assessment date. */
export function coefficientOf(compiled: CompiledBundle, query: CoefficientQuery): Decimal | null {
  const request = { destination: query.to, evidence: "verified" as const };
  const assessment = assessmentOf(compiled, request, dayNumber(query.assessmentDate));
  if (assessment === null) return null;
  const unitDay = dayNumber(query.unitDay ?? query.assessmentDate);
  const city = cityOn(compiled, query.from, unitDay);
  return decimalText(coefficientOn(assessment, city, unitDay), SCALE);
}

/** The pathways that apply to a destination on a day, in the rule set's order; none where there are no rules. */
export function pathwaysFor(compiled: CompiledBundle, destination: CityCode, onDay: Day): Pathway[] {
  const assessment = assessmentOf(compiled, { destination, evidence: "verified" }, dayNumber(onDay));
  return assessment === null ? [] : pathwaysOn(assessment).map(({ source }) => source);
}
