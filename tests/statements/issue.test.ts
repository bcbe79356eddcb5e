import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withActor } from "@/lib/db/with-actor";
import { readStatement } from "@/lib/permits/credential";
import { publishedTrustList } from "@/lib/permits/issuing/published";
import { issueYearsStatement, printYearsStatement } from "@/lib/permits/statements/issue";
import { listTakenStatements } from "@/lib/permits/statements/queries";
import { correctRecord } from "@/lib/residents/commands/desk";
import { openPerson } from "@/lib/residents/commands/open";
import { refusalOf } from "../support/cases";
import { at, KUNSHAN, makeWorld, NANJING, SUZHOU, type World, WUXI } from "../support/world";
import { anotherInstallation, ledgerOf, type Person, stated, takeIn, tasksOf, trusting } from "./support";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

const issue = (person: Person, cityCode = SUZHOU, today?: string) =>
  issueYearsStatement(person, { residentId: person.id, cityCode }, at(today));

async function said(token: string, today?: string) {
  const { now } = at(today);
  const { list } = await publishedTrustList(now);
  const read = await readStatement(token, { trustList: list, now, maxAgeDays: 90 });
  if (read.statement === null) throw new Error(`${read.answer} ${read.reason}`);
  return read.statement;
}

describe("a city's statement of years", () => {
  test("says of the person what that city has verified and what counts in it, and nothing else", async () => {
    const person = await world.person({
      records: [
        { startOn: "2020-01-01", endOn: "2020-12-31", tags: ["backPaid"] },
        { startOn: "2021-01-01", place: KUNSHAN },
        { startOn: "2019-01-01", status: "DECLARED" },
        { startOn: "2010-01-01", endOn: "2015-12-31", city: WUXI },
      ],
    });
    const statement = await said(await issue(person));
    expect(statement).toMatchObject({ cityCode: SUZHOU, asOf: at().today, issuedAt: at().now });
    expect(statement.person).toEqual({ name: person.name, idNumber: person.idNumber });
    expect(statement.records).toMatchObject([
      { startOn: "2020-01-01", endOn: "2020-12-31", tags: ["backPaid"], place: SUZHOU, source: "REGISTER" },
      { startOn: "2021-01-01", endOn: null, place: KUNSHAN },
    ]);
    const events = await world.rows("SELECT action, subject_id FROM audit_event WHERE resident_id = $1", [
      person.id,
    ]);
    expect(events).toEqual([{ action: "STATEMENT_ISSUED", subject_id: SUZHOU }]);
  });

  test("is not made where the city has nothing verified, and makes no key for such a city", async () => {
    const person = await world.person({ records: [{ startOn: "2020-01-01", status: "DECLARED" }] });
    expect(await refusalOf(issue(person))).toBe("NOT_FOUND");
    expect(await refusalOf(issue(person, NANJING))).toBe("NOT_FOUND");
    expect(await world.rows("SELECT kid FROM signing_key WHERE owner = $1", [NANJING])).toEqual([]);
  });

  test("of somebody out of sight does not exist", async () => {
    const [person, stranger] = [
      await world.person({ records: [{ startOn: "2020-01-01" }] }),
      await world.person(),
    ];
    const wanted = { residentId: person.id, cityCode: SUZHOU };
    expect(await refusalOf(issueYearsStatement(stranger, wanted, at()))).toBe("NOT_FOUND");
    const printing = withActor(stranger, (tx) => printYearsStatement(tx, stranger, wanted, at()));
    expect(await refusalOf(printing)).toBe("NOT_FOUND");
    expect(await world.rows("SELECT id FROM audit_event WHERE resident_id = $1", [person.id])).toEqual([]);
  });

  test("keeps the number of a record that was corrected", async () => {
    const person = await world.person({ records: [{ startOn: "2020-01-01" }] });
    const [first] = (await said(await issue(person))).records;
    await correct(person, first?.id ?? "");
    expect((await said(await issue(person))).records).toMatchObject([
      { id: first?.id, startOn: "2020-02-01", source: "CLERK" },
    ]);
  });

  test("does not repeat under its own name what only came by another's statement", async () => {
    const elsewhere = await anotherInstallation();
    const person = await world.person();
    await takeIn(person, await elsewhere.state(person, [stated()]), trusting(elsewhere.list()));
    expect(await ledgerOf(world, person)).toHaveLength(1);
    expect(await refusalOf(issue(person))).toBe("NOT_FOUND");
  });
});

test("our own city's statement, brought back, changes nothing here, also where the ledger has been put right since", async () => {
  const person = await world.person({
    records: [{ startOn: "2010-01-01", endOn: "2012-12-31" }, { startOn: "2020-01-01" }],
  });
  const token = await issue(person);
  await correct(person, (await said(token)).records[1]?.id ?? "");
  const before = await ledgerOf(world, person);
  const trust = { own: (await publishedTrustList(at().now)).list, others: [] };
  expect(await takeIn(person, token, trust)).toHaveProperty("id");
  const [taken] = await withActor(person, (tx) => listTakenStatements(tx, person.id));
  expect(taken?.records.map(({ outcome }) => outcome)).toEqual(["KNOWN", "OUTDATED"]);
  expect(await ledgerOf(world, person)).toEqual(before);
  expect(await tasksOf(world, person)).toEqual([]);
});

/** A clerk puts the first day of a record a month later. */
async function correct(person: Person, recordId: string): Promise<void> {
  const clerk = await world.clerk(SUZHOU);
  await withActor(clerk, async (tx) => {
    await openPerson(tx, clerk, { idNumber: person.idNumber, purpose: "更正" }, at().now);
    const span = {
      kind: "residence",
      place: SUZHOU,
      startOn: "2020-02-01",
      endOn: null,
      note: null,
      tags: [],
    };
    await correctRecord(tx, clerk, { residentId: person.id, recordId, ...span, reason: "起始日有误" }, at());
  });
}
