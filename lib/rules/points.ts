/** Points tables: docs/rules-semantics.md §7. Points are integers of 1/100. */
import { decimalText, floorDivide, fractionOf, POINT } from "./amounts";
import type { IndicatorAnswer, PointsAnswer } from "./answer";
import type { CompiledGroup, CompiledIndicator, CompiledTable, OwnTable } from "./compile-points";
import type { CompiledRequirement } from "./compile-rule-set";
import { DocumentError, found } from "./document/error";
import { indicatorScore, type Score } from "./indicators";
import { attributeOf, type Inquiry } from "./inquiry";
import type { Multiplier, Person } from "./types";

interface Total {
  table: OwnTable;
  points: number;
  /** An attribute or birth date that could still change the total is not given. */
  missing: boolean;
  scores: ReadonlyMap<CompiledIndicator, Score>;
}

type PointsRequirement = Extract<CompiledRequirement, { type: "points" }>;

/** Throws DocumentError where the requirement, or its table, names what the rule set does not define. */
export function pointsAnswer(inquiry: Inquiry, requirement: PointsRequirement): PointsAnswer {
  const { id, min } = requirement;
  const total = totalOf(inquiry, definedTable(requirement));
  const short = total.missing ? "unknown" : "notMet";
  return {
    id,
    type: "points",
    status: total.points >= min ? "met" : short,
    table: total.table.id,
    required: decimalText(min, POINT),
    actual: decimalText(total.points, POINT),
    missing: decimalText(Math.max(0, min - total.points), POINT),
    indicators: total.table.indicators.flatMap((indicator) => indicatorAnswer(indicator, total) ?? []),
  };
}

export function definedTable({
  table,
  tableId,
  path,
}: PointsRequirement): Exclude<CompiledTable, { error: unknown }> {
  if (table === null)
    throw new DocumentError(path, `found ${found(tableId)}, expected a table of this rule set`);
  if ("error" in table) throw table.error;
  return table;
}

function indicatorAnswer(indicator: CompiledIndicator, { scores }: Total): IndicatorAnswer | null {
  const score = scores.get(indicator);
  if (score === undefined) return null;
  const { points, traces } = score;
  return {
    id: indicator.id,
    beforeCap: decimalText(points, POINT),
    points: decimalText(Math.min(points, indicator.cap), POINT),
    ...traces,
  };
}

function totalOf(inquiry: Inquiry, table: CompiledTable): Total {
  if ("error" in table) throw table.error;
  if (!("bestOf" in table)) return ownTotal(inquiry, table);
  const totals = table.bestOf.map((part) => totalOf(inquiry, part));
  const best = totals.reduce((a, b) => (b.points > a.points ? b : a));
  return { ...best, missing: totals.some((total) => total.missing) };
}

function ownTotal(inquiry: Inquiry, table: OwnTable): Total {
  const scores = new Map(
    table.indicators.map((indicator) => [indicator, indicatorScore(inquiry, indicator)] as const),
  );
  const pointsOf = (indicator: CompiledIndicator) =>
    Math.min(scores.get(indicator)?.points ?? 0, indicator.cap);
  const sum = table.groups.reduce((so, group) => so + groupPoints(group, pointsOf), 0);
  const { multiplier } = table;
  const multiplied = multiplier === null ? sum : times(sum, multiplier, inquiry.person);
  return {
    table,
    points: Math.min(multiplied, table.cap),
    missing: lacksAnAttribute(table, inquiry, scores),
    scores,
  };
}

export function groupPoints(
  group: CompiledGroup,
  pointsOf: (indicator: CompiledIndicator) => number,
): number {
  const points = group.indicators.map(pointsOf);
  const together = group.mode === "sum" ? points.reduce((a, b) => a + b, 0) : Math.max(...points);
  // A group without indicators has no best one.
  return Math.min(points.length === 0 ? 0 : together, group.cap);
}

/** Times 1 where the attribute's value is not listed or not given; rounded towards minus infinity to 1/100. */
export function times(points: number, multiplier: Multiplier, person: Person): number {
  const value = attributeOf(person, multiplier.attribute);
  const key = String(value);
  const factor = value !== null && Object.hasOwn(multiplier.values, key) ? multiplier.values[key] : undefined;
  if (factor === undefined) return points;
  const { over, under } = fractionOf(factor);
  return Number(floorDivide(BigInt(points) * over, under));
}

/** An indicator in no group does not count, so an attribute that only it uses is not missing. */
function lacksAnAttribute(
  { groups, multiplier }: OwnTable,
  { person }: Inquiry,
  scores: ReadonlyMap<CompiledIndicator, Score>,
): boolean {
  const unmultiplied = multiplier !== null && attributeOf(person, multiplier.attribute) === null;
  return (
    unmultiplied ||
    groups.some((group) => group.indicators.some((indicator) => scores.get(indicator)?.missing === true))
  );
}
