import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import { newId } from "@/lib/ids";
import { bundleWith } from "@/lib/policy/bundle";
import { correctRecord, enterRecord, rejectRecord, verifyRecord } from "@/lib/residents/commands/desk";
import { openLedgerItem, openPerson } from "@/lib/residents/commands/open";
import { declareRecord } from "@/lib/residents/commands/resident";
import { countingCityOf } from "@/lib/residents/named-records";
import { listLedger } from "@/lib/residents/queries";
import { caseIn, makeTeam, refusalOf } from "../support/cases";
import { at, KUNSHAN, makeWorld, ruleSet, SUZHOU, type World, WUXI, ZONE } from "../support/world";

let world: World;
let clerk: DeskActor;
let otherClerk: DeskActor;
let wuxiClerk: DeskActor;
beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.clerk(SUZHOU);
  otherClerk = await world.clerk(SUZHOU);
  wuxiClerk = await world.clerk(WUXI);
});
afterAll(() => world.end());

type Person = ResidentActor & { idNumber: string };

/** With the person at the counter, as every act of the ledger begins. */
function atCounter<T>(actor: DeskActor, person: Person, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withActor(actor, async (tx) => {
    await openPerson(tx, actor, { idNumber: person.idNumber, purpose: "窗口办理" }, at().now);
    return work(tx);
  });
}

const SPAN = { kind: "residence", place: SUZHOU, startOn: "2024-01-01", endOn: null, note: null };

const rowsOf = (person: Person) =>
  world.rows<{ id: string; status: string; supersedes_id: string | null; source: string }>(
    "SELECT id, status, supersedes_id, source FROM year_record WHERE resident_id = $1 ORDER BY created_at, id",
    [person.id],
  );

async function declared(person: Person, place = SUZHOU) {
  const recordId = await withActor(person, (tx) =>
    declareRecord(tx, person, { residentId: person.id, ...SPAN, place }, at()),
  );
  const [item] = await world.rows<{ id: string; city_code: string; waiting_for: string; state: string }>(
    "SELECT id, city_code, waiting_for, state FROM work_item WHERE record_id = $1",
    [recordId],
  );
  if (!item) throw new Error("no item in the queue");
  return { recordId, item };
}

describe("at the counter", () => {
  test("an exact number with a purpose opens the person, and only this city's records of them", async () => {
    const person = await world.person({
      records: [{ startOn: "2020-01-01" }, { city: WUXI, startOn: "2010-01-01" }],
    });
    const seen = await atCounter(clerk, person, (tx) => listLedger(tx, person.id));
    expect(seen.map((record) => record.cityCode)).toEqual([SUZHOU]);
    const looks = await world.rows("SELECT actor_id, purpose FROM audit_event WHERE resident_id = $1", [
      person.id,
    ]);
    expect(looks).toEqual([{ actor_id: clerk.id, purpose: "窗口办理" }]);
  });

  test("a number that nobody has opens nobody, and neither does a missing purpose or another role", async () => {
    const person = await world.person();
    const open = (actor: DeskActor, idNumber: string, purpose: string) =>
      withActor(actor, (tx) => openPerson(tx, actor, { idNumber, purpose }, at().now));
    expect(await open(clerk, "320500198001010019", "窗口办理")).toBeNull();
    expect(await open(clerk, person.idNumber, "")).toBeNull();
    const admin = (await world.cityAdmin(SUZHOU)) as unknown as DeskActor;
    expect(await open(admin, person.idNumber, "窗口办理")).toBeNull();
    expect(await world.rows("SELECT id FROM audit_event WHERE resident_id = $1", [person.id])).toEqual([]);
  });

  test("a clerk enters a record of their own city, also of a town within it, as verified by them", async () => {
    const person = await world.person();
    const input = { residentId: person.id, ...SPAN, place: KUNSHAN, tags: [] };
    await atCounter(clerk, person, (tx) => enterRecord(tx, clerk, input, at()));
    const [record] = await world.rows("SELECT * FROM year_record WHERE resident_id = $1", [person.id]);
    expect(record).toMatchObject({
      status: "VERIFIED",
      source: "CLERK",
      place_code: KUNSHAN,
      city_code: SUZHOU,
      verified_by_id: clerk.id,
    });
  });

  test("but not of another city, outside a life, or in the file of their own household", async () => {
    const person = await world.person();
    const enter = (input: Partial<typeof SPAN>, actor = clerk) =>
      refusalOf(
        atCounter(actor, person, (tx) =>
          enterRecord(tx, actor, { residentId: person.id, ...SPAN, ...input, tags: [] }, at()),
        ),
      );
    expect(await enter({ place: WUXI })).toBe("INVALID");
    expect(await enter({ place: "999999" })).toBe("INVALID");
    expect(await enter({ kind: "horoscope" })).toBe("INVALID");
    expect(await enter({ startOn: "1989-12-31" })).toBe("INVALID");
    expect(await enter({ startOn: "2026-11-24" })).toBe("INVALID");
    expect(await enter({}, await world.clerk(SUZHOU, person.id))).toBe("OWN_CASE");
    const household = newId();
    const [spouse, officer] = [await world.person({ household }), await world.person({ household })];
    const entering = async (actor: DeskActor) =>
      refusalOf(
        atCounter(actor, spouse, (tx) =>
          enterRecord(tx, actor, { residentId: spouse.id, ...SPAN, tags: [] }, at()),
        ),
      );
    expect(await entering(await world.clerk(SUZHOU, officer.id))).toBe("OWN_CASE");
    expect(await rowsOf(person)).toEqual([]);
  });

  test("and not for someone who was not opened", async () => {
    const person = await world.person();
    const input = { residentId: person.id, ...SPAN, tags: [] };
    expect(await refusalOf(withActor(clerk, (tx) => enterRecord(tx, clerk, input, at())))).toBe("NOT_FOUND");
  });
});

