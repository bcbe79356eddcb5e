/** What an evaluation on one day rests on: the version in force, the destination, the tiers as of that day. */
import type { CompiledBundle } from "./compile";
import type { CompiledMeasure } from "./compile-measure";
import type { CompiledPathway, CompiledRuleSet } from "./compile-rule-set";
import { firstDayOfMonth, monthOfDay, shiftMonths } from "./days";
import { cityOn } from "./ledger";
import type { AppliesTo, CityCode, EvidenceLevel, Scope, Tier } from "./types";

export interface Assessment {
  compiled: CompiledBundle;
  ruleSet: CompiledRuleSet;
  /** A, the assessment date. */
  on: number;
  /** D, successors followed as of A. */
  destination: CityCode;
  evidence: EvidenceLevel;
}

/** Null where no version is in force on the day. */
export function assessmentOf(
  compiled: CompiledBundle,
  request: { destination: CityCode; evidence: EvidenceLevel },
  on: number,
): Assessment | null {
  const ruleSet = versionOn(compiled, on);
  if (ruleSet === null) return null;
  const destination = cityOn(compiled, request.destination, on);
  return { compiled, ruleSet, on, destination, evidence: request.evidence };
}

/** The version in force on a day: from its `effectiveFrom` until the next one's. */
export function versionOn(compiled: CompiledBundle, day: number): CompiledRuleSet | null {
  let inForce: CompiledRuleSet | null = null;
  for (const ruleSet of compiled.ruleSets) {
    if (ruleSet.effectiveFrom > day) break;
    inForce = ruleSet;
  }
  return inForce;
}

/** A city's tier on a day; before its first entry it is that entry; null for a city without tiers. */
export function tierOn(compiled: CompiledBundle, code: CityCode, day: number): Tier | null {
  const tiers = compiled.cities.get(code)?.tiers ?? [];
  let tier = tiers[0]?.tier ?? null;
  for (const entry of tiers) {
    if (entry.from > day) break;
    tier = entry.tier;
  }
  return tier;
}

/** D is treated as a member even where it is none. */
export function isInScope(assessment: Assessment, scope: Scope, city: CityCode): boolean {
  if (scope === "destination") return city === assessment.destination;
  if (city !== assessment.destination && !assessment.compiled.members.has(city)) return false;
  return scope === "zone" || isNamed(assessment, scope, city);
}

export function pathwaysOn(assessment: Assessment): CompiledPathway[] {
  return assessment.ruleSet.pathways.filter(
    ({ source }) =>
      source.appliesTo === "all" || isNamed(assessment, source.appliesTo, assessment.destination),
  );
}

function isNamed(assessment: Assessment, names: Exclude<AppliesTo, "all">, city: CityCode): boolean {
  if ("cities" in names) return names.cities.includes(city);
  const tier = tierOn(assessment.compiled, city, assessment.on);
  return tier !== null && names.tiers.includes(tier);
}

/** The first and the last day a measure lets count on an assessment date: §3 and §3.3. */
export interface Cutoffs {
  /** The window's first day; very early without a window. */
  windowFrom: number;
  /** U. */
  until: number;
}

const WITHOUT_WINDOW = Number.MIN_SAFE_INTEGER;

export function cutoffsOn(measure: CompiledMeasure, on: number): Cutoffs {
  const until = measure.untilPreviousMonth ? firstDayOfMonth(monthOfDay(on)) - 1 : on;
  const windowFrom = measure.window === null ? WITHOUT_WINDOW : shiftMonths(until, -measure.window) + 1;
  return { windowFrom, until };
}
