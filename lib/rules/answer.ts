/** What one evaluation answers: docs/rules-semantics.md §8. Amounts are decimal strings without trailing zeros. */
import type { AttributeValue, CityCode, Day, Decimal, Tier, Unit } from "./types";

export type Status = "met" | "notMet" | "unknown";

/** In this order: a day with several reasons has the first. */
export const EXCLUSION_REASONS = [
  "kind",
  "status",
  "tag",
  "outOfScope",
  "beforeCountsFrom",
  "notRecognised",
  "beforeWindow",
  "afterCutoff",
  "monthNotReached",
  "notConcurrent",
  "notDuring",
  "droppedByGap",
  "overlap",
] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

/** A maximal run of units that went to one city at one coefficient, before caps. */
export interface CountedRun {
  city: CityCode;
  from: Day;
  to: Day;
  units: number;
  coefficient: Decimal;
  credited: Decimal;
}

/** What a cap took, in credited units. */
export type CappedAmount =
  | { by: "city"; city: CityCode; credited: Decimal }
  | { by: "tier"; tier: Tier; credited: Decimal }
  | { by: "elsewhere"; credited: Decimal }
  | { by: "maxShareElsewhere"; credited: Decimal };

/** Days of one record that did not count. `city` or `byRecord` says who took the unit of an `overlap`. */
export interface ExcludedRun {
  record: string;
  from: Day;
  to: Day;
  days: number;
  reason: ExclusionReason;
  city?: CityCode;
  byRecord?: string;
}

export interface Trace {
  counted: CountedRun[];
  capped: CappedAmount[];
  excluded: ExcludedRun[];
}

export interface CreditedAnswer {
  id: string;
  type: "credited";
  status: Status;
  unit: Unit;
  required: Decimal;
  actual: Decimal;
  missing: Decimal;
  trace?: Trace;
}

export interface CurrentAnswer {
  id: string;
  type: "current";
  status: Status;
  unit: Unit;
  trace?: Trace;
}

export interface AgeAnswer {
  id: string;
  type: "age";
  status: Status;
  required: { min?: number; max?: number };
  /** Completed years, or null when the birth date is not given. */
  actual: number | null;
}

export interface AttributeAnswer {
  id: string;
  type: "attribute";
  status: Status;
  required: { in?: AttributeValue[]; min?: number; max?: number };
  actual: AttributeValue | null;
}

export interface IndicatorAnswer {
  id: string;
  /** Points before the indicator's own cap. */
  beforeCap: Decimal;
  /** Points after the indicator's own cap. */
  points: Decimal;
  trace?: Trace;
  /** Of `atMost`, when the indicator has one. */
  atMostTrace?: Trace;
}

export interface PointsAnswer {
  id: string;
  type: "points";
  status: Status;
  /** The table whose total this is: the best one of a `bestOf`. */
  table: string;
  required: Decimal;
  actual: Decimal;
  missing: Decimal;
  indicators: IndicatorAnswer[];
}

export interface AnyAnswer {
  id: string;
  type: "any";
  status: Status;
  requirements: RequirementAnswer[];
}

export type RequirementAnswer =
  | CreditedAnswer
  | CurrentAnswer
  | AgeAnswer
  | AttributeAnswer
  | PointsAnswer
  | AnyAnswer;

export interface PathwayAnswer {
  id: string;
  status: Status;
  requirements: RequirementAnswer[];
}

export interface Answer {
  eligible: boolean;
  /** The first pathway that holds, in the rule set's order. */
  pathway: string | null;
  /** No version in force on the assessment date, or no pathway for the destination: never a yes. */
  reason?: "noRules";
  /** Left out when it was not asked for; null where there is none within 40 years. */
  firstEligibleDate?: Day | null;
  ruleSet: { zone: string; version: number; sha256: string } | null;
  bundle: { sha256: string };
  pathways: PathwayAnswer[];
}

export interface EvaluateOptions {
  /** Default true. */
  firstEligibleDate?: boolean;
  /** Default true. */
  trace?: boolean;
}
