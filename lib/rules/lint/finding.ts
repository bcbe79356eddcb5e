/** What the lint finds: docs/rules-semantics.md §10. Codes and values; the sentences are messages/<language>/lint.json. */
import type { CityCode, Day, Decimal, Tier, Unit } from "../types";

/** An error blocks publication; a warning is published with a reason. */
export type FindingLevel = "error" | "warning";

interface OfPathway {
  pathway: string;
}

interface OfRequirement extends OfPathway {
  requirement: string;
}

/** Between two tiers, or two cities. */
type Place = Tier | CityCode;

/** What each finding says, by its code. */
export interface FindingParams {
  EXAMPLE_ANSWER: { example: string; expected: "YES" | "NO"; actual: "YES" | "NO" };
  /** NEVER: there is no such day. */
  EXAMPLE_DATE: { example: string; expected: Day | "NEVER"; actual: Day | "NEVER" };
  UNKNOWN_CITY: { city: CityCode };
  UNKNOWN_KIND: { kind: string };
  UNKNOWN_ATTRIBUTE: { attribute: string };
  UNKNOWN_VALUE: { attribute: string; value: string };
  UNKNOWN_TABLE: { table: string };
  UNKNOWN_INDICATOR: { indicator: string };
  SAME_EFFECTIVE_DAY: { day: Day; other: number };
  /** Months. */
  CEILING_EXCEEDED: OfRequirement & { tier: Tier; months: number; ceiling: number };
  YEARS_IN_SMALL_CITY: OfRequirement & { tier: Tier; months: number };
  /** Units of the measure. */
  CREDIT_OUT_OF_REACH: OfRequirement & { unit: Unit; required: Decimal; most: Decimal };
  CURRENT_OUT_OF_REACH: OfRequirement;
  AGE_OUT_OF_REACH: OfRequirement & { min: number; max: number };
  ATTRIBUTE_OUT_OF_REACH: OfRequirement & { attribute: string };
  POINTS_OUT_OF_REACH: OfRequirement & { required: Decimal; most: Decimal };
  ALTERNATIVES_OUT_OF_REACH: OfRequirement;
  REQUIREMENTS_EXCLUDE_EACH_OTHER: OfPathway;
  PATHWAY_APPLIES_NOWHERE: OfPathway;
  COEFFICIENT_ABOVE_ONE: { from: Place; to: Place; coefficient: Decimal };
  DEFAULT_ABOVE_ONE: { coefficient: Decimal };
  BIGGER_CITY_DISCOUNTED: { from: Place; to: Place; coefficient: Decimal };
  SMALLER_ORIGIN_COUNTS_MORE: Steps & { to: Tier };
  BIGGER_DESTINATION_COUNTS_MORE: Steps & { from: Tier };
  PAIR_LEFT_TO_DEFAULT: { from: Tier; to: Tier; coefficient: Decimal };
  /** The most that each part can earn; UNLIMITED without a cap. */
  YEARS_NOT_MOST_POINTS: { table: string; years: Decimal; others: Decimal | "UNLIMITED" };
  MEMBER_NOT_ADMITTED: { city: CityCode; day: Day };
  /** From today to the day the version takes effect, and what the zone asks for. */
  NOTICE_TOO_SHORT: { day: Day; today: Day; days: number; noticeDays: number; earliest: Day };
}

interface Steps {
  bigger: Tier;
  biggerCoefficient: Decimal;
  smaller: Tier;
  smallerCoefficient: Decimal;
}

export type FindingCode = keyof FindingParams;

export const FINDING_LEVELS = {
  EXAMPLE_ANSWER: "error",
  EXAMPLE_DATE: "error",
  UNKNOWN_CITY: "error",
  UNKNOWN_KIND: "error",
  UNKNOWN_ATTRIBUTE: "error",
  UNKNOWN_VALUE: "error",
  UNKNOWN_TABLE: "error",
  UNKNOWN_INDICATOR: "error",
  SAME_EFFECTIVE_DAY: "error",
  CEILING_EXCEEDED: "error",
  YEARS_IN_SMALL_CITY: "error",
  CREDIT_OUT_OF_REACH: "error",
  CURRENT_OUT_OF_REACH: "error",
  AGE_OUT_OF_REACH: "error",
  ATTRIBUTE_OUT_OF_REACH: "error",
  POINTS_OUT_OF_REACH: "error",
  ALTERNATIVES_OUT_OF_REACH: "error",
  REQUIREMENTS_EXCLUDE_EACH_OTHER: "error",
  PATHWAY_APPLIES_NOWHERE: "error",
  COEFFICIENT_ABOVE_ONE: "warning",
  DEFAULT_ABOVE_ONE: "warning",
  BIGGER_CITY_DISCOUNTED: "warning",
  SMALLER_ORIGIN_COUNTS_MORE: "warning",
  BIGGER_DESTINATION_COUNTS_MORE: "warning",
  PAIR_LEFT_TO_DEFAULT: "warning",
  YEARS_NOT_MOST_POINTS: "warning",
  MEMBER_NOT_ADMITTED: "warning",
  NOTICE_TOO_SHORT: "warning",
} as const satisfies Record<FindingCode, FindingLevel>;

export type FindingOf<Code extends FindingCode> = {
  level: FindingLevel;
  code: Code;
  /** The place in the bundle: `$.ruleSets[0].pathways[1].requirements[0]`. */
  path: string;
  /** The version it is about; null where it is about the places, which all versions share. */
  version: number | null;
  params: FindingParams[Code];
};

export type Finding = { [Code in FindingCode]: FindingOf<Code> }[FindingCode];

/** A finding of one version. */
export function finding<Code extends FindingCode>(
  code: Code,
  path: string,
  version: number | null,
  params: FindingParams[Code],
): Finding {
  // The union of all codes is built from this one type: TypeScript cannot see that through the parameter.
  return { level: FINDING_LEVELS[code], code, path, version, params } as Finding;
}
