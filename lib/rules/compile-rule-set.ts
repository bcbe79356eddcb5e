import { fractionOf, SCALE, scaled, unitsOfMonths } from "./amounts";
import { type CapLimits, compileCaps } from "./caps";
import { type CompiledMeasure, type MeasureCompiler, measureCompiler } from "./compile-measure";
import { type CompiledTable, compileTables, pointsOf } from "./compile-points";
import { dayNumber, LAST_DAY } from "./days";
import { canonicalJson, sha256Hex } from "./document/canonical";
import type {
  AgeRequirement,
  AttributeRequirement,
  CityCode,
  Conversion,
  Pathway,
  Requirement,
  RuleSet,
  Tier,
  Unit,
} from "./types";

/** Coefficients as integers of 1/10000. */
export interface CompiledConversion {
  byCity: ReadonlyMap<CityCode, ReadonlyMap<CityCode, number>>;
  byTier: ReadonlyMap<Tier, ReadonlyMap<Tier, number>>;
  default: number;
  /** No coefficient is above it; at least 1, for the destination's own. */
  greatest: number;
}

export type CompiledRequirement =
  | {
      type: "credited";
      id: string;
      measure: CompiledMeasure;
      threshold: number;
      /** In 1/10000 unit; null where the elsewhere part has no share. */
      shareLimit: number | null;
    }
  | { type: "current"; id: string; measure: CompiledMeasure }
  | { type: "age"; id: string; source: AgeRequirement }
  | { type: "attribute"; id: string; source: AttributeRequirement }
  | { type: "points"; id: string; tableId: string; table: CompiledTable | null; min: bigint; path: string }
  | { type: "any"; id: string; requirements: CompiledRequirement[] };

export interface CompiledPathway {
  source: Pathway;
  requirements: CompiledRequirement[];
}

export interface CompiledRuleSet {
  source: RuleSet;
  sha256: string;
  effectiveFrom: number;
  countsFrom: number;
  excludeTags: ReadonlySet<string>;
  conversion: CompiledConversion;
  capLimits: Readonly<Record<Unit, CapLimits>>;
  pathways: CompiledPathway[];
}

/** What a rule set's requirements refer to. */
interface Surroundings {
  tables: ReadonlyMap<string, CompiledTable>;
  measureOf: MeasureCompiler;
}

/** `index` is the version's place in the bundle, for the JSON path of what it names and does not define. */
export function compileRuleSet(source: RuleSet, index: number): CompiledRuleSet {
  const measureOf = measureCompiler();
  const tables = compileTables(source.points ?? {}, `$.ruleSets[${index}].points`, measureOf);
  return {
    source,
    sha256: sha256Hex(canonicalJson(source)),
    effectiveFrom: dayNumber(source.effectiveFrom),
    countsFrom: source.countsFrom == null ? -LAST_DAY : dayNumber(source.countsFrom),
    excludeTags: new Set(source.excludeTags ?? []),
    conversion: compileConversion(source.conversion),
    capLimits: { day: compileCaps(source.caps ?? [], "day"), month: compileCaps(source.caps ?? [], "month") },
    pathways: source.pathways.map((pathway, at) => ({
      source: pathway,
      requirements: compileRequirements(
        pathway.requirements,
        { tables, measureOf },
        `$.ruleSets[${index}].pathways[${at}]`,
      ),
    })),
  };
}

function compileConversion(conversion: Conversion): CompiledConversion {
  const byCity = compileMatrix(Object.entries(conversion.byCity ?? {}));
  const byTier = compileMatrix(
    Object.entries(conversion.byTier ?? {}) as [Tier, Partial<Record<Tier, string>>][],
  );
  const otherwise = scaled(conversion.default, 4);
  const all = [...byCity.values(), ...byTier.values()].flatMap((row) => [...row.values()]);
  return { byCity, byTier, default: otherwise, greatest: Math.max(SCALE, otherwise, ...all) };
}

function compileMatrix<Key extends string>(
  rows: [Key, Partial<Record<Key, string>>][],
): ReadonlyMap<Key, ReadonlyMap<Key, number>> {
  return new Map(
    rows.map(([from, row]) => [
      from,
      new Map((Object.entries(row) as [Key, string][]).map(([to, decimal]) => [to, scaled(decimal, 4)])),
    ]),
  );
}

function compileRequirements(
  requirements: Requirement[],
  surroundings: Surroundings,
  path: string,
): CompiledRequirement[] {
  return requirements.map((source, index) =>
    compileRequirement(source, surroundings, `${path}.requirements[${index}]`),
  );
}

function compileRequirement(
  source: Requirement,
  surroundings: Surroundings,
  path: string,
): CompiledRequirement {
  const { id } = source;
  const { tables, measureOf } = surroundings;
  switch (source.type) {
    case "credited": {
      const threshold = unitsOfMonths(source.months, source.unit) * SCALE;
      const shareLimit = shareOf(threshold, source.maxShareElsewhere ?? null);
      return { type: source.type, id, measure: measureOf(source), threshold, shareLimit };
    }
    case "current":
      // It converts nothing unless it says so, and has no threshold: its trace alone would differ.
      return { type: source.type, id, measure: measureOf({ ...source, convert: source.convert ?? false }) };
    case "age":
      return { type: source.type, id, source };
    case "attribute":
      return { type: source.type, id, source };
    case "points": {
      const table = tables.get(source.table) ?? null;
      const min = pointsOf(source.min);
      return { type: source.type, id, tableId: source.table, table, min, path: `${path}.table` };
    }
    case "any":
      return {
        type: source.type,
        id,
        requirements: compileRequirements(source.requirements, surroundings, path),
      };
  }
}

/** Rounded down to 1/10000 unit; exact whatever the share's length. */
function shareOf(threshold: number, share: string | null): number | null {
  if (share === null) return null;
  const { over, under } = fractionOf(share);
  const limit = (BigInt(threshold) * over) / under;
  // A share far above 1 limits nothing; held where it stays a safe integer.
  return limit > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(limit);
}
