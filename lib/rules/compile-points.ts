import { POINT_PLACES, scaled, unitsOfMonths } from "./amounts";
import type { CompiledMeasure, MeasureCompiler } from "./compile-measure";
import { DocumentError, found } from "./document/error";
import type { Decimal, Indicator, IndicatorGroup, Multiplier, PointsTable } from "./types";

/** Points and caps are integers of 1/100; a cap that is not there is null. */
export type CompiledIndicator = { id: string; cap: bigint | null } & (
  | {
      type: "duration";
      measure: CompiledMeasure;
      atMost: CompiledMeasure | null;
      per: number;
      points: bigint;
      whole: boolean;
    }
  | { type: "choice"; attribute: string; points: ReadonlyMap<string, bigint> }
  | { type: "bands"; of: "age" | { attribute: string } | CompiledMeasure; bands: CompiledBand[] }
  | { type: "count"; attribute: string; per: number; points: bigint }
);

/** The highest first. */
export interface CompiledBand {
  from: number;
  points: bigint;
}

export interface CompiledGroup {
  indicators: CompiledIndicator[];
  mode: "sum" | "max";
  cap: bigint | null;
}

export interface OwnTable {
  id: string;
  indicators: CompiledIndicator[];
  groups: CompiledGroup[];
  multiplier: Multiplier | null;
  cap: bigint | null;
}

export type CompiledTable =
  | OwnTable
  | { id: string; bestOf: CompiledTable[] }
  | { id: string; error: DocumentError };

/** A table that names what is not there is kept as its error: it is thrown when the table is asked for. */
export function compileTables(
  tables: Record<string, PointsTable>,
  path: string,
  measureOf: MeasureCompiler,
): ReadonlyMap<string, CompiledTable> {
  const compiled = new Map<string, CompiledTable>();
  const sources = new Map(Object.entries(tables));
  const compileOne = (id: string): CompiledTable | null => {
    const known = compiled.get(id);
    const source = sources.get(id);
    if (known !== undefined || source === undefined) return known ?? null;
    const table =
      "bestOf" in source ? bestOf(id, source.bestOf) : ownTable(id, source, `${path}.${id}`, measureOf);
    compiled.set(id, table);
    return table;
  };
  const bestOf = (id: string, names: string[]): CompiledTable => {
    const parts = names.map((name) => compileOne(name) ?? unknown(id, `${path}.${id}.bestOf`, name, "table"));
    return parts.find((part) => "error" in part) ?? { id, bestOf: parts };
  };
  for (const id of sources.keys()) compileOne(id);
  return compiled;
}

function unknown(id: string, path: string, name: string, what: "table" | "indicator"): CompiledTable {
  return { id, error: new DocumentError(path, `found ${found(name)}, expected a ${what} of this rule set`) };
}

function ownTable(
  id: string,
  source: Exclude<PointsTable, { bestOf: string[] }>,
  path: string,
  measureOf: MeasureCompiler,
): CompiledTable {
  const indicators = source.indicators.map((indicator) => compileIndicator(indicator, measureOf));
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const stranger = source.groups.flatMap((group) => group.indicators).find((name) => !byId.has(name));
  if (stranger !== undefined) return unknown(id, `${path}.groups`, stranger, "indicator");
  return {
    id,
    indicators,
    groups: source.groups.map((group) => compileGroup(group, byId)),
    multiplier: source.multiplier ?? null,
    cap: capOf(source.cap),
  };
}

function compileGroup(group: IndicatorGroup, byId: ReadonlyMap<string, CompiledIndicator>): CompiledGroup {
  const indicators = group.indicators.flatMap((name) => byId.get(name) ?? []);
  return { indicators, mode: group.mode, cap: capOf(group.cap) };
}

function compileIndicator(source: Indicator, measureOf: MeasureCompiler): CompiledIndicator {
  const base = { id: source.id, cap: capOf(source.cap) };
  switch (source.type) {
    case "duration":
      return {
        ...base,
        type: source.type,
        measure: measureOf(source.measure),
        atMost: source.atMost == null ? null : measureOf(source.atMost),
        per: unitsOfMonths(source.per, source.measure.unit),
        points: pointsOf(source.points),
        whole: source.rounding === "floor",
      };
    case "choice": {
      const points = new Map(
        Object.entries(source.points).map(([value, earned]) => [value, pointsOf(earned)]),
      );
      return { ...base, type: source.type, attribute: source.attribute, points };
    }
    case "bands": {
      const bands = source.bands.map(({ from, points }) => ({ from, points: pointsOf(points) }));
      return {
        ...base,
        type: source.type,
        of: subjectOf(source, measureOf),
        bands: bands.sort((a, b) => b.from - a.from),
      };
    }
    case "count": {
      const { attribute, per } = source;
      return { ...base, type: source.type, attribute, per, points: pointsOf(source.points) };
    }
  }
}

function subjectOf(
  source: Extract<Indicator, { type: "bands" }>,
  measureOf: MeasureCompiler,
): "age" | { attribute: string } | CompiledMeasure {
  if (source.measure != null) return measureOf(source.measure);
  return source.attribute == null ? "age" : { attribute: source.attribute };
}

export function pointsOf(decimal: Decimal): bigint {
  return BigInt(scaled(decimal, POINT_PLACES));
}

function capOf(decimal: Decimal | null | undefined): bigint | null {
  return decimal == null ? null : pointsOf(decimal);
}
