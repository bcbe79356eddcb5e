/** Points tables: docs/rules-semantics.md §7. Points are integers of 1/100. */
import { floorDivide, fractionOf, greatest, least, pointsText } from "./amounts";
import type { IndicatorAnswer, PointsAnswer } from "./answer";
import type { CompiledGroup, CompiledIndicator, CompiledTable, OwnTable } from "./compile-points";
import type { CompiledRequirement } from "./compile-rule-set";
import { DocumentError, found } from "./document/error";
import { indicatorScore, type Score } from "./indicators";
import { attributeOf, type Inquiry } from "./inquiry";
import type { Multiplier, Person } from "./types";

interface Total {
  table: OwnTable;
  points: bigint;
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
    required: pointsText(min),
    actual: pointsText(total.points),
    missing: pointsText(greatest([0n, min - total.points])),
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
    beforeCap: pointsText(points),
    points: pointsText(least(points, indicator.cap)),
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
    least(scores.get(indicator)?.points ?? 0n, indicator.cap);
  const sum = table.groups.reduce((so, group) => so + groupPoints(group, pointsOf), 0n);
  const { multiplier } = table;
  const multiplied = multiplier === null ? sum : times(sum, multiplier, inquiry.person);
  return {
    table,
    points: least(multiplied, table.cap),
    missing: lacksAnAttribute(table, inquiry, scores),
    scores,
  };
}

export function groupPoints(
  group: CompiledGroup,
  pointsOf: (indicator: CompiledIndicator) => bigint,
): bigint {
  const points = group.indicators.map(pointsOf);
  // A group without indicators has no best one.
  const together =
    group.mode === "sum" || points.length === 0 ? points.reduce((a, b) => a + b, 0n) : greatest(points);
  return least(together, group.cap);
}

/** Times 1 where the attribute's value is not listed or not given; rounded towards minus infinity to 1/100. */
export function times(points: bigint, multiplier: Multiplier, person: Person): bigint {
  const value = attributeOf(person, multiplier.attribute);
  const key = String(value);
  const factor = value !== null && Object.hasOwn(multiplier.values, key) ? multiplier.values[key] : undefined;
  if (factor === undefined) return points;
  const { over, under } = fractionOf(factor);
  return floorDivide(points * over, under);
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
