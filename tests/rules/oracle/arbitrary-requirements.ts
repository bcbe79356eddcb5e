import fc from "fast-check";
import { AGES, COUNTS } from "./arbitrary-case";
import { CITIES, KINDS, some, TIERS } from "./arbitrary-parts";
import { pointsRequirement } from "./arbitrary-points";
import type { Measure } from "./document";

/** A part that takes days away: left null most of the time, or nothing would be left to count. */
export function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
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

export const measure: fc.Arbitrary<Measure> = fc.record(
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
    share: fc.constantFrom(undefined, undefined, null, "0", "0.5", "0.3333", "0.1", "1", "0.75", "0.123456"),
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
  { weight: 2, arbitrary: pointsRequirement },
  { weight: 1, arbitrary: ageRequirement },
  { weight: 1, arbitrary: attributeRequirement },
);

const anyRequirement: fc.Arbitrary<object> = fc
  .array(leaf, { minLength: 1, maxLength: 3 })
  .map((requirements) => ({ type: "any", requirements }));

const requirement = fc.oneof({ weight: 5, arbitrary: leaf }, { weight: 1, arbitrary: anyRequirement });
export const requirements = fc.oneof(
  fc.array(requirement, { minLength: 1, maxLength: 1 }),
  fc.array(requirement, { minLength: 1, maxLength: 3 }),
);
