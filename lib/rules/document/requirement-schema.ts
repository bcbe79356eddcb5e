import { z } from "zod";
import { type Requirement, UNITS } from "../types";
import {
  attributeValue,
  boolean,
  cityCode,
  count,
  listWithUnique,
  months,
  name,
  points,
  share,
  tier,
  whole,
  years,
} from "./leaves";

export const namedPlaces = [
  z.strictObject({ cities: z.array(cityCode) }),
  z.strictObject({ tiers: z.array(tier) }),
] as const;

const someKinds = z.array(name).refine((kinds) => kinds.length > 0, "at least one kind");

const kinds = z.union([someKinds, z.strictObject({ anyOf: someKinds })], {
  error: 'a list of kinds, or an object with "anyOf"',
});

const scope = z.union([z.literal("destination"), z.literal("zone"), ...namedPlaces], {
  error: '"destination", "zone", an object with "cities" or an object with "tiers"',
});

const asked = {
  kinds,
  scope,
  unit: z.enum(UNITS),
  resetAfterGap: count.nullish(),
  until: z.literal("previousMonth").nullish(),
  window: months.nullish(),
  notDuring: z.array(name).nullish(),
};

export const measureShape = { ...asked, convert: boolean };

const range = { min: whole.nullish(), max: whole.nullish() };

const credited = z.strictObject({
  id: name,
  type: z.literal("credited"),
  ...measureShape,
  months,
  maxShareElsewhere: share.nullish(),
});

const current = z.strictObject({
  id: name,
  type: z.literal("current"),
  ...asked,
  convert: boolean.nullish(),
});

const age = z
  .strictObject({ id: name, type: z.literal("age"), min: years.nullish(), max: years.nullish() })
  .refine(({ min, max }) => min != null || max != null, '"min", "max" or both');

const attribute = z
  .strictObject({
    id: name,
    type: z.literal("attribute"),
    attribute: name,
    in: z.array(attributeValue).nullish(),
    ...range,
  })
  .refine(
    (one) => (one.in != null) !== (one.min != null || one.max != null),
    'either "in", or "min", "max" or both',
  );

const fromTable = z.strictObject({ id: name, type: z.literal("points"), table: name, min: points });

const any = z.strictObject({
  id: name,
  type: z.literal("any"),
  get requirements(): z.ZodType<Requirement[]> {
    return requirements;
  },
});

const requirement: z.ZodType<Requirement> = z.discriminatedUnion(
  "type",
  [credited, current, age, attribute, fromTable, any],
  { error: '"credited", "current", "age", "attribute", "points" or "any"' },
);

export const requirements: z.ZodType<Requirement[]> = listWithUnique(requirement, "id", ({ id }) => id);
