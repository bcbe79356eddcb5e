/** What one indicator of a points table earns, before its cap: docs/rules-semantics.md §7. */
import { floorDivide, SCALE } from "./amounts";
import type { Trace } from "./answer";
import type { CompiledBand, CompiledIndicator } from "./compile-points";
import { completedYears, dayNumber } from "./days";
import { attributeOf, type Inquiry } from "./inquiry";
import { measureResult } from "./measure";
import { traceOf } from "./trace";
import type { AttributeValue, Unit } from "./types";

export interface Score {
  points: bigint;
  /** The attribute or birth date it asks for is not given: 0 points for now. */
  missing: boolean;
  traces: { trace?: Trace; atMostTrace?: Trace };
}

type Of<Type extends CompiledIndicator["type"]> = Extract<CompiledIndicator, { type: Type }>;

export function indicatorScore(inquiry: Inquiry, indicator: CompiledIndicator): Score {
  switch (indicator.type) {
    case "duration":
      return duration(inquiry, indicator);
    case "choice":
      return given(attributeOf(inquiry.person, indicator.attribute), (value) =>
        indicator.points.get(String(value)),
      );
    case "bands":
      return bands(inquiry, indicator);
    case "count":
      return given(attributeOf(inquiry.person, indicator.attribute), (value) =>
        typeof value === "number"
          ? floorDivide(BigInt(value), BigInt(indicator.per)) * indicator.points
          : undefined,
      );
  }
}

function given(value: AttributeValue | null, earn: (value: AttributeValue) => bigint | undefined): Score {
  return { points: value === null ? 0n : (earn(value) ?? 0n), missing: value === null, traces: {} };
}

function duration(inquiry: Inquiry, indicator: Of<"duration">): Score {
  const { assessment, ledger } = inquiry;
  const own = measureResult(assessment, indicator.measure, ledger);
  const limit = indicator.atMost === null ? null : measureResult(assessment, indicator.atMost, ledger);
  const credited = Math.min(own.credited, limit?.credited ?? own.credited);
  const traces = {
    ...(inquiry.trace && { trace: traceOf(assessment, own, ledger) }),
    ...(inquiry.trace && limit !== null && { atMostTrace: traceOf(assessment, limit, ledger) }),
  };
  return { points: pointsForCredits(indicator, credited), missing: false, traces };
}

export function pointsForCredits({ per, points, whole }: Of<"duration">, credited: number): bigint {
  if (whole) return BigInt(Math.floor(credited / (per * SCALE))) * points;
  return floorDivide(BigInt(credited) * points, BigInt(per * SCALE));
}

function bands(inquiry: Inquiry, { of, bands: list }: Of<"bands">): Score {
  if (of === "age") {
    const { birthDate } = inquiry.person;
    const age = birthDate == null ? null : completedYears(dayNumber(birthDate), inquiry.assessment.on);
    return given(age, (years) => bandPoints(list, Number(years)));
  }
  if ("attribute" in of) {
    return given(attributeOf(inquiry.person, of.attribute), (value) =>
      typeof value === "number" ? bandPoints(list, value) : undefined,
    );
  }
  const result = measureResult(inquiry.assessment, of, inquiry.ledger);
  const traces = inquiry.trace ? { trace: traceOf(inquiry.assessment, result, inquiry.ledger) } : {};
  return { points: bandPoints(list, wholeMonths(result.credited, of.unit)), missing: false, traces };
}

/** A measure's credited units in months, floored. */
export function wholeMonths(credited: number, unit: Unit): number {
  return unit === "month" ? Math.floor(credited / SCALE) : Math.floor((credited * 12) / (365 * SCALE));
}

export function bandPoints(list: readonly CompiledBand[], value: number): bigint {
  return list.find((band) => band.from <= value)?.points ?? 0n;
}
