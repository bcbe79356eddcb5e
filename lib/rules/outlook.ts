/**
 * What a measure can come to over a run of assessment dates, from above. Within a period of one version and constant
 * tiers, a day's award depends on the records alone, and so does a month's, except for the month that U cuts and the
 * month that the window's start cuts: those two are taken at their best.
 */
import { type Award, allot } from "./allotment";
import { type Assessment, cutoffsOn } from "./assessment";
import { capped } from "./caps";
import { greatestCoefficient } from "./coefficient";
import type { CompiledMeasure } from "./compile-measure";
import { type Coverage, coverageOf, groupsOf } from "./coverage";
import { lastDayOfMonth, monthOfDay } from "./days";
import type { LedgerRecord } from "./ledger";
import { creditOf } from "./measure";
import type { CountingSpan } from "./recognition";
import { chainsOf, FROM_THE_BEGINNING, firstUnitOfChain } from "./reset";
import { intersection, listOf, positionOf, type Span, touches } from "./spans";
import { unitOfDay } from "./units";

export interface Outlook {
  /** No assessment date of the run is credited more, in 1/10000 unit, caps and share taken off. */
  mostCredited(days: Span): number;
  /** False only when U's own unit is covered on no assessment date of the run. */
  mayBeCurrent(days: Span): boolean;
}

interface CityOutlook {
  city: string;
  awards: Award[];
  /** Credited before each award. */
  before: number[];
  /** Units with a counting day in them, of every kind where every kind is asked for. */
  touched: Span[];
}

export function outlookOf(
  assessment: Assessment,
  measure: CompiledMeasure,
  ledger: readonly LedgerRecord[],
  period: Span,
  shareLimit: number | null = null,
): Outlook {
  const { until } = cutoffsOn(measure, period.to);
  const coverage = coverageOf(
    assessment,
    measure,
    { windowFrom: FROM_THE_BEGINNING, until: lastDayOfMonth(monthOfDay(until)) },
    ledger,
  );
  const cities = cityOutlooks(coverage, measure, allot(assessment, measure, coverage, FROM_THE_BEGINNING));
  const gap = measure.resetAfterGap;
  const open = coverage.cities.flatMap((city) => city.open);
  const chains = gap === null ? [] : chainsOf(open, gap);
  const covered = listOf(open);
  const greatest = greatestCoefficient(assessment, measure);
  const cutAtU = measure.unit === "month" && !measure.untilPreviousMonth;
  const cutAtWindow = measure.unit === "month" && measure.window !== null;

  /** The units of U, and of the window's first day, over the run. */
  const unitsOver = (days: Span) => {
    const early = cutoffsOn(measure, days.from);
    const late = cutoffsOn(measure, days.to);
    const inUnits = (from: number, to: number) => ({
      from: unitOfDay(from, measure.unit),
      to: unitOfDay(to, measure.unit),
    });
    return {
      last: inUnits(early.until, late.until),
      window: measure.window === null ? null : inUnits(early.windowFrom, late.windowFrom),
    };
  };

  return {
    mostCredited(days) {
      const { last, window } = unitsOver(days);
      // The month that U cuts may cover or not: the gap before it is looked at from the month before.
      const kept =
        gap === null ? FROM_THE_BEGINNING : firstUnitOfChain(chains, cutAtU ? last.from - 1 : last.from, gap);
      const from = Math.max(kept, window?.from ?? FROM_THE_BEGINNING);
      const perCity = new Map<string, number>();
      for (const city of cities) {
        const atU = cutAtU && touches(city.touched, last.from, last.to) ? greatest : 0;
        const cutByWindow =
          cutAtWindow && window !== null && touches(city.touched, window.from, window.to) ? greatest : 0;
        perCity.set(city.city, creditedBetween(city, from, last.to) + atU + cutByWindow);
      }
      const { destination, elsewhere } = capped(assessment, measure, perCity, shareLimit);
      return destination + elsewhere;
    },
    mayBeCurrent(days) {
      const { last } = unitsOver(days);
      if (cutAtU || cutAtWindow) return cities.some((city) => touches(city.touched, last.from, last.to));
      return touches(covered, last.from, last.to);
    },
  };
}

function cityOutlooks(coverage: Coverage, measure: CompiledMeasure, awards: readonly Award[]): CityOutlook[] {
  const byCity = new Map(groupsOf(awards, (award) => award.city));
  return coverage.cities.map(({ city, counting }) => {
    const own = byCity.get(city) ?? [];
    let sum = 0;
    const before = own.map((award) => {
      const so = sum;
      sum += creditOf(award);
      return so;
    });
    return { city, awards: own, before: [...before, sum], touched: unitsTouched(counting, measure) };
  });
}

function unitsTouched(counting: readonly CountingSpan[], measure: CompiledMeasure): Span[] {
  const units = ({ from, to }: Span) => ({
    from: unitOfDay(from, measure.unit),
    to: unitOfDay(to, measure.unit),
  });
  if (!measure.everyKind) return listOf(counting.map(units));
  const byKind = new Map(groupsOf(counting, ({ stretch }) => stretch.record.kind));
  // A unit that one kind leaves untouched is never covered; trying each of its days would take seconds.
  return measure.kinds.map((kind) => listOf((byKind.get(kind) ?? []).map(units))).reduce(intersection);
}

function creditedBetween(city: CityOutlook, from: number, to: number): number {
  return from > to ? 0 : creditedUpTo(city, to) - creditedUpTo(city, from - 1);
}

function creditedUpTo({ awards, before }: CityOutlook, unitNumber: number): number {
  const at = positionOf(awards, unitNumber);
  const award = awards[at];
  const begun =
    award === undefined || award.from > unitNumber ? 0 : (unitNumber - award.from + 1) * award.coefficient;
  return (before[at] ?? 0) + begun;
}
