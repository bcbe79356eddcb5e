import { SCALE, textOfAmount, thresholdOf } from "./amounts";
import { capped } from "./caps";
import { completedYears } from "./dates";
import type { Duration, Indicator, Measure, OwnTable, PointsRequirement } from "./document";
import { measured } from "./measure";
import { attributeOf, type World } from "./places";
import { type Trace, trace } from "./trace";

// §2: points "are held in 1/100".
const HUNDRED = 100n;

export type IndicatorAnswer = {
  id: string;
  beforeCap: string;
  points: string;
  trace?: Trace;
  atMostTrace?: Trace;
};

type Scored = { answer: IndicatorAnswer; points: bigint; missing: boolean };
type Total = { table: string; total: bigint; missing: boolean; indicators: IndicatorAnswer[] };

/** §7: "the points table's total ≥ `min`"; "a total short of `min` is then `unknown`". */
export function pointsAnswer(world: World, requirement: PointsRequirement) {
  const { table, total, missing, indicators } = tableTotal(world, requirement.table);
  const required = hundredths(requirement.min);
  const short: "unknown" | "notMet" = missing ? "unknown" : "notMet";
  return {
    status: total >= required ? ("met" as const) : short,
    table,
    required: textOf(required),
    actual: textOf(total),
    missing: textOf(total >= required ? 0n : required - total),
    indicators,
  };
}

function tableTotal(world: World, name: string): Total {
  const table = world.rules.points?.[name];
  if (table === undefined) throw new Error(`no table ${name}`);
  if (!("bestOf" in table)) return ownTotal(world, name, table);
  // "the best of other tables"; it "misses what any of its tables misses".
  const totals = table.bestOf.map((one) => tableTotal(world, one));
  const [best] = [...totals].sort((a, b) => (a.total === b.total ? 0 : a.total > b.total ? -1 : 1));
  if (best === undefined) throw new Error(`${name} is the best of no table`);
  return { ...best, missing: totals.some((one) => one.missing) };
}

function ownTotal(world: World, name: string, table: OwnTable): Total {
  const scored = new Map(table.indicators.map((one) => [one.id, scoredIndicator(world, one)]));
  // "An indicator in no group does not count, and an attribute that only it uses is not missing."
  const grouped = table.groups.map((group) => {
    const members = group.indicators.flatMap((id) => scored.get(id) ?? []);
    const points = members.map((one) => one.points);
    const added = points.reduce((a, b) => a + b, 0n);
    const best = points.reduce((a, b) => (a > b ? a : b), points[0] ?? 0n);
    return {
      points: limited(group.mode === "sum" ? added : best, group.cap),
      missing: members.some((one) => one.missing),
    };
  });
  let total = grouped.reduce((so, one) => so + one.points, 0n);
  let missing = grouped.some((one) => one.missing);
  if (table.multiplier != null) {
    const value = attributeOf(world, table.multiplier.attribute);
    // "1 where not listed or not given"; a missing one "multiplies by 1 and counts as missing".
    if (value === null) missing = true;
    const factor = value === null ? undefined : table.multiplier.values[String(value)];
    // "before the table's cap, rounded down (towards minus infinity) to 1/100".
    if (factor !== undefined) total = floored(total * fraction(factor).over, fraction(factor).under);
  }
  return { table: name, total: limited(total, table.cap), missing, indicators: answersOf(scored) };
}

function answersOf(scored: Map<string, Scored>): IndicatorAnswer[] {
  return [...scored.values()].map((one) => one.answer);
}

function scoredIndicator(world: World, indicator: Indicator): Scored {
  const { points, missing, ...traces } = raw(world, indicator);
  const kept = limited(points, indicator.cap);
  const answer = { id: indicator.id, beforeCap: textOf(points), points: textOf(kept), ...traces };
  return { answer, points: kept, missing };
}

type Raw = { points: bigint; missing: boolean; trace?: Trace; atMostTrace?: Trace };

function raw(world: World, indicator: Indicator): Raw {
  if (indicator.type === "duration") return duration(world, indicator);
  const given =
    indicator.type === "bands" && indicator.measure != null ? months(world, indicator.measure) : null;
  if (given !== null) return { points: band(indicator, given.months), missing: false, trace: given.trace };
  const value = fact(world, indicator);
  // "A missing attribute gives 0 points".
  if (value === null) return { points: 0n, missing: true };
  if (indicator.type === "choice")
    return { points: hundredths(indicator.points[String(value)] ?? "0"), missing: false };
  if (indicator.type === "bands") return { points: band(indicator, BigInt(value)), missing: false };
  // "every full `per` earns `points`".
  const whole = floored(BigInt(value), BigInt(indicator.per));
  return { points: whole * hundredths(indicator.points), missing: false };
}

function fact(world: World, indicator: Exclude<Indicator, Duration>): string | number | boolean | null {
  if (indicator.type === "bands" && indicator.of === "age") {
    const birth = world.person.birthDate;
    return birth == null ? null : completedYears(birth, world.assessment);
  }
  return attributeOf(world, indicator.attribute ?? "");
}

/** "the points of the highest band whose `from` is reached, else 0". */
function band(indicator: Indicator, value: bigint): bigint {
  if (indicator.type !== "bands") return 0n;
  const reached = indicator.bands.filter((one) => BigInt(one.from) <= value).sort((a, b) => b.from - a.from);
  return hundredths(reached[0]?.points ?? "0");
}

/** "a measure's months (credited × 12 / 365 for days; floored)". */
function months(world: World, measure: Measure): { months: bigint; trace: Trace } {
  const result = total(world, measure);
  const { credited } = result;
  const whole = measure.unit === "month" ? credited / SCALE : (credited * 12n) / (365n * SCALE);
  return { months: whole, trace: result.trace };
}

function duration(world: World, indicator: Duration): Raw {
  const own = total(world, indicator.measure);
  const other = indicator.atMost == null ? null : total(world, indicator.atMost);
  const credited = other !== null && other.credited < own.credited ? other.credited : own.credited;
  const per = thresholdOf(indicator.per, indicator.measure.unit) * SCALE;
  const points = hundredths(indicator.points);
  // "`floor` counts whole multiples only, `exact` is proportional, rounded down to 1/100".
  const earned = indicator.rounding === "floor" ? (credited / per) * points : floored(credited * points, per);
  return { points: earned, missing: false, trace: own.trace, ...(other && { atMostTrace: other.trace }) };
}

function total(world: World, measure: Measure): { credited: bigint; trace: Trace } {
  const result = measured(world, measure);
  const sums = capped(world, measure, result.perCity);
  return { credited: sums.here + sums.elsewhere, trace: trace(world, measure, result, sums.took) };
}

function limited(points: bigint, cap: string | null | undefined): bigint {
  if (cap == null) return points;
  return points < hundredths(cap) ? points : hundredths(cap);
}

function fraction(decimal: string): { over: bigint; under: bigint } {
  const [whole = "0", digits = ""] = decimal.split(".");
  return { over: BigInt(whole + digits), under: 10n ** BigInt(digits.length) };
}

function hundredths(decimal: string): bigint {
  const { over, under } = fraction(decimal);
  return (over * HUNDRED) / under;
}

/** Towards minus infinity: BigInt's own division goes towards zero. */
function floored(over: bigint, under: bigint): bigint {
  const quotient = over / under;
  return over % under !== 0n && over < 0n !== under < 0n ? quotient - 1n : quotient;
}

function textOf(points: bigint): string {
  return textOfAmount((points * SCALE) / HUNDRED);
}
