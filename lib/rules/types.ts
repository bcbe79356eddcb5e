/**
 * The two documents the engine reads, as their JSON stands: docs/rules-semantics.md §9.
 * Optional keys may be left out or `null`; nothing here is normalised, so that a document keeps its hash.
 */

import type {
  AppliesTo,
  AttributeDefinition,
  AttributeValue,
  PointsTable,
  Requirement,
} from "./requirement-types";

export type * from "./requirement-types";

/** A calendar day without a time zone, written "YYYY-MM-DD". */
export type Day = string;

/** A decimal number written as a string, so that it never becomes floating point. */
export type Decimal = string;

/** A GB/T 2260 code: six digits. */
export type CityCode = string;

/** 城市规模等级, the largest first. */
export const TIERS = ["super", "mega", "large-1", "large-2", "medium", "small-1", "small-2"] as const;
export type Tier = (typeof TIERS)[number];

export const UNITS = ["day", "month"] as const;
export type Unit = (typeof UNITS)[number];

export const MONTH_COUNTS = ["anyDay", "fifteenDays", "fullMonth"] as const;
export type MonthCounts = (typeof MONTH_COUNTS)[number];

export const VALUATIONS = ["assessment", "unit"] as const;
export type Valuation = (typeof VALUATIONS)[number];

export const OVERLAPS = ["best", "destinationFirst"] as const;
export type Overlap = (typeof OVERLAPS)[number];

export const EVIDENCE_LEVELS = ["verified", "declared"] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

/** What a rule set is where it is not a zone's own: docs/rules-semantics.md §12. Neither is law in force. */
export const STANDINGS = ["historical", "sample"] as const;
export type Standing = (typeof STANDINGS)[number];

export const RECORD_STATUSES = ["verified", "declared", "rejected"] as const;
export type RecordStatus = (typeof RECORD_STATUSES)[number];

export interface Bilingual {
  en: string;
  zh: string;
}

export interface TierEntry {
  from: Day;
  tier: Tier;
}

export interface Successor {
  code: CityCode;
  from: Day;
  retroactive: boolean;
}

export interface City {
  code: CityCode;
  name: Bilingual;
  tiers: TierEntry[];
  successor?: Successor | null;
}

export interface Member {
  code: CityCode;
  recognisedFrom?: Day | null;
  recognisedUntil?: Day | null;
}

export interface Zone {
  id: string;
  name: Bilingual;
  noticeDays?: number | null;
  members: Member[];
}

export interface LegalBasis {
  title: string;
  clause: string;
  /** As far as it is known: "2016", "2016-08" or "2016-08-11". */
  issued?: string | null;
  /** Where its text was read, and how sure it is. */
  source?: string | null;
}

export interface Pathway {
  id: string;
  appliesTo: AppliesTo;
  title: Bilingual;
  requirements: Requirement[];
  /** The document that allows what §10 would refuse. */
  allowedBy?: LegalBasis | null;
}

export interface Conversion {
  default: Decimal;
  byTier?: Partial<Record<Tier, Partial<Record<Tier, Decimal>>>> | null;
  byCity?: Record<CityCode, Record<CityCode, Decimal>> | null;
}

/** Exactly one of `city`, `tier` and `elsewhere` stands in a cap. */
export type Cap =
  | { city: CityCode; months: number }
  | { tier: Tier; months: number }
  | { elsewhere: true; months: number };

export interface Expectation {
  eligible: boolean;
  firstEligibleDate?: Day | null;
}

export interface Example {
  title: string;
  case: Case;
  expect: Expectation;
}

/** One version of a zone's published rules, in force from `effectiveFrom` until the next one's. */
export interface RuleSet {
  version: number;
  effectiveFrom: Day;
  title: Bilingual;
  standing?: Standing | null;
  /** What its sources say and the format does not decide, leave open, or say without certainty. */
  notes?: Bilingual[] | null;
  legalBasis?: LegalBasis[] | null;
  countsFrom?: Day | null;
  excludeTags?: string[] | null;
  monthCounts: MonthCounts;
  valuation: { tiers: Valuation; coefficients: Valuation };
  overlap: Overlap;
  conversion: Conversion;
  caps?: Cap[] | null;
  attributes?: Record<string, AttributeDefinition> | null;
  points?: Record<string, PointsTable> | null;
  pathways: Pathway[];
  examples?: Example[] | null;
}

export interface Bundle {
  format: "residence-rules/1";
  kinds: Record<string, Bilingual>;
  cities: City[];
  zone: Zone;
  ruleSets: RuleSet[];
}

/** 年限记录: from `start` to `end`, both inclusive; `end: null` is ongoing. */
export interface CaseRecord {
  id: string;
  kind: string;
  city: CityCode;
  start: Day;
  end?: Day | null;
  status: RecordStatus;
  tags?: string[] | null;
}

/** A record that does not exist yet; taken as verified, for the first eligible date alone. */
export interface PlannedRecord {
  kind: string;
  city: CityCode;
  start: Day;
  end?: Day | null;
}

export interface Person {
  birthDate?: Day | null;
  attributes?: Record<string, AttributeValue | null> | null;
}

export interface Case {
  destination: CityCode;
  assessmentDate: Day;
  evidence?: EvidenceLevel | null;
  person?: Person | null;
  records: CaseRecord[];
  plan?: PlannedRecord[] | null;
}
