import { z } from "zod";
import type { Indicator, PointsTable } from "../types";
import {
  atLeastOne,
  bilingual,
  listWithUnique,
  mapOf,
  multiplier,
  name,
  perMonths,
  points,
  string,
  whole,
} from "./leaves";
import { measureShape } from "./requirement-schema";

const base = { id: name, label: bilingual.nullish(), cap: points.nullish() };
const measure = z.strictObject(measureShape);

const duration = z
  .strictObject({
    ...base,
    type: z.literal("duration"),
    measure,
    atMost: measure.nullish(),
    per: perMonths,
    points,
    rounding: z.enum(["floor", "exact"]),
  })
  .refine((one) => one.atMost == null || one.atMost.unit === one.measure.unit, {
    path: ["atMost", "unit"],
    error: "the unit of the measure it limits",
  });

const choice = z.strictObject({
  ...base,
  type: z.literal("choice"),
  attribute: name,
  points: mapOf(string, points),
});

const bands = z
  .strictObject({
    ...base,
    type: z.literal("bands"),
    of: z.literal("age").nullish(),
    attribute: name.nullish(),
    measure: measure.nullish(),
    bands: listWithUnique(z.strictObject({ from: whole, points }), "from", ({ from }) => from),
  })
  .refine(
    (one) => [one.of, one.attribute, one.measure].filter((subject) => subject != null).length === 1,
    'exactly one of "of", "attribute" and "measure"',
  );

const counted = z.strictObject({
  ...base,
  type: z.literal("count"),
  attribute: name,
  per: atLeastOne,
  points,
});

const indicator: z.ZodType<Indicator> = z.discriminatedUnion("type", [duration, choice, bands, counted], {
  error: '"duration", "choice", "bands" or "count"',
});

const group = z.strictObject({
  id: name,
  label: bilingual.nullish(),
  indicators: z.array(name),
  mode: z.enum(["sum", "max"]),
  cap: points.nullish(),
});

const table: z.ZodType<PointsTable> = z.union(
  [
    z.strictObject({
      label: bilingual.nullish(),
      bestOf: z.array(name).refine((tables) => tables.length > 0, "at least one table"),
    }),
    z.strictObject({
      label: bilingual.nullish(),
      indicators: listWithUnique(indicator, "id", ({ id }) => id),
      groups: listWithUnique(group, "id", ({ id }) => id),
      multiplier: z.strictObject({ attribute: name, values: mapOf(string, multiplier) }).nullish(),
      cap: points.nullish(),
    }),
  ],
  { error: 'a points table, or an object with "bestOf"' },
);

export const pointsTables = mapOf(name, table).superRefine((tables, context) => {
  for (const id of Object.keys(tables)) {
    if (reaches(tables, id, id, new Set())) {
      context.addIssue({
        code: "custom",
        path: [id, "bestOf"],
        message: "tables that do not lead back to this one",
      });
    }
  }
});

function reaches(
  tables: Record<string, PointsTable>,
  from: string,
  goal: string,
  seen: Set<string>,
): boolean {
  const source = Object.hasOwn(tables, from) ? tables[from] : undefined;
  if (source === undefined || !("bestOf" in source) || seen.has(from)) return false;
  seen.add(from);
  return source.bestOf.some((next) => next === goal || reaches(tables, next, goal, seen));
}
