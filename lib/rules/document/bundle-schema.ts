import { z } from "zod";
import { type Bundle, type City, MONTH_COUNTS, OVERLAPS, STANDINGS, VALUATIONS } from "../types";
import { caseSchema } from "./case-schema";
import {
  bilingual,
  boolean,
  cityCode,
  coefficient,
  count,
  day,
  legalBasis,
  listWithUnique,
  mapOf,
  months,
  name,
  string,
  tier,
  whole,
} from "./leaves";
import { pointsTables } from "./points-schema";
import { namedPlaces, requirements } from "./requirement-schema";

const city = z.strictObject({
  code: cityCode,
  name: bilingual,
  tiers: listWithUnique(z.strictObject({ from: day, tier }), "from", ({ from }) => from),
  successor: z.strictObject({ code: cityCode, from: day, retroactive: boolean }).nullish(),
});

const cities = listWithUnique(city, "code", ({ code }) => code).superRefine((list, context) => {
  const byCode = new Map(list.map((one) => [one.code, one]));
  list.forEach((one, index) => {
    if (leadsBack(byCode, one)) {
      const path = [index, "successor", "code"];
      context.addIssue({
        code: "custom",
        path,
        message: "a city whose successors do not lead back to this one",
      });
    }
  });
});

function leadsBack(byCode: ReadonlyMap<string, City>, start: City): boolean {
  const seen = new Set<string>();
  let next = start.successor?.code;
  while (next !== undefined && !seen.has(next)) {
    if (next === start.code) return true;
    seen.add(next);
    next = byCode.get(next)?.successor?.code;
  }
  return false;
}

const member = z.strictObject({
  code: cityCode,
  recognisedFrom: day.nullish(),
  recognisedUntil: day.nullish(),
});

const zone = z.strictObject({
  id: name,
  name: bilingual,
  noticeDays: count.nullish(),
  members: listWithUnique(member, "code", ({ code }) => code),
});

const cap = z.union(
  [
    z.strictObject({ city: cityCode, months }),
    z.strictObject({ tier, months }),
    z.strictObject({ elsewhere: z.literal(true), months }),
  ],
  { error: 'an object with "months" and one of "city", "tier" and "elsewhere"' },
);

const attributeDefinition = z.discriminatedUnion(
  "type",
  [
    z.strictObject({
      type: z.literal("choice"),
      options: z.array(string),
      label: bilingual,
      labels: mapOf(string, bilingual).nullish(),
    }),
    z.strictObject({
      type: z.literal("integer"),
      min: whole.nullish(),
      max: whole.nullish(),
      label: bilingual,
    }),
    z.strictObject({ type: z.literal("boolean"), label: bilingual }),
  ],
  { error: '"choice", "integer" or "boolean"' },
);

const pathway = z.strictObject({
  id: name,
  appliesTo: z.union([z.literal("all"), ...namedPlaces], {
    error: '"all", an object with "cities" or an object with "tiers"',
  }),
  title: bilingual,
  requirements,
  allowedBy: legalBasis.nullish(),
});

const conversion = z.strictObject({
  default: coefficient,
  byTier: z.partialRecord(tier, z.partialRecord(tier, coefficient)).nullish(),
  byCity: mapOf(cityCode, mapOf(cityCode, coefficient)).nullish(),
});

const example = z.strictObject({
  title: string,
  case: caseSchema,
  expect: z.strictObject({ eligible: boolean, firstEligibleDate: day.nullish() }),
});

const ruleSet = z.strictObject({
  version: count,
  effectiveFrom: day,
  title: bilingual,
  standing: z.enum(STANDINGS).nullish(),
  notes: z.array(bilingual).nullish(),
  legalBasis: z.array(legalBasis).nullish(),
  countsFrom: day.nullish(),
  excludeTags: z.array(string).nullish(),
  monthCounts: z.enum(MONTH_COUNTS),
  valuation: z.strictObject({ tiers: z.enum(VALUATIONS), coefficients: z.enum(VALUATIONS) }),
  overlap: z.enum(OVERLAPS),
  conversion,
  caps: z.array(cap).nullish(),
  attributes: mapOf(name, attributeDefinition).nullish(),
  points: pointsTables.nullish(),
  pathways: listWithUnique(pathway, "id", ({ id }) => id),
  examples: z.array(example).nullish(),
});

export const bundleSchema: z.ZodType<Bundle> = z.strictObject({
  format: z.literal("residence-rules/1"),
  kinds: mapOf(name, bilingual),
  cities,
  zone,
  ruleSets: listWithUnique(ruleSet, "version", ({ version }) => version),
});
