import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { newId } from "@/lib/ids";
import type { StatedRecord } from "@/lib/permits/credential";
import { decideStatement, openStatementItem } from "@/lib/permits/statements/decide";
import { listTakenStatements } from "@/lib/permits/statements/queries";
import { decideStatementSchema } from "@/lib/permits/statements/schema";
import { refusalOf } from "../support/cases";
import { at, makeWorld, SUZHOU, type TestRecord, type World, WUXI } from "../support/world";
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
let clerk: DeskActor;
beforeAll(async () => {
  world = await makeWorld();
  elsewhere = await anotherInstallation();
  clerk = await world.clerk(SUZHOU);
});
afterAll(() => world.end());

const trust = () => trusting(elsewhere.list());
const OURS: TestRecord = { startOn: "2020-06-01", endOn: "2022-12-31" };

/** Somebody of whom a statement says otherwise than our ledger, with the clerks' task. */
async function inConflict(records: readonly StatedRecord[] = [stated()], person?: Person) {
  const holder = person ?? (await world.person({ records: [OURS] }));
  await takeIn(holder, await elsewhere.state(holder, records), trust());
  const [item] = await tasksOf(world, holder);
  const [ours] = await ledgerOf(world, holder);
  if (!item || !ours) throw new Error("no conflict");
  return { holder, item, ours };
}

type Form = Record<string, string>;

function decide(actor: DeskActor, item: { id: string; row_version: number }, form: Form) {
  const input = decideStatementSchema.parse({
    ...{ item: item.id, seenVersion: String(item.row_version), reason: "与原始登记核对" },
    ...form,
  });
  return withActor(actor, (tx) => decideStatement(tx, actor, input, at().now));
}

describe("a clerk of the city", () => {
  test("keeps our version: the ledger stays, the task is closed, and the reason is in the person's log", async () => {
    const { holder, item, ours } = await inConflict();
    await decide(clerk, item, { "choice.0": "OURS", "seen.0": ours.id });
    expect(await ledgerOf(world, holder)).toEqual([ours]);
    expect(await tasksOf(world, holder)).toMatchObject([{ state: "DECIDED", waiting_for: "NOBODY" }]);
    const events = await world.rows(
      "SELECT action, actor_id, purpose FROM audit_event WHERE resident_id = $1 AND actor_id = $2 ORDER BY action",
      [holder.id, clerk.id],
    );
    expect(events).toEqual([
      { action: "STATEMENT_CONFLICT_KEPT", actor_id: clerk.id, purpose: "与原始登记核对" },
      { action: "STATEMENT_OPENED", actor_id: clerk.id, purpose: null },
    ]);
  });

  test("takes theirs: it takes the place of ours, which can still be read", async () => {
    const { holder, item, ours } = await inConflict();
    await decide(clerk, item, { "choice.0": "THEIRS", "seen.0": ours.id });
    expect(await ledgerOf(world, holder)).toMatchObject([
      { start_on: "2020-01-01", status: "VERIFIED", source: "STATEMENT", supersedes_id: ours.id },
      { id: ours.id },
    ]);
  });

  test("is not asked again about what was decided, either way", async () => {
    for (const choice of ["OURS", "THEIRS"]) {
      const record = stated();
      const { holder, item, ours } = await inConflict([record]);
      await decide(clerk, item, { "choice.0": choice, "seen.0": ours.id });
      const before = await ledgerOf(world, holder);
      await takeIn(holder, await elsewhere.state(holder, [record]), trust());
      const [again] = await withActor(holder, (tx) => listTakenStatements(tx, holder.id));
      expect(again?.records[0]?.outcome).toBe(choice === "OURS" ? "DECIDED" : "KNOWN");
      expect(await tasksOf(world, holder)).toHaveLength(1);
      expect(await ledgerOf(world, holder)).toEqual(before);
    }
  });

  test("puts two of theirs in the place of one of ours, side by side", async () => {
    const records = [stated({ endOn: "2021-03-31" }), stated({ startOn: "2021-04-01" })];
    const { holder, item, ours } = await inConflict(records);
    const choices = { "choice.0": "THEIRS", "seen.0": ours.id, "choice.1": "THEIRS", "seen.1": ours.id };
    await decide(clerk, item, choices);
    expect(await ledgerOf(world, holder)).toMatchObject([
      { start_on: "2020-01-01", supersedes_id: ours.id },
      { id: ours.id },
      { start_on: "2021-04-01", supersedes_id: null },
    ]);
  });

  test("says something of every conflict, or nothing is done", async () => {
    const records = [stated({ endOn: "2021-03-31" }), stated({ startOn: "2021-04-01" })];
    const { holder, item, ours } = await inConflict(records);
    expect(await refusalOf(decide(clerk, item, { "choice.0": "THEIRS", "seen.0": ours.id }))).toBe("INVALID");
    expect(await ledgerOf(world, holder)).toEqual([ours]);
    expect(await tasksOf(world, holder)).toMatchObject([{ waiting_for: "CLERK" }]);
  });

  test("at the same time as a colleague: one decides, the other is told that it changed", async () => {
    const { holder, item, ours } = await inConflict();
    const colleague = await world.clerk(SUZHOU);
    const both = await Promise.all(
      [clerk, colleague].map((actor) =>
        refusalOf(decide(actor, item, { "choice.0": "THEIRS", "seen.0": ours.id })),
      ),
    );
    expect(both.sort()).toEqual(["STALE", null].sort());
    expect(await ledgerOf(world, holder)).toHaveLength(2);
  });

  test("who saw a record that is no longer the one is told that it changed", async () => {
    const { holder, item, ours } = await inConflict();
    const form = { "choice.0": "THEIRS", "seen.0": newId() };
    expect(await refusalOf(decide(clerk, item, form))).toBe("STALE");
    expect(await ledgerOf(world, holder)).toEqual([ours]);
  });

  test("does not put theirs in the place of a permit's record, which follows the permit", async () => {
    const holder = await world.person();
    const permit = await permitRecord(holder);
    const { item } = await inConflict([stated()], holder);
    const form = { "choice.0": "THEIRS", "seen.0": permit };
    expect(await refusalOf(decide(clerk, item, form))).toBe("FOLLOWS_PERMIT");
    expect(await tasksOf(world, holder)).toMatchObject([{ waiting_for: "CLERK" }]);
    await decide(clerk, item, { ...form, "choice.0": "OURS" });
    expect(await ledgerOf(world, holder)).toMatchObject([{ id: permit }]);
  });

  test("does not decide on their own household's", async () => {
    const household = newId();
    const officer = await world.person({ household });
    const holder = await world.person({ household, records: [OURS] });
    const { item, ours } = await inConflict([stated()], holder);
    const own = await world.clerk(SUZHOU, officer.id);
    expect(await refusalOf(decide(own, item, { "choice.0": "OURS", "seen.0": ours.id }))).toBe("OWN_CASE");
    expect(await tasksOf(world, holder)).toMatchObject([{ waiting_for: "CLERK" }]);
  });
});

