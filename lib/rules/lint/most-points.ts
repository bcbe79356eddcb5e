/**
 * The most a points table can give anyone: an upper bound, never too low. Points are integers of 1/100; null is
 * without a limit. What an attribute can be is what its definition says.
 */
import { floorDivide, fractionOf, greatest, least, SCALE, scaled, unitsOfMonths } from "../amounts";
import type {
  AttributeDefinition,
  Decimal,
  Indicator,
  IndicatorGroup,
  Measure,
  PointsTable,
  RuleSet,
} from "../types";
import { definitionOf } from "./attributes";

export type Most = bigint | null;

type OwnTable = Exclude<PointsTable, { bestOf: string[] }>;

/** The most credit a measure can give, in 1/10000 unit; infinite without a limit. */
export type CreditLimit = (measure: Measure) => number;

/** Null, too, where the table, or an indicator of it, is not there: that is found by its name. */
export function mostOfTable(ruleSet: RuleSet, name: string, limit: CreditLimit, depth = 0): Most {
  const tables = ruleSet.points ?? {};
  const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
  // The format refuses tables that lead back to themselves; the depth keeps that true here.
  if (table === undefined || depth > Object.keys(tables).length) return null;
  if ("bestOf" in table)
    return most(table.bestOf.map((part) => mostOfTable(ruleSet, part, limit, depth + 1)));
  const sum = mostOfGroups(ruleSet, table, limit, () => true);
  const multiplied = sum === null ? null : timesBest(sum, table);
  return capped(multiplied, table.cap);
}

/** Before the multiplier and the table's own cap, with only some of the indicators. */
export function mostOfGroups(
  ruleSet: RuleSet,
  table: OwnTable,
  limit: CreditLimit,
  counts: (indicator: Indicator) => boolean,
): Most {
  const byId = new Map(table.indicators.map((indicator) => [indicator.id, indicator]));
  const ofGroup = ({ indicators, mode, cap }: IndicatorGroup): Most => {
    const points = indicators.flatMap((id): Most[] => {
      const indicator = byId.get(id);
      if (indicator === undefined) return [null];
      return counts(indicator) ? [capped(mostOf(ruleSet, indicator, limit), indicator.cap)] : [];
    });
    const together = mode === "sum" || points.length === 0 ? sumOf(points) : most(points);
    return capped(together, cap);
  };
  return sumOf(table.groups.map(ofGroup));
}

function mostOf({ attributes }: RuleSet, indicator: Indicator, limit: CreditLimit): Most {
  switch (indicator.type) {
    case "duration": {
      const points = pointsOf(indicator.points);
      if (points <= 0n) return 0n;
      const credited = Math.min(
        limit(indicator.measure),
        indicator.atMost == null ? Infinity : limit(indicator.atMost),
      );
      return credited === Infinity ? null : earned(indicator, credited, points);
    }
    case "choice":
      // An attribute that is not given is 0 points.
      return greatest([0n, ...Object.values(indicator.points).map(pointsOf)]);
    case "bands": {
      const reach = reachOf(indicator, definitionOf(attributes, indicator.attribute ?? ""), limit);
      const reached = indicator.bands.filter(({ from }) => from <= reach);
      return greatest([0n, ...reached.map(({ points }) => pointsOf(points))]);
    }
    case "count":
      return mostOfCount(indicator, definitionOf(attributes, indicator.attribute));
    default:
      return null;
  }
}

function earned(
  { per, measure, rounding }: Extract<Indicator, { type: "duration" }>,
  credited: number,
  points: bigint,
) {
  const unit = BigInt(unitsOfMonths(per, measure.unit) * SCALE);
  return rounding === "floor" ? (BigInt(credited) / unit) * points : (BigInt(credited) * points) / unit;
}

/** The highest value that bands can be asked of. */
function reachOf(
  { measure, attribute }: Extract<Indicator, { type: "bands" }>,
  definition: AttributeDefinition | null,
  limit: CreditLimit,
): number {
  if (measure != null) {
    const credited = limit(measure);
    if (credited === Infinity) return Infinity;
    return measure.unit === "month" ? credited / SCALE : (credited * 12) / (365 * SCALE);
  }
  return attribute != null && definition?.type === "integer" ? (definition.max ?? Infinity) : Infinity;
}

function mostOfCount(
  { per, points }: Extract<Indicator, { type: "count" }>,
  definition: AttributeDefinition | null,
): Most {
  const each = pointsOf(points);
  if (each === 0n) return 0n;
  const bound = definition?.type === "integer" ? (each > 0n ? definition.max : definition.min) : null;
  if (bound == null) return null;
  return greatest([0n, floorDivide(BigInt(bound), BigInt(per)) * each]);
}

/** The greatest factor for what is above nought, the least for what is below. */
function timesBest(points: bigint, { multiplier }: OwnTable): bigint {
  const factors = ["1", ...Object.values(multiplier?.values ?? {})].map(fractionOf);
  return greatest(factors.map(({ over, under }) => floorDivide(points * over, under)));
}

function pointsOf(decimal: Decimal): bigint {
  return BigInt(scaled(decimal, 2));
}

function capped(points: Most, cap: Decimal | null | undefined): Most {
  if (cap == null) return points;
  return points === null ? pointsOf(cap) : least(points, pointsOf(cap));
}

function sumOf(points: readonly Most[]): Most {
  return points.reduce<Most>((sum, one) => (sum === null || one === null ? null : sum + one), 0n);
}

/** At least one. */
function most(points: readonly Most[]): Most {
  return points.reduce((a, b) => (a === null || b === null ? null : a > b ? a : b), points[0] ?? null);
}
