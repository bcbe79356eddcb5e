// The documents of docs/rules-semantics.md §9, as far as the oracle reads them.

export type Kinds = string[] | { anyOf: string[] };
export type Scope = "destination" | "zone" | { cities: string[] } | { tiers: string[] };
export type Unit = "day" | "month";

export type Measure = {
  kinds: Kinds;
  scope: Scope;
  unit: Unit;
  convert: boolean;
  resetAfterGap?: number | null;
  until?: "previousMonth" | null;
  window?: number | null;
  notDuring?: string[] | null;
};

export type AttributeValue = string | number | boolean;

export type Credited = Measure & {
  id: string;
  type: "credited";
  months: number;
  maxShareElsewhere?: string | null;
};
export type Current = Omit<Measure, "convert" | "resetAfterGap"> & { id: string; type: "current" };
export type Age = { id: string; type: "age"; min?: number | null; max?: number | null };
export type Attribute = {
  id: string;
  type: "attribute";
  attribute: string;
  in?: AttributeValue[] | null;
  min?: number | null;
  max?: number | null;
};
export type PointsRequirement = { id: string; type: "points"; table: string; min: string };
export type Any = { id: string; type: "any"; requirements: Requirement[] };
export type Requirement = Credited | Current | Age | Attribute | PointsRequirement | Any;

export type Cap =
  | { city: string; months: number }
  | { tier: string; months: number }
  | { elsewhere: true; months: number };

export type Matrix = Record<string, Record<string, string>>;

export type AppliesTo = "all" | { cities: string[] } | { tiers: string[] };
export type Named = { en: string; zh: string };

export type Pathway = { id: string; appliesTo: AppliesTo; title: Named; requirements: Requirement[] };

export type AttributeType =
  | { type: "choice"; options: string[]; label: Named }
  | { type: "integer"; min: number; max: number; label: Named }
  | { type: "boolean"; label: Named };

type Capped = { id: string; cap?: string | null };
export type Duration = Capped & {
  type: "duration";
  measure: Measure;
  atMost?: Measure | null;
  per: number;
  points: string;
  rounding: "floor" | "exact";
};
export type Choice = Capped & { type: "choice"; attribute: string; points: Record<string, string> };
export type Bands = Capped & {
  type: "bands";
  of?: "age" | null;
  attribute?: string | null;
  measure?: Measure | null;
  bands: { from: number; points: string }[];
};
export type Count = Capped & { type: "count"; attribute: string; per: number; points: string };
export type Indicator = Duration | Choice | Bands | Count;
export type Group = Capped & { indicators: string[]; mode: "sum" | "max" };
export type OwnTable = {
  indicators: Indicator[];
  groups: Group[];
  multiplier?: { attribute: string; values: Record<string, string> } | null;
  cap?: string | null;
};
export type PointsTable = OwnTable | { bestOf: string[] };

export type RuleSet = {
  version: number;
  effectiveFrom: string;
  title: Named;
  legalBasis?: { title: string; clause: string }[];
  countsFrom?: string | null;
  excludeTags?: string[] | null;
  monthCounts: "anyDay" | "fifteenDays" | "fullMonth";
  valuation: { tiers: "assessment" | "unit"; coefficients: "assessment" | "unit" };
  overlap: "best" | "destinationFirst";
  conversion: { default: string; byTier?: Matrix | null; byCity?: Matrix | null };
  caps?: Cap[] | null;
  attributes: Record<string, AttributeType>;
  points?: Record<string, PointsTable> | null;
  pathways: Pathway[];
  examples: [];
};

export type City = {
  code: string;
  name: Named;
  tiers: { from: string; tier: string }[];
  successor?: { code: string; from: string; retroactive: boolean } | null;
};

export type Member = { code: string; recognisedFrom?: string | null; recognisedUntil?: string | null };

export type Bundle = {
  format: "residence-rules/1";
  kinds: Record<string, Named>;
  cities: City[];
  zone: { id: string; name: Named; members: Member[] };
  ruleSets: RuleSet[];
};

export type LedgerRecord = {
  id: string;
  kind: string;
  city: string;
  start: string;
  end?: string | null;
  status: "verified" | "declared" | "rejected";
  tags?: string[] | null;
};

export type Case = {
  destination: string;
  assessmentDate: string;
  evidence?: "verified" | "declared" | null;
  person?: { birthDate?: string | null; attributes?: Record<string, AttributeValue | null> | null } | null;
  records: LedgerRecord[];
  plan?: { kind: string; city: string; start: string; end?: string | null }[] | null;
};