describe("a declared record", () => {
  const open = <T>(actor: DeskActor, itemId: string, work: (tx: Tx) => Promise<T>) =>
    withActor(actor, async (tx) => {
      const opened = await openLedgerItem(tx, actor, itemId, at().now);
      return opened === null ? null : work(tx);
    });

  test("waits in the queue of the city it lies in, a town's in its city's", async () => {
    const { item } = await declared(await world.person(), KUNSHAN);
    expect(item).toMatchObject({ city_code: SUZHOU, waiting_for: "CLERK", state: "DECLARED" });
  });

  test("opens to that city's clerks with a look in the log, and to no other city's", async () => {
    const person = await world.person();
    const { item } = await declared(person);
    expect(await open(wuxiClerk, item.id, async () => "seen")).toBeNull();
    expect(await open(clerk, item.id, async () => "seen")).toBe("seen");
    const looks = await world.rows(
      "SELECT actor_id FROM audit_event WHERE resident_id = $1 AND action = 'LEDGER_OPENED'",
      [person.id],
    );
    expect(looks).toEqual([{ actor_id: clerk.id }]);
  });

  test.each([
    ["VERIFIED", (tx: Tx, key: Key) => verifyRecord(tx, clerk, key, at())],
    ["REJECTED", (tx: Tx, key: Key) => rejectRecord(tx, clerk, { ...key, reason: "没有登记" }, at())],
    [
      "VERIFIED",
      (tx: Tx, key: Key) =>
        correctRecord(
          tx,
          clerk,
          { ...key, ...SPAN, startOn: "2024-02-01", tags: [], reason: "起始日有误" },
          at(),
        ),
    ],
  ] as const)("becomes %s by a row that supersedes it, and leaves the queue", async (status, act) => {
    const person = await world.person();
    const { recordId, item } = await declared(person);
    await open(clerk, item.id, (tx) => act(tx, { residentId: person.id, recordId }));
    expect(await rowsOf(person)).toMatchObject([
      { id: recordId, status: "DECLARED" },
      { status, supersedes_id: recordId },
    ]);
    const [after] = await world.rows("SELECT waiting_for FROM work_item WHERE id = $1", [item.id]);
    expect(after).toEqual({ waiting_for: "NOBODY" });
    const ledger = await withActor(person, (tx) => listLedger(tx, person.id));
    expect(ledger).toHaveLength(1);
    expect(await refusalOf(open(clerk, item.id, (tx) => act(tx, { residentId: person.id, recordId })))).toBe(
      "STALE",
    );
  });

  test("that never was and one of another city are refused alike", async () => {
    const person = await world.person();
    const there = await world.record(person.id, { city: WUXI, startOn: "2010-01-01", status: "DECLARED" });
    for (const recordId of [there, person.id]) {
      const key = { residentId: person.id, recordId };
      expect(await refusalOf(atCounter(clerk, person, (tx) => verifyRecord(tx, clerk, key, at())))).toBe(
        "NOT_FOUND",
      );
    }
  });
});

