/** The most points a table can come to on some day of a run, exactly on a single day: prospects.ts. */
import { greatest, least } from "./amounts";
import type { CompiledBand, CompiledIndicator, CompiledTable } from "./compile-points";
import { completedYears, dayNumber } from "./days";
import { bandPoints, indicatorScore, pointsForCredits, wholeMonths } from "./indicators";
import { creditRange } from "./outlook";
import { groupPoints, times } from "./points";
import type { Forecast } from "./prospects";
import type { Span } from "./spans";

type Most = (days: Span) => bigint;

export function pointsProspect(forecast: Forecast, table: CompiledTable): Most {
  if ("error" in table) throw table.error;
  if ("bestOf" in table) {
    const parts = table.bestOf.map((part) => pointsProspect(forecast, part));
    return (days) => greatest(parts.map((most) => most(days)));
  }
  const mosts = new Map<CompiledIndicator, Most>(
    table.indicators.map((indicator) => [indicator, indicatorProspect(forecast, indicator)]),
  );
  return (days) => {
    const pointsOf = (indicator: CompiledIndicator) =>
      least(mosts.get(indicator)?.(days) ?? 0n, indicator.cap);
    // Sums, maxima, caps and a multiplier, which is never negative, all grow with their parts.
    const sum = table.groups.reduce((so, group) => so + groupPoints(group, pointsOf), 0n);
    const multiplied =
      table.multiplier === null ? sum : times(sum, table.multiplier, forecast.inquiry.person);
    return least(multiplied, table.cap);
  };
}

function indicatorProspect(forecast: Forecast, indicator: CompiledIndicator): Most {
  const { person } = forecast.inquiry;
  if (indicator.type === "duration") {
    const { measure, atMost, points } = indicator;
    return (days) => {
      const own = creditRange(forecast.timelineOf(measure), days);
      const limit = atMost === null ? own : creditRange(forecast.timelineOf(atMost), days);
      // Points below zero are the more the less is credited.
      const best = points < 0n ? Math.min(own.least, limit.least) : Math.min(own.most, limit.most);
      return pointsForCredits(indicator, best);
    };
  }
  if (indicator.type === "bands" && indicator.of === "age" && person.birthDate != null) {
    const birth = dayNumber(person.birthDate);
    return (days) =>
      mostBetween(indicator.bands, completedYears(birth, days.from), completedYears(birth, days.to));
  }
  if (indicator.type === "bands" && indicator.of !== "age" && "kinds" in indicator.of) {
    const measure = indicator.of;
    return (days) => {
      const { least, most } = creditRange(forecast.timelineOf(measure), days);
      return mostBetween(indicator.bands, wholeMonths(least, measure.unit), wholeMonths(most, measure.unit));
    };
  }
  // It asks for an attribute, which stays as declared.
  const { points } = indicatorScore(forecast.inquiry, indicator);
  return () => points;
}

function mostBetween(bands: readonly CompiledBand[], lowest: number, highest: number): bigint {
  const within = bands.filter((band) => band.from > lowest && band.from <= highest);
  return greatest([bandPoints(bands, lowest), ...within.map((band) => band.points)]);
}
