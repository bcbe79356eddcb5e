import fc from "fast-check";
import { AGES, COUNTS, day } from "./arbitrary-case";
import { ATTRIBUTES, CITIES, COEFFICIENTS, KINDS, label, some, TAGS, TIERS } from "./arbitrary-parts";
import type { Cap, Measure, Pathway, Requirement, RuleSet } from "./document";

const code = fc.constantFrom(...CITIES);
const tier = fc.constantFrom(...TIERS);

/** A part that takes days away: left null most of the time, or nothing would be left to count. */
function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

const scope: fc.Arbitrary<Measure["scope"]> = fc.oneof(
  { weight: 7, arbitrary: fc.constant<"zone">("zone") },
  { weight: 1, arbitrary: fc.constant<"destination">("destination") },
  { weight: 1, arbitrary: fc.record({ cities: some(CITIES, 1) }) },
  { weight: 1, arbitrary: fc.record({ tiers: some(TIERS, 1) }) },
);

const kinds: fc.Arbitrary<Measure["kinds"]> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("residence", "residence", ...KINDS).map((kind) => [kind]) },
  { weight: 2, arbitrary: some(KINDS, 1) },
  { weight: 2, arbitrary: fc.record({ anyOf: some(KINDS, 1) }) },
);

const until = fc.constantFrom<"previousMonth" | null>("previousMonth", null);
const window = rarely(fc.constantFrom(1, 2, 6, 12, 24, 36));
const notDuring = rarely(some(KINDS.slice(1), 1));
const unit = fc.constantFrom<"day" | "month">("day", "month");

const asked = { kinds, scope, unit, until, window, notDuring };
const required = { requiredKeys: ["kinds", "scope", "unit", "convert"] as const };