type Key = { residentId: string; recordId: string };

describe("a correction", () => {
  test("by two clerks at once is made by one; the other is told that it changed", async () => {
    const person = await world.person();
    const recordId = await world.record(person.id, { startOn: "2020-01-01" });
    const correct = (actor: DeskActor, startOn: string) =>
      refusalOf(
        atCounter(actor, person, (tx) =>
          correctRecord(
            tx,
            actor,
            { residentId: person.id, recordId, ...SPAN, startOn, tags: [], reason: "起始日有误" },
            at(),
          ),
        ),
      );
    const outcomes = await Promise.all([correct(clerk, "2020-02-01"), correct(otherClerk, "2020-03-01")]);
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
    expect(outcomes).toContain("STALE");
    expect(await rowsOf(person)).toHaveLength(2);
    const events = await world.rows(
      "SELECT purpose FROM audit_event WHERE resident_id = $1 AND action = 'YEAR_RECORD_CORRECTED'",
      [person.id],
    );
    expect(events).toEqual([{ purpose: "起始日有误" }]);
  });

  test("is told to the open case that rests on it, whoever's case it is", async () => {
    const person = await world.person({ records: [{ startOn: "2024-11-01" }] });
    await caseIn(world, await makeTeam(world), "ACCEPTED", { holder: person });
    const input = { residentId: person.id, ...SPAN, place: WUXI, endOn: "2024-02-01", tags: [] };
    await atCounter(wuxiClerk, person, (tx) => enterRecord(tx, wuxiClerk, input, at()));
    const flags = await world.rows(
      "SELECT actor_id, case_id IS NOT NULL AS told FROM audit_event WHERE resident_id = $1 AND action = 'CASE_FACTS_CHANGED'",
      [person.id],
    );
    expect(flags).toEqual([{ actor_id: wuxiClerk.id, told: true }]);
  });
});

test("Years in a city that is gone wait for the city it went into, whose clerk verifies them, and count as before", async () => {
  const [GONE, person] = ["371200", await world.person()];
  await world.owner.query(
    `INSERT INTO city (code, zh, en, province_code, province_zh, province_en, level, basis, successor_code, successor_from, successor_retroactive)
     VALUES ($1, '莱芜', 'Laiwu', '370000', '山东省', 'Shandong', 'prefecture', 'test', $2, '2019-01-09', false)`,
    [GONE, SUZHOU],
  );
  const span = { ...SPAN, place: GONE, startOn: "2015-01-01", endOn: "2018-12-31" };
  const recordId = await withActor(person, (tx) =>
    declareRecord(tx, person, { residentId: person.id, ...span }, at()),
  );
  const items = await world.rows<{ id: string; city_code: string }>(
    "SELECT id, city_code FROM work_item WHERE record_id = $1",
    [recordId],
  );
  expect(items).toMatchObject([{ city_code: SUZHOU }]);
  await withActor(clerk, async (tx) => {
    expect(await openLedgerItem(tx, clerk, items[0]?.id ?? "", at().now)).not.toBeNull();
    await verifyRecord(tx, clerk, { residentId: person.id, recordId }, at());
  });
  const city = await withActor(person, async (tx) => {
    const bundle = await bundleWith(tx, ZONE, [ruleSet(1, "2024-01-01")]);
    const [record] = await listLedger(tx, person.id);
    return record && countingCityOf(bundle, record).city;
  });
  expect(city).toBe(GONE);
});
