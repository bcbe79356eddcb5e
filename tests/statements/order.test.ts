import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StatedRecord } from "@/lib/permits/credential";
import { makeWorld, SUZHOU, type World, WUXI } from "../support/world";
import {
  anotherInstallation,
  type Installation,
  ledgerOf,
  type Person,
  stated,
  takeIn,
  tasksOf,
  trusting,
} from "./support";

let world: World;
let elsewhere: Installation;
beforeAll(async () => {
  world = await makeWorld();
  elsewhere = await anotherInstallation();
});
afterAll(() => world.end());

const CITIES = [SUZHOU, WUXI] as const;

/** What a person's ledger says, without numbers and times. */
const contentOf = async (person: Person) =>
  (await ledgerOf(world, person))
    .map(({ kind, city_code, start_on, end_on, status, tags }) =>
      JSON.stringify([kind, city_code, start_on, end_on, status, tags]),
    )
    .sort();

const record = fc
  .record({
    kind: fc.constantFrom("residence", "socialInsurance"),
    year: fc.integer({ min: 2000, max: 2008 }),
    years: fc.integer({ min: 0, max: 3 }),
    tags: fc.constantFrom<string[]>([], [], ["backPaid"]),
  })
  .map(({ kind, year, years, tags }) => ({
    ...{ kind, tags },
    startOn: `${year}-01-01`,
    endOn: `${year + years}-12-31`,
  }));

/** A city's records as they became more, and how many there were when each statement was made. */
const history = fc.record({
  city: fc.constantFrom(...CITIES),
  records: fc.array(record, { minLength: 1, maxLength: 5 }),
  stated: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
});

const cases = fc.record({
  histories: fc.uniqueArray(history, { selector: ({ city }) => city, minLength: 1, maxLength: 2 }),
  orders: fc.array(fc.array(fc.nat({ max: 20 }), { minLength: 0, maxLength: 6 }), {
    minLength: 2,
    maxLength: 2,
  }),
});

test("statements of cities whose records only became more give one ledger, in any order and any number of times", async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ histories, orders }) => {
      const numbered = histories.map(({ records, ...rest }) => ({
        ...rest,
        records: records.map((one) => stated({ ...one, place: rest.city })),
      }));
      const ledgers: string[][] = [];
      for (const order of orders) {
        const person = await world.person();
        const texts = await Promise.all(
          numbered.flatMap(({ city, records, stated: counts }) =>
            counts.map((count) => elsewhere.state(person, records.slice(0, count), { city })),
          ),
        );
        // Each at least once, then some again, in the order that was drawn.
        const all = texts.map((_, index) => index).concat(order.map((index) => index % texts.length));
        const shuffled = all
          .map((index, place) => ({
            index,
            weight: (order[place % (order.length || 1)] ?? 0) * 7 + index * 3,
          }))
          .sort((one, other) => one.weight - other.weight);
        for (const { index } of shuffled) {
          await takeIn(person, texts[index] ?? "", trusting(elsewhere.list()));
        }
        expect(await tasksOf(world, person)).toEqual([]);
        ledgers.push(await contentOf(person));
      }
      expect(ledgers[1]).toEqual(ledgers[0]);
      const facts = numbered.flatMap(({ city, records, stated: counts }) =>
        records
          .slice(0, Math.max(...counts))
          .map(({ kind, startOn, endOn, tags }) =>
            JSON.stringify([kind, city, startOn, endOn, "VERIFIED", tags]),
          ),
      );
      expect(ledgers[0]).toEqual([...new Set(facts)].sort());
    }),
    { numRuns: 25 },
  );
});

test("statements that contradict each other change nothing that stands, and each difference has at most one task open for it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(record, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
      fc.array(fc.nat({ max: 3 }), { maxLength: 4 }),
      async (contents, again) => {
        const person = await world.person();
        const versions: StatedRecord[][] = contents.map((records) =>
          records.map((one, index) => stated({ ...one, id: `same-${index}` })),
        );
        const texts = await Promise.all(versions.map((records) => elsewhere.state(person, records)));
        for (const index of [...texts.keys(), ...again]) {
          const before = await contentOf(person);
          await takeIn(person, texts[index % texts.length] ?? "", trusting(elsewhere.list()));
          expect(await contentOf(person)).toEqual(expect.arrayContaining(before));
        }
        const conflicts = (
          await world.rows<{ outcome: { records: { outcome: string; record: StatedRecord }[] } }>(
            "SELECT outcome FROM statement_import WHERE resident_id = $1",
            [person.id],
          )
        )
          .flatMap(({ outcome }) => outcome.records)
          .filter(({ outcome }) => outcome === "CONFLICT")
          .map(({ record: { kind, startOn, endOn, tags, id } }) =>
            JSON.stringify([id, kind, startOn, endOn, tags]),
          );
        expect(new Set(conflicts).size).toBe(conflicts.length);
      },
    ),
    { numRuns: 25 },
  );
});
