import type { Measure, Scope, Unit } from "./types";

export interface CompiledMeasure {
  kinds: readonly string[];
  /** True: every kind must cover a unit. False: one is enough. */
  everyKind: boolean;
  scope: Scope;
  unit: Unit;
  convert: boolean;
  /** Units; null is cumulative. */
  resetAfterGap: number | null;
  untilPreviousMonth: boolean;
  /** Months; null is without a window. */
  window: number | null;
  notDuring: readonly string[];
}

export function compileMeasure(measure: Measure): CompiledMeasure {
  const { kinds } = measure;
  return {
    kinds: [...new Set(Array.isArray(kinds) ? kinds : kinds.anyOf)],
    everyKind: Array.isArray(kinds),
    scope: measure.scope,
    unit: measure.unit,
    convert: measure.convert,
    resetAfterGap: measure.resetAfterGap ?? null,
    untilPreviousMonth: measure.until === "previousMonth",
    window: measure.window ?? null,
    notDuring: [...new Set(measure.notDuring ?? [])],
  };
}

export type MeasureCompiler = (measure: Measure) => CompiledMeasure;

/** Measures that say the same become the same object, so that one evaluation works each of them out once. */
export function measureCompiler(): MeasureCompiler {
  const known = new Map<string, CompiledMeasure>();
  return (measure) => {
    const compiled = compileMeasure(measure);
    const key = JSON.stringify(compiled);
    const same = known.get(key) ?? compiled;
    known.set(key, same);
    return same;
  };
}