const measure: fc.Arbitrary<Measure> = fc.record(
  {
    ...asked,
    convert: fc.oneof(
      { weight: 3, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
    resetAfterGap: fc.constantFrom(null, null, null, null, 0, 1, 2, 3, 20, 40, 90),
  },
  { requiredKeys: [...required.requiredKeys, "resetAfterGap"] },
);

const creditedRequirement = fc
  .record({
    measure,
    months: fc.oneof(COUNTS, fc.constantFrom(0, 1, 2, 3, 6, 7, 12, 24, 60), fc.integer({ min: 1, max: 8 })),
    share: fc.constantFrom(undefined, undefined, null, "0", "0.5", "0.3333", "0.1", "1", "0.75"),
  })
  .map(({ measure: asks, months, share }) => ({
    type: "credited" as const,
    ...asks,
    months,
    ...(share === undefined ? {} : { maxShareElsewhere: share }),
  }));

const currentRequirement = fc
  .record(asked, { requiredKeys: ["kinds", "scope", "unit"] })
  .map((asks) => ({ type: "current" as const, ...asks }));

const ageRequirement = fc
  .record({ min: AGES, max: AGES.map((years) => years + 2) }, { requiredKeys: [] })
  .filter((bounds) => bounds.min === undefined || bounds.max === undefined || bounds.min <= bounds.max)
  .filter((bounds) => bounds.min !== undefined || bounds.max !== undefined)
  .map((bounds) => ({ type: "age" as const, ...bounds }));

const attributeRequirement = fc
  .oneof(
    some(["none", "bachelor", "master"], 1).map((list) => ({ attribute: "education", in: list })),
    fc.constantFrom(true, false).map((value) => ({ attribute: "clean", in: [value] })),
    fc
      .constantFrom({ min: 10 }, { max: 20 }, { min: 10, max: 20 })
      .map((b) => ({ attribute: "hours", ...b })),
  )
  .map((body) => ({ type: "attribute" as const, ...body }));

type Anonymous = Requirement extends infer R ? (R extends unknown ? Omit<R, "id"> : never) : never;

/** Counts nearly everything, so that conversion, overlap and caps have much to work on. */
const broadRequirement = fc.record({ unit, months: COUNTS }).map(({ unit: counted, months }) => ({
  type: "credited" as const,
  kinds: ["residence"],
  scope: "zone" as const,
  unit: counted,
  convert: true,
  months,
}));

const leaf: fc.Arbitrary<object> = fc.oneof(
  { weight: 5, arbitrary: creditedRequirement },
  { weight: 3, arbitrary: broadRequirement },
  { weight: 2, arbitrary: currentRequirement },
  { weight: 1, arbitrary: ageRequirement },
  { weight: 1, arbitrary: attributeRequirement },
);

const anyRequirement: fc.Arbitrary<object> = fc
  .array(leaf, { minLength: 1, maxLength: 3 })
  .map((requirements) => ({ type: "any", requirements }));

const requirement = fc.oneof({ weight: 5, arbitrary: leaf }, { weight: 1, arbitrary: anyRequirement });
const requirements = fc.oneof(
  fc.array(requirement, { minLength: 1, maxLength: 1 }),
  fc.array(requirement, { minLength: 1, maxLength: 3 }),
);

const pathway: fc.Arbitrary<Pathway> = fc
  .record({
    appliesTo: fc.oneof(
      { weight: 8, arbitrary: fc.constant<"all">("all") },
      { weight: 1, arbitrary: fc.record({ cities: some(CITIES, 1) }) },
      { weight: 1, arbitrary: fc.record({ tiers: some(TIERS, 1) }) },
    ),
    requirements,
  })
  .map(({ appliesTo, requirements: list }) => ({
    id: "",
    appliesTo,
    title: label,
    requirements: list as unknown as Requirement[],
  }));

const limit = fc.integer({ min: 0, max: 12 });
const cap: fc.Arbitrary<Cap> = fc.oneof(
  fc.record({ city: code, months: limit }),
  fc.record({ tier, months: limit }),
  fc.record({ elsewhere: fc.constant<true>(true), months: limit }),
);

const coefficient = fc.constantFrom(...COEFFICIENTS);
const row = (keys: string[]): fc.Arbitrary<Record<string, string>> =>
  fc.dictionary(fc.constantFrom(...keys), coefficient, { maxKeys: 3, noNullPrototype: true });
const matrix = (keys: string[], most: number): fc.Arbitrary<Record<string, Record<string, string>>> =>
  fc.dictionary(fc.constantFrom(...keys), row(keys), { maxKeys: most, noNullPrototype: true });

const when = fc.constantFrom<"assessment" | "unit">("assessment", "unit");

export const ruleSet: fc.Arbitrary<RuleSet> = fc.record({
  version: fc.constant(0),
  effectiveFrom: fc.constant(""),
  title: fc.constant(label),
  legalBasis: fc.constant([{ title: "x", clause: "x" }]),
  countsFrom: rarely(day),
  excludeTags: some(TAGS, 0),
  monthCounts: fc.constantFrom("anyDay", "fifteenDays", "fullMonth"),
  valuation: fc.record({ tiers: when, coefficients: when }),
  overlap: fc.constantFrom("best", "destinationFirst"),
  conversion: fc.record({ default: coefficient, byTier: matrix(TIERS, 3), byCity: matrix(CITIES, 2) }),
  caps: fc.oneof(fc.constant<Cap[]>([]), fc.array(cap, { minLength: 1, maxLength: 5 })),
  attributes: fc.constant(ATTRIBUTES),
  pathways: fc.array(pathway, { minLength: 1, maxLength: 3 }),
  examples: fc.constant<[]>([]),
});

/** Versions get rising numbers and dates; pathways and requirements get ids that are theirs alone. */
export function numbered(ruleSets: RuleSet[], effective: string[]): RuleSet[] {
  return ruleSets.map((rules, index) => ({
    ...rules,
    version: index + 1,
    effectiveFrom: effective[index] ?? "2014-01-01",
    pathways: rules.pathways.map((one, p) => ({
      ...one,
      id: `p${p}`,
      requirements: withIds(one.requirements, `p${p}`),
    })),
  }));
}

function withIds(list: Anonymous[], prefix: string): Requirement[] {
  return list.map((one, index): Requirement => {
    const id = `${prefix}r${index}`;
    return one.type === "any"
      ? { id, type: "any", requirements: withIds(one.requirements, id) }
      : ({ ...one, id } as Requirement);
  });
}
