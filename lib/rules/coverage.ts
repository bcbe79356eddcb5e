/** Which units are covered, and where: docs/rules-semantics.md §3, steps 4 and 5. */
import type { Assessment, Cutoffs } from "./assessment";
import type { CompiledMeasure } from "./compile-measure";
import { daysInMonth, firstDayOfMonth, lastDayOfMonth, monthOfDay } from "./days";
import type { LedgerRecord } from "./ledger";
import { type CountingSpan, countingSpans, interferingSpans } from "./recognition";
import { difference, intersection, listOf, type Span } from "./spans";
import type { CityCode, MonthCounts, Unit } from "./types";
import { unitOfDay } from "./units";

export interface CityCoverage {
  city: CityCode;
  counting: CountingSpan[];
  /** The units that each kind covers by itself. */
  byKind: ReadonlyMap<string, Span[]>;
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
  /** Counting days of the kinds of `notDuring`. */
  interfering: CountingSpan[];
  /** Units that a kind of `notDuring` covers in some city. */
  blocked: Span[];
}

export function coverageOf(
  assessment: Assessment,
  measure: CompiledMeasure,
  cutoffs: Cutoffs,
  ledger: readonly LedgerRecord[],
): Coverage {
  const { monthCounts } = assessment.ruleSet.source;
  const interfering = interferingSpans(assessment, measure, cutoffs, ledger);
  const blocked = listOf(
    groupsOf(interfering, ({ stretch }) => JSON.stringify([stretch.record.kind, stretch.city])).flatMap(
      ([, spans]) => unitsCovered(spans, measure.unit, monthCounts),
    ),
  );
  const counting = countingSpans(assessment, measure, cutoffs, ledger);
  const cities = groupsOf(counting, ({ stretch }) => stretch.city).map(([city, spans]) =>
    cityCoverage(city, spans, measure, monthCounts, blocked),
  );
  return { cutoffs, lastUnit: unitOfDay(cutoffs.until, measure.unit), cities, interfering, blocked };
}

function cityCoverage(
  city: CityCode,
  counting: CountingSpan[],
  measure: CompiledMeasure,
  monthCounts: MonthCounts,
  blocked: readonly Span[],
): CityCoverage {
  const byKind = new Map(
    groupsOf(counting, ({ stretch }) => stretch.record.kind).map(([kind, spans]) => [
      kind,
      unitsCovered(spans, measure.unit, monthCounts),
    ]),
  );
  const perKind = measure.kinds.map((kind) => byKind.get(kind) ?? []);
  const covered = measure.everyKind ? perKind.reduce(intersection) : listOf(perKind.flat());
  return { city, counting, byKind, covered, open: difference(covered, blocked) };
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

/** In order of each key's first appearance. */
export function groupsOf<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups];
}
