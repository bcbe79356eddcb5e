/** The most points a table can come to on some day of a run: prospects.ts. */
import { greatest, least } from "./amounts";
import type { CompiledBand, CompiledIndicator, CompiledTable } from "./compile-points";
import { completedYears, dayNumber } from "./days";
import { bandPoints, indicatorScore, pointsForCredits, wholeMonths } from "./indicators";
import type { Inquiry } from "./inquiry";
import { outlookOf } from "./outlook";
import { groupPoints, times } from "./points";
import type { Span } from "./spans";

type Most = (days: Span) => bigint;

export function pointsProspect(inquiry: Inquiry, table: CompiledTable, period: Span): Most {
  if ("error" in table) throw table.error;
  if ("bestOf" in table) {
    const parts = table.bestOf.map((part) => pointsProspect(inquiry, part, period));
    return (days) => greatest(parts.map((most) => most(days)));
  }
  const mosts = new Map<CompiledIndicator, Most>(
    table.indicators.map((indicator) => [indicator, indicatorProspect(inquiry, indicator, period)]),
  );
  return (days) => {
    const pointsOf = (indicator: CompiledIndicator) =>
      least(mosts.get(indicator)?.(days) ?? 0n, indicator.cap);
    // Sums, maxima, caps and a multiplier, which is never negative, all grow with their parts.
    const sum = table.groups.reduce((so, group) => so + groupPoints(group, pointsOf), 0n);
    const multiplied = table.multiplier === null ? sum : times(sum, table.multiplier, inquiry.person);
    return least(multiplied, table.cap);
  };
}

function indicatorProspect(inquiry: Inquiry, indicator: CompiledIndicator, period: Span): Most {
  const { assessment, ledger, person } = inquiry;
  if (indicator.type === "duration") {
    const own = outlookOf(assessment, indicator.measure, ledger, period);
    const limit = indicator.atMost === null ? own : outlookOf(assessment, indicator.atMost, ledger, period);
    return (days) =>
      greatest([0n, pointsForCredits(indicator, Math.min(own.mostCredited(days), limit.mostCredited(days)))]);
  }
  if (indicator.type === "bands" && indicator.of === "age" && person.birthDate != null) {
    const birth = dayNumber(person.birthDate);
    return (days) =>
      mostBetween(indicator.bands, completedYears(birth, days.from), completedYears(birth, days.to));
  }
  if (indicator.type === "bands" && indicator.of !== "age" && "kinds" in indicator.of) {
    const { unit } = indicator.of;
    const outlook = outlookOf(assessment, indicator.of, ledger, period);
    return (days) => mostBetween(indicator.bands, 0, wholeMonths(outlook.mostCredited(days), unit));
  }
  // It asks for an attribute, which stays as declared.
  const { points } = indicatorScore(inquiry, indicator);
  return () => points;
}

function mostBetween(bands: readonly CompiledBand[], lowest: number, highest: number): bigint {
  const within = bands.filter((band) => band.from > lowest && band.from <= highest);
  return greatest([bandPoints(bands, lowest), ...within.map((band) => band.points)]);
}
