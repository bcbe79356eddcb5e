/** What one indicator of a points table earns, before its cap: docs/rules-semantics.md §7. */
import { floorDivide, SCALE } from "./amounts";
import type { Trace } from "./answer";
import type { CompiledMeasure } from "./compile-measure";
import type { CompiledBand, CompiledIndicator } from "./compile-points";
import { completedYears, dayNumber } from "./days";
import { attributeOf, type Inquiry } from "./inquiry";
import { creditsOf } from "./measure";
import { traceOf } from "./trace";
import type { AttributeValue, Person, Unit } from "./types";

export interface Score {
  points: bigint;
  /** The attribute or birth date it asks for is not given: 0 points for now. */
  missing: boolean;
  traces: { trace?: Trace; atMostTrace?: Trace };
}

type Of<Type extends CompiledIndicator["type"]> = Extract<CompiledIndicator, { type: Type }>;

export function indicatorScore(inquiry: Inquiry, indicator: CompiledIndicator): Score {
  if (indicator.type === "duration") return duration(inquiry, indicator);
  if (indicator.type === "bands" && typeof indicator.of === "object" && "kinds" in indicator.of) {
    const { credited, trace } = earned(inquiry, indicator.of);
    const points = bandPoints(indicator.bands, wholeMonths(credited, indicator.of.unit));
    return { points, missing: false, traces: trace === null ? {} : { trace } };
  }
  return personalScore(inquiry.person, inquiry.assessment.on, indicator);
}

/** Of an indicator that asks for an attribute or the age, and for no record. `on` is the assessment day. */
export function personalScore(person: Person, on: number, indicator: CompiledIndicator): Score {
  if (indicator.type === "bands" && indicator.of === "age") {
    const age = person.birthDate == null ? null : completedYears(dayNumber(person.birthDate), on);
    return given(age, (years) => bandPoints(indicator.bands, Number(years)));
  }
  if (indicator.type === "bands" && typeof indicator.of === "object" && "attribute" in indicator.of) {
    return given(attributeOf(person, indicator.of.attribute), (value) =>
      typeof value === "number" ? bandPoints(indicator.bands, value) : undefined,
    );
  }
  if (indicator.type === "choice") {
    return given(attributeOf(person, indicator.attribute), (value) => indicator.points.get(String(value)));
  }
  if (indicator.type === "count") {
    return given(attributeOf(person, indicator.attribute), (value) =>
      typeof value === "number"
        ? floorDivide(BigInt(value), BigInt(indicator.per)) * indicator.points
        : undefined,
    );
  }
  throw new TypeError(`${indicator.id} asks for records`);
}

function given(value: AttributeValue | null, earn: (value: AttributeValue) => bigint | undefined): Score {
  return { points: value === null ? 0n : (earn(value) ?? 0n), missing: value === null, traces: {} };
}

function duration(inquiry: Inquiry, indicator: Of<"duration">): Score {
  const own = earned(inquiry, indicator.measure);
  const limit = indicator.atMost === null ? null : earned(inquiry, indicator.atMost);
  const credited = Math.min(own.credited, limit?.credited ?? own.credited);
  const traces = {
    ...(own.trace !== null && { trace: own.trace }),
    ...(limit !== null && limit.trace !== null && { atMostTrace: limit.trace }),
  };
  return { points: pointsForCredits(indicator, credited), missing: false, traces };
}

function earned(inquiry: Inquiry, measure: CompiledMeasure): { credited: number; trace: Trace | null } {
  const result = inquiry.resultOf(measure);
  const credits = creditsOf(inquiry.assessment, result);
  return { credited: credits.credited, trace: inquiry.trace ? traceOf(inquiry, result, credits) : null };
}

export function pointsForCredits({ per, points, whole }: Of<"duration">, credited: number): bigint {
  if (whole) return BigInt(Math.floor(credited / (per * SCALE))) * points;
  return floorDivide(BigInt(credited) * points, BigInt(per * SCALE));
}

/** A measure's credited units in months, floored. */
export function wholeMonths(credited: number, unit: Unit): number {
  return unit === "month" ? Math.floor(credited / SCALE) : Math.floor((credited * 12) / (365 * SCALE));
}

export function bandPoints(list: readonly CompiledBand[], value: number): bigint {
  return list.find((band) => band.from <= value)?.points ?? 0n;
}
