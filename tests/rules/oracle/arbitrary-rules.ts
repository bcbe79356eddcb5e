import fc from "fast-check";
import { day } from "./arbitrary-case";
import { ATTRIBUTES, CITIES, COEFFICIENTS, label, some, TAGS, TIERS } from "./arbitrary-parts";
import { pointsTables } from "./arbitrary-points";
import { measure, rarely, requirements } from "./arbitrary-requirements";
import type { Cap, Pathway, Requirement, RuleSet } from "./document";

const code = fc.constantFrom(...CITIES);
const tier = fc.constantFrom(...TIERS);

type Anonymous = Requirement extends infer R ? (R extends unknown ? Omit<R, "id"> : never) : never;

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
  points: pointsTables(measure),
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
