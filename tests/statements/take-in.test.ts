import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withActor } from "@/lib/db/with-actor";
import { newId } from "@/lib/ids";
import { listTakenStatements } from "@/lib/permits/statements/queries";
import { declareRecord } from "@/lib/residents/commands/resident";
import { listLedger } from "@/lib/residents/queries";
import { at, KUNSHAN, makeWorld, NANJING, SUZHOU, type World, WUXI } from "../support/world";
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

const trust = () => trusting(elsewhere.list());
const outcomes = async (person: Person) =>
  (await withActor(person, (tx) => listTakenStatements(tx, person.id))).map(({ records }) =>
    records.map(({ outcome }) => outcome),
  );

describe("a statement of another installation", () => {
  test("brings its records into the ledger as verified, with where they are from, and the log says so", async () => {
    const person = await world.person();
    const records = [
      stated(),
      stated({ kind: "socialInsurance", place: KUNSHAN, endOn: null, tags: ["selfPaid"] }),
    ];
    const taken = await takeIn(person, await elsewhere.state(person, records), trust());
    expect(taken).toHaveProperty("id");
    expect(await ledgerOf(world, person)).toMatchObject([
      { kind: "residence", city_code: SUZHOU, status: "VERIFIED", source: "STATEMENT", end_on: "2022-12-31" },
      { kind: "socialInsurance", city_code: SUZHOU, status: "VERIFIED", end_on: null, tags: ["selfPaid"] },
    ]);
    expect(await outcomes(person)).toEqual([["ADDED", "ADDED"]]);
    expect(await tasksOf(world, person)).toEqual([]);
    const events = await world.rows(
      "SELECT action, actor_role, detail FROM audit_event WHERE resident_id = $1 AND subject_kind = 'STATEMENT'",
      [person.id],
    );
    expect(events).toMatchObject([
      {
        action: "STATEMENT_TAKEN_IN",
        actor_role: "SYSTEM_STATEMENT",
        detail: { city: SUZHOU, handedInBy: person.id, ADDED: 2 },
      },
    ]);
  });

  test("that is taken in again changes nothing, and is told when it was", async () => {
    const person = await world.person();
    const text = await elsewhere.state(person, [stated()]);
    await takeIn(person, text, trust());
    const before = await ledgerOf(world, person);
    expect(await takeIn(person, text, trust(), { today: "2026-11-25" })).toEqual({ refused: "ALREADY" });
    expect(await ledgerOf(world, person)).toEqual(before);
    expect(await outcomes(person)).toHaveLength(1);
  });

  test("twice at once is taken in once, and the other is told", async () => {
    const person = await world.person();
    const text = await elsewhere.state(person, [stated()]);
    const both = await Promise.all([takeIn(person, text, trust()), takeIn(person, text, trust())]);
    expect(both.filter((one) => "id" in one)).toHaveLength(1);
    expect(both).toContainEqual({ refused: "ALREADY" });
    expect(await ledgerOf(world, person)).toHaveLength(1);
  });

  test("and another that says the same, both at once, bring each record once", async () => {
    const person = await world.person();
    const record = stated();
    const texts = [await elsewhere.state(person, [record]), await elsewhere.state(person, [record])];
    await Promise.all(texts.map((text) => takeIn(person, text, trust())));
    expect(await ledgerOf(world, person)).toHaveLength(1);
    expect((await outcomes(person)).flat().sort()).toEqual(["ADDED", "KNOWN"]);
  });

  test("brings nothing that the ledger has already, whoever said it first", async () => {
    const person = await world.person({ records: [{ startOn: "2020-01-01", endOn: "2022-12-31" }] });
    await takeIn(person, await elsewhere.state(person, [stated()]), trust());
    expect(await ledgerOf(world, person)).toHaveLength(1);
    expect(await outcomes(person)).toEqual([["KNOWN"]]);
  });

  test("verifies what the person had declared, and takes it out of the clerks' queue", async () => {
    const person = await world.person();
    const span = { kind: "residence", place: SUZHOU, startOn: "2020-01-01", endOn: "2022-12-31", note: null };
    await withActor(person, (tx) => declareRecord(tx, person, { residentId: person.id, ...span }, at()));
    await takeIn(person, await elsewhere.state(person, [stated()]), trust());
    expect(await outcomes(person)).toEqual([["CONFIRMED"]]);
    const ledger = await withActor(person, (tx) => listLedger(tx, person.id));
    expect(ledger).toMatchObject([{ status: "VERIFIED", source: "STATEMENT" }]);
    const [item] = await world.rows("SELECT waiting_for FROM work_item WHERE resident_id = $1", [person.id]);
    expect(item).toEqual({ waiting_for: "NOBODY" });
  });

  test("is taken in by a guardian for the child they guard, by nobody for anybody else", async () => {
    const [guardian, stranger] = [await world.person(), await world.person()];
    const child = await world.person({ name: "王小宝" });
    await world.owner.query("UPDATE resident SET birth_on = '2015-01-01' WHERE resident_id = $1", [child.id]);
    await world.owner.query(
      "INSERT INTO guardianship (resident_id, id, ward_id, valid_from, proof) VALUES ($1, $3, $2, '2015-01-01', 'test')",
      [guardian.id, child.id, newId()],
    );
    const text = await elsewhere.state(child, [stated()]);
    expect(await takeIn(stranger, text, trust(), { residentId: child.id })).toEqual({ refused: "NOT_FOUND" });
    expect(await takeIn(guardian, text, trust())).toEqual({ refused: "OTHER_PERSON" });
    expect(await takeIn(guardian, text, trust(), { residentId: child.id })).toHaveProperty("id");
    expect(await ledgerOf(world, child)).toHaveLength(1);
  });
});