test("a clerk of another city neither sees the task nor decides on it", async () => {
  const { item, ours } = await inConflict();
  const other = await world.clerk(WUXI);
  expect(await withActor(other, (tx) => openStatementItem(tx, other, item.id, at().now))).toBeNull();
  expect(await refusalOf(decide(other, item, { "choice.0": "OURS", "seen.0": ours.id }))).toBe("NOT_FOUND");
});

test("the task shows a clerk that city's own rows of the person and nothing else", async () => {
  const person = await world.person({ records: [OURS, { city: WUXI, startOn: "2010-01-01" }] });
  const { item } = await inConflict([stated()], person);
  await takeIn(person, await elsewhere.state(person, [stated({ place: WUXI })], { city: WUXI }), trust());
  const seen = await withActor(clerk, async (tx) => {
    await openStatementItem(tx, clerk, item.id, at().now);
    const records = await tx.yearRecord.findMany({ where: { residentId: person.id } });
    return { records, statements: await listTakenStatements(tx, person.id) };
  });
  expect(seen.records.map(({ cityCode }) => cityCode)).toEqual([SUZHOU]);
  expect(seen.statements.map(({ cityCode }) => cityCode)).toEqual([SUZHOU]);
});

/** A permit in Suzhou with the record that follows it. */
async function permitRecord(holder: Person): Promise<string> {
  const [permit, record] = [newId(), newId()];
  await world.owner.query(
    `INSERT INTO permit (resident_id, id, number, city_code, place_code, address, state, issued_on, due_on, scheduled_through, created_at)
     VALUES ($1, $2, '320500-00000-00000', $3, $3, '平江路1号', 'IN_FORCE', '2021-01-01', '2027-01-01', '2026-11-23', $4)`,
    [holder.id, permit, SUZHOU, at().now],
  );
  await world.owner.query(
    `INSERT INTO year_record (resident_id, id, kind, place_code, city_code, start_on, status, tags, source, created_at, created_by_id, verified_at, verified_by_id, permit_id)
     VALUES ($1, $2, 'residence', $3, $3, '2021-01-01', 'VERIFIED', '{}', 'PERMIT', $4, $2, $4, $2, $5)`,
    [holder.id, record, SUZHOU, at().now, permit],
  );
  return record;
}
