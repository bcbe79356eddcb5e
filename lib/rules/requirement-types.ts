/** Measures, requirements and points tables as a rule set writes them: docs/rules-semantics.md §3 to §7. */
import type { Bilingual, CityCode, Decimal, Tier, Unit } from "./types";

/** Every kind must cover the unit, or, with `anyOf`, at least one. */
export type Kinds = string[] | { anyOf: string[] };

export type Scope = "destination" | "zone" | { cities: CityCode[] } | { tiers: Tier[] };

export type AppliesTo = "all" | { cities: CityCode[] } | { tiers: Tier[] };

/** What is counted, where, and how: docs/rules-semantics.md §3 to §5. */
export interface Measure {
  kinds: Kinds;
  scope: Scope;
  unit: Unit;
  convert: boolean;
  /** Units; `null` is cumulative, 0 is strictly continuous. */
  resetAfterGap?: number | null;
  until?: "previousMonth" | null;
  /** Months back from the last counting day. */
  window?: number | null;
  notDuring?: string[] | null;
}

export type AttributeValue = string | number | boolean;

export interface CreditedRequirement extends Measure {
  id: string;
  type: "credited";
  /** The threshold, in months whatever the unit. */
  months: number;
  /** A share of the threshold. */
  maxShareElsewhere?: Decimal | null;
}

export interface CurrentRequirement extends Omit<Measure, "convert"> {
  id: string;
  type: "current";
  convert?: boolean | null;
}

export interface AgeRequirement {
  id: string;
  type: "age";
  min?: number | null;
  max?: number | null;
}

export interface AttributeRequirement {
  id: string;
  type: "attribute";
  attribute: string;
  in?: AttributeValue[] | null;
  min?: number | null;
  max?: number | null;
}

export interface PointsRequirement {
  id: string;
  type: "points";
  table: string;
  min: Decimal;
}

export interface AnyRequirement {
  id: string;
  type: "any";
  requirements: Requirement[];
}

export type Requirement =
  | CreditedRequirement
  | CurrentRequirement
  | AgeRequirement
  | AttributeRequirement
  | PointsRequirement
  | AnyRequirement;

export type RequirementType = Requirement["type"];

export type AttributeDefinition =
  | { type: "choice"; options: string[]; label: Bilingual; labels?: Record<string, Bilingual> | null }
  | { type: "integer"; min?: number | null; max?: number | null; label: Bilingual }
  | { type: "boolean"; label: Bilingual };

interface IndicatorBase {
  id: string;
  label?: Bilingual | null;
  cap?: Decimal | null;
}

export interface DurationIndicator extends IndicatorBase {
  type: "duration";
  measure: Measure;
  atMost?: Measure | null;
  /** Months, turned into units as a threshold is. */
  per: number;
  points: Decimal;
  rounding: "floor" | "exact";
}

export interface ChoiceIndicator extends IndicatorBase {
  type: "choice";
  attribute: string;
  points: Record<string, Decimal>;
}

export interface Band {
  from: number;
  points: Decimal;
}

/** Exactly one of `of`, `attribute` and `measure` stands in it. */
export interface BandsIndicator extends IndicatorBase {
  type: "bands";
  of?: "age" | null;
  attribute?: string | null;
  measure?: Measure | null;
  bands: Band[];
}

export interface CountIndicator extends IndicatorBase {
  type: "count";
  attribute: string;
  per: number;
  points: Decimal;
}

export type Indicator = DurationIndicator | ChoiceIndicator | BandsIndicator | CountIndicator;

export interface IndicatorGroup {
  id: string;
  label?: Bilingual | null;
  indicators: string[];
  mode: "sum" | "max";
  cap?: Decimal | null;
}

export interface Multiplier {
  attribute: string;
  values: Record<string, Decimal>;
}

export type PointsTable =
  | {
      label?: Bilingual | null;
      indicators: Indicator[];
      groups: IndicatorGroup[];
      multiplier?: Multiplier | null;
      cap?: Decimal | null;
    }
  | { label?: Bilingual | null; bestOf: string[] };