describe("a conflict", () => {
  test("leaves the ledger as it is and one task for the city whose record it is", async () => {
    const person = await world.person({ records: [{ startOn: "2020-06-01", endOn: "2022-12-31" }] });
    const records = [stated(), stated({ kind: "study", startOn: "2010-09-01", endOn: "2014-06-30" })];
    await takeIn(person, await elsewhere.state(person, records), trust());
    expect(await outcomes(person)).toEqual([["CONFLICT", "ADDED"]]);
    expect(await ledgerOf(world, person)).toHaveLength(2);
    expect(await tasksOf(world, person)).toMatchObject([
      { city_code: SUZHOU, state: "CONFLICT", waiting_for: "CLERK", subject_label: "王**" },
    ]);
  });

  test("that has been handed in before is not handed to a clerk again", async () => {
    const person = await world.person({ records: [{ startOn: "2020-06-01", endOn: "2022-12-31" }] });
    const record = stated();
    await takeIn(person, await elsewhere.state(person, [record]), trust());
    await takeIn(person, await elsewhere.state(person, [record]), trust());
    expect((await outcomes(person)).flat()).toEqual(["WITH_CLERK", "CONFLICT"]);
    expect(await tasksOf(world, person)).toHaveLength(1);
  });

  test("is not what an older statement says of a record that its city has put right since", async () => {
    const person = await world.person();
    const open = stated({ endOn: null });
    const older = await elsewhere.state(person, [open], { on: "2026-10-01" });
    const newer = await elsewhere.state(person, [{ ...open, endOn: "2026-06-30" }]);
    await takeIn(person, newer, trust());
    await takeIn(person, older, trust());
    expect((await outcomes(person)).flat()).toEqual(["OUTDATED", "ADDED"]);
    expect(await tasksOf(world, person)).toEqual([]);
  });

  test("is what a newer statement changes in a record that came by an older one", async () => {
    const person = await world.person();
    const open = stated({ endOn: null });
    await takeIn(person, await elsewhere.state(person, [open], { on: "2026-10-01" }), trust());
    await takeIn(person, await elsewhere.state(person, [{ ...open, endOn: "2026-06-30" }]), trust());
    expect((await outcomes(person)).flat()).toEqual(["CONFLICT", "ADDED"]);
    expect(await ledgerOf(world, person)).toMatchObject([{ end_on: null }]);
  });
});

describe("a record that cannot be one here is left out and named, the others are taken", () => {
  const cases = [
    [{ kind: "horoscope" }, "UNKNOWN_KIND", "no such kind of evidence is known"],
    [{ tags: ["imagined"] }, "UNKNOWN_TAG", "an unknown tag may mean that it does not count"],
    [{ place: WUXI }, "PLACE_ELSEWHERE", "a city states only what counts in it"],
    [{ place: "999999" }, "PLACE_ELSEWHERE", "there is no such place"],
    [{ startOn: "1989-12-31" }, "OUTSIDE_LIFE", "it begins the day before the birth"],
    [{ startOn: "2026-11-24", endOn: null }, "OUTSIDE_LIFE", "it begins tomorrow"],
    [{ endOn: "2026-11-24" }, "OUTSIDE_LIFE", "it ends tomorrow"],
  ] as const;
  test.each(cases)("%o: %s, because %s", async (changes, because) => {
    const person = await world.person();
    const { tags, ...rest } = { tags: [], ...changes };
    const records = [stated({ ...rest, tags: [...tags] }), stated({ kind: "study" })];
    await takeIn(person, await elsewhere.state(person, records), trust());
    const [taken] = await withActor(person, (tx) => listTakenStatements(tx, person.id));
    expect(taken?.records).toMatchObject([{ outcome: "NOT_TAKEN", because }, { outcome: "ADDED" }]);
    expect(await ledgerOf(world, person)).toHaveLength(1);
  });
});

test("a statement of a city that this installation does not hear is refused, whoever else is heard", async () => {
  const other = await anotherInstallation([NANJING], "https://unheard.example");
  const person = await world.person();
  const text = await other.state(person, [stated({ place: NANJING })], { city: NANJING });
  expect(await takeIn(person, text, trust())).toEqual({ refused: "ISSUER_NOT_LISTED" });
  expect(await takeIn(person, text, trusting(elsewhere.list(), other.list()))).toHaveProperty("id");
});
