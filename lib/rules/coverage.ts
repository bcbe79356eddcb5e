/** Which units are covered, and where: docs/rules-semantics.md §3, steps 4 and 5. */
import { type Assessment, type Cutoffs, isInScope } from "./assessment";
import type { CompiledMeasure } from "./compile-measure";
import { daysInMonth, firstDayOfMonth, lastDayOfMonth, monthOfDay } from "./days";
import type { Ledger, LedgerCity } from "./ledger";
import { type CountingSpan, countingSpans } from "./recognition";
import { difference, intersection, listOf, type Span } from "./spans";
import type { CityCode, MonthCounts, Unit } from "./types";
import { unitOfDay } from "./units";

/** What one kind of a measure covers in one city, by itself. */
export interface KindCoverage {
  kind: string;
  /** In the order in which records come first. */
  counting: CountingSpan[];
  units: Span[];
}

export interface CityCoverage {
  city: CityCode;
  /** Those of the measure's kinds that have a counting day. */
  kinds: KindCoverage[];
  /** The units that the kinds together cover, `notDuring` left aside. */
  covered: Span[];
  /** The same without the units of `notDuring`. */
  open: Span[];
}

export interface Coverage {
  cutoffs: Cutoffs;
  /** U's own unit. */
  lastUnit: number;
  cities: CityCoverage[];
  /** What the kinds of `notDuring` cover, of any city. */
  interfering: KindCoverage[];
  /** Units that one of them covers in some city. */
  blocked: Span[];
}

export function coverageOf(
  assessment: Assessment,
  measure: CompiledMeasure,
  cutoffs: Cutoffs,
  ledger: Ledger,
): Coverage {
  const of = (kinds: readonly string[], city: LedgerCity) =>
    kindsCovered(assessment, measure, cutoffs, kinds, city);
  const interfering = ledger.cities.flatMap((city) => of(measure.notDuring, city));
  const blocked = listOf(interfering.flatMap(({ units }) => units));
  const cities: CityCoverage[] = [];
  for (const city of ledger.cities) {
    if (!isInScope(assessment, measure.scope, city.city)) continue;
    const kinds = of(measure.kinds, city);
    if (kinds.length === 0) continue;
    const covered = coveredTogether(measure, kinds);
    cities.push({ city: city.city, kinds, covered, open: difference(covered, blocked) });
  }
  return { cutoffs, lastUnit: unitOfDay(cutoffs.until, measure.unit), cities, interfering, blocked };
}

function kindsCovered(
  assessment: Assessment,
  measure: CompiledMeasure,
  cutoffs: Cutoffs,
  kinds: readonly string[],
  { city, byKind }: LedgerCity,
): KindCoverage[] {
  const { monthCounts } = assessment.ruleSet.source;
  const covering: KindCoverage[] = [];
  for (const kind of kinds) {
    const stretches = byKind.get(kind);
    if (stretches === undefined) continue;
    const counting = countingSpans(assessment, cutoffs, city, stretches);
    if (counting.length === 0) continue;
    covering.push({ kind, counting, units: unitsCovered(counting, measure.unit, monthCounts) });
  }
  return covering;
}

/** `kinds` are those with a counting day: where every kind is asked for, a kind that is not there covers nothing. */
function coveredTogether(measure: CompiledMeasure, kinds: readonly KindCoverage[]): Span[] {
  const lists = kinds.map(({ units }) => units);
  if (!measure.everyKind) return listOf(lists.flat());
  return lists.length < measure.kinds.length ? [] : lists.reduce(intersection);
}

/** The units that these days of one kind in one city cover. */
function unitsCovered(days: readonly Span[], unit: Unit, monthCounts: MonthCounts): Span[] {
  const list = listOf(days);
  return unit === "day" ? list : listOf(monthsCovered(list, monthCounts));
}

function monthsCovered(days: readonly Span[], monthCounts: MonthCounts): Span[] {
  const months: Span[] = [];
  let partial = { month: Number.NaN, days: 0 };
  const count = (month: number, more: number) => {
    const before = partial.month === month ? partial.days : 0;
    partial = { month, days: before + more };
    if (partial.days >= daysNeeded(month, monthCounts)) months.push({ from: month, to: month });
  };
  for (const { from, to } of days) {
    const first = monthOfDay(from);
    const last = monthOfDay(to);
    count(first, Math.min(to, lastDayOfMonth(first)) - from + 1);
    if (last > first + 1) months.push({ from: first + 1, to: last - 1 });
    if (last > first) count(last, to - firstDayOfMonth(last) + 1);
  }
  return months;
}

export function daysNeeded(month: number, monthCounts: MonthCounts): number {
  if (monthCounts === "anyDay") return 1;
  return monthCounts === "fifteenDays" ? 15 : daysInMonth(month);
}
