/**
 * What a measure comes to on any assessment date of a period, exactly, without working it out anew for each: within a
 * period of one version and constant tiers, a unit's award depends on the records alone, but for two cut months.
 */
import { type Award, allot } from "./allotment";
import { type Assessment, type Cutoffs, cutoffsOn } from "./assessment";
import { capped } from "./caps";
import type { CompiledMeasure } from "./compile-measure";
import { coverageOf } from "./coverage";
import { type CutMonths, cutMonthsOf } from "./cut-months";
import { lastDayOfMonth, monthOfDay } from "./days";
import type { Ledger } from "./ledger";
import { creditedBetween, type Purse, pursesOf } from "./purses";
import { chainsOf, FROM_THE_BEGINNING, firstUnitOfChain } from "./reset";
import { includes, listOf, positionOf, type Span } from "./spans";
import type { CityCode } from "./types";

export interface Timeline {
  assessment: Assessment;
  measure: CompiledMeasure;
  awards: readonly Award[];
  /** Units covered in any city. */
  covered: readonly Span[];
  /** Runs of covered units with the gaps that are forgiven filled in; none where nothing is ever dropped. */
  chains: readonly Span[];
  purses: readonly Purse[];
  purseOf: ReadonlyMap<CityCode, Purse>;
  /** Units that may be covered, cut or not. */
  touched: readonly Span[];
  cutMonths: CutMonths;
}

export function timelineOf(
  assessment: Assessment,
  measure: CompiledMeasure,
  ledger: Ledger,
  period: Span,
): Timeline {
  const until = lastDayOfMonth(monthOfDay(cutoffsOn(measure, period.to).until));
  const coverage = coverageOf(assessment, measure, { windowFrom: FROM_THE_BEGINNING, until }, ledger);
  const awards = allot(assessment, measure, coverage, FROM_THE_BEGINNING);
  const covered = listOf(coverage.cities.flatMap((city) => city.open));
  const cities = coverage.cities.map(({ city }) => city);
  const purseOf = pursesOf(assessment, measure, cities, awards);
  const counting = coverage.cities.flatMap(({ kinds }) => kinds.flatMap(({ counting: own }) => own));
  const months = counting.map(({ from, to }) => ({ from: monthOfDay(from), to: monthOfDay(to) }));
  return {
    assessment,
    measure,
    awards,
    covered,
    chains: measure.resetAfterGap === null ? [] : chainsOf(covered, measure.resetAfterGap),
    purses: [...new Set(purseOf.values())],
    purseOf,
    touched: measure.unit === "day" ? covered : listOf(months),
    cutMonths: cutMonthsOf(assessment, measure, coverage, awards),
  };
}

/** In 1/10000 unit, caps and share taken off: what an evaluation on that day answers. */
export function creditedOn(timeline: Timeline, day: number, shareLimit: number | null): number {
  const { measure, chains } = timeline;
  const cutoffs = cutoffsOn(measure, day);
  if (cutoffs.windowFrom > cutoffs.until) return 0;
  if (measure.unit === "month") return creditedInMonths(timeline, cutoffs, shareLimit);
  const kept =
    measure.resetAfterGap === null
      ? FROM_THE_BEGINNING
      : firstUnitOfChain(chains, cutoffs.until, measure.resetAfterGap);
  return creditedOver(timeline, Math.max(kept, cutoffs.windowFrom), cutoffs.until, [], shareLimit);
}

/** U's own unit is covered. */
export function isCurrentOn(timeline: Timeline, day: number): boolean {
  const { windowFrom, until } = cutoffsOn(timeline.measure, day);
  if (windowFrom > until) return false;
  if (timeline.measure.unit === "day") return includes(timeline.covered, until);
  return timeline.cutMonths.awardOf(monthOfDay(until), windowFrom, until) !== undefined;
}

function creditedInMonths(timeline: Timeline, { windowFrom, until }: Cutoffs, shareLimit: number | null) {
  const { measure, cutMonths } = timeline;
  const last = monthOfDay(until);
  const windowMonth = measure.window === null ? FROM_THE_BEGINNING : monthOfDay(windowFrom);
  const atEnd = cutMonths.awardOf(last, windowFrom, until);
  const atWindow =
    measure.window !== null && windowMonth < last
      ? cutMonths.awardOf(windowMonth, windowFrom, until)
      : undefined;
  const kept = firstMonthKept(timeline, {
    last: atEnd === undefined ? last + 1 : last,
    whole: { from: windowMonth + 1, to: last - 1 },
    first: atWindow === undefined ? null : windowMonth,
  });
  const cut = [atEnd, kept <= windowMonth ? atWindow : undefined].filter((award) => award !== undefined);
  return creditedOver(timeline, Math.max(kept, windowMonth + 1), last - 1, cut, shareLimit);
}

/** docs/rules-semantics.md §4, walking back: U's month where it is covered, whole months, the window's month where it is. */
function firstMonthKept(
  { measure: { resetAfterGap: gap }, covered, chains }: Timeline,
  { last, whole, first }: { last: number; whole: Span; first: number | null },
): number {
  if (gap === null) return FROM_THE_BEGINNING;
  let kept = last;
  const latest = latestUpTo(covered, whole.to);
  if (latest >= whole.from && kept - latest - 1 <= gap) {
    const chained = firstUnitOfChain(chains, latest, gap);
    kept = chained >= whole.from ? chained : (covered[positionOf(covered, whole.from)]?.from ?? whole.from);
  }
  return first !== null && kept - first - 1 <= gap ? first : kept;
}

/** The last unit of the list up to `unitNumber`; very early where there is none. */
function latestUpTo(list: readonly Span[], unitNumber: number): number {
  const at = positionOf(list, unitNumber);
  if ((list[at]?.from ?? Number.POSITIVE_INFINITY) <= unitNumber) return unitNumber;
  return list[at - 1]?.to ?? FROM_THE_BEGINNING;
}

/** Whole units from `from` to `to`, and the awards of cut months, one unit each. */
function creditedOver(
  { assessment, measure, purses, purseOf }: Timeline,
  from: number,
  to: number,
  cut: readonly Award[],
  shareLimit: number | null,
): number {
  const perCity = new Map<CityCode, number>();
  for (const purse of purses) perCity.set(purse.city, creditedBetween(purse, from, to));
  for (const { city, coefficient } of cut) {
    const standsFor = purseOf.get(city)?.city ?? city;
    perCity.set(standsFor, (perCity.get(standsFor) ?? 0) + coefficient);
  }
  return capped(assessment, measure, perCity, shareLimit).credited;
}
