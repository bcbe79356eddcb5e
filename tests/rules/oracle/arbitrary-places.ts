import fc from "fast-check";
import { day } from "./arbitrary-case";
import { CITIES, label, TIERS } from "./arbitrary-parts";
import type { City, Member } from "./document";

const tier = fc.constantFrom(...TIERS);

/** In any order: the page asks for none. */
const tiers = fc.uniqueArray(fc.record({ from: day, tier }), {
  maxLength: 3,
  selector: (entry) => entry.from,
});

const successor = fc.option(fc.record({ from: day, retroactive: fc.boolean() }), { freq: 2 });

/** The first three cities may merge into the next one each, so that chains of up to three occur. */
export const cities: fc.Arbitrary<City[]> = fc
  .tuple(...CITIES.map((one) => fc.record({ code: fc.constant(one), tiers, merges: successor })))
  .map((list) =>
    list.map(({ merges, ...city }, index) => {
      const next = CITIES[index + 1];
      const named = { ...city, name: label };
      return merges === null || next === undefined || index > 2
        ? named
        : { ...named, successor: { code: next, ...merges } };
    }),
  );

const member: fc.Arbitrary<Omit<Member, "code">> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ recognisedFrom: day }) },
  { weight: 1, arbitrary: fc.record({ recognisedUntil: day }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(day, day)
      .map(([a, b]) =>
        a < b ? { recognisedFrom: a, recognisedUntil: b } : { recognisedFrom: b, recognisedUntil: a },
      ),
  },
);

export const members: fc.Arbitrary<Member[]> = fc
  .tuple(...CITIES.map((one) => fc.tuple(fc.constant(one), fc.integer({ min: 0, max: 6 }), member)))
  .map((list) => list.filter(([, kept]) => kept > 0).map(([one, , spans]) => ({ code: one, ...spans })))
  .filter((list) => list.length > 0);
