import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor, DeskActor, ResidentActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { isRefusal } from "@/lib/errors";
import * as commands from "@/lib/permits/commands";
import {
  findOwnApplication,
  findOwnPermit,
  findRegisteredCity,
  listPermits,
  openApplication,
  openPermit,
  type Permit,
} from "@/lib/permits/queries";
import { at, makeWorld, NANJING, SUZHOU, type World } from "../support/world";
import { apply, issued, on } from "./office";

let world: World;
let clerk: DeskActor;
let elsewhere: DeskActor;
let holder: ResidentActor;
let stranger: ResidentActor;
let permit: Permit;
let reference: string;
beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.clerk(SUZHOU);
  elsewhere = await world.supervisor(NANJING);
  ({ holder, permit } = await issued(world, clerk, "2024-03-01"));
  stranger = await world.person();
  reference = await apply(holder, "LOSS_REPLACEMENT", "2024-04-01", { permit });
});
afterAll(() => world.end());

const TABLES = [
  "permit",
  "permit_act",
  "permit_number",
  "permit_application",
  "permit_decision",
  "permit_supplement",
  "site_visit",
  "permit_ban",
  "scheduled_act_done",
  "notice",
  "credential",
  "statement_import",
  "status_entry",
  "signing_key",
  "permit_batch",
  "permit_batch_line",
] as const;

/** How many rows of a table somebody sees who has opened nothing. */
const visible = (actor: Actor, table: string) =>
  withActor(actor, async (tx) => (await tx.$queryRawUnsafe<unknown[]>(`SELECT 1 FROM ${table}`)).length);

describe("of permits", () => {
  test("nobody in particular, other residents and officers who opened nothing see no row", async () => {
    for (const actor of [{ kind: "PUBLIC", role: "PUBLIC" }, stranger, clerk, elsewhere] as Actor[])
      for (const table of TABLES)
        expect([actor.role, table, await visible(actor, table)]).toEqual([actor.role, table, 0]);
  });

  test("the holder sees their own permit, application and notices", async () => {
    for (const table of ["permit", "permit_act", "permit_application", "notice"])
      expect([table, await visible(holder, table)]).not.toEqual([table, 0]);
  });

  test("another resident and another city find neither by its number", async () => {
    const now = at("2024-04-02").now;
    expect(await withActor(stranger, (tx) => findOwnPermit(tx, stranger, permit.number))).toBeNull();
    expect(await withActor(stranger, (tx) => findOwnApplication(tx, stranger, reference))).toBeNull();
    expect(await withActor(elsewhere, (tx) => openPermit(tx, elsewhere, permit.number, now))).toBeNull();
    expect(await withActor(elsewhere, (tx) => openApplication(tx, elsewhere, reference, now))).toBeNull();
    expect(await withActor(clerk, (tx) => openPermit(tx, clerk, permit.number, now))).toMatchObject({
      number: permit.number,
    });
  });

  test("a draft is open to its author alone", async () => {
    const other = await world.person();
    const draft = await on(other, "2024-04-01", (tx, now) =>
      commands.startApplication(
        tx,
        other,
        { residentId: other.id, kind: "FIRST_ISSUE", place: SUZHOU, permit: undefined },
        now,
      ),
    );
    expect(await withActor(clerk, (tx) => openApplication(tx, clerk, draft, at().now))).toBeNull();
    expect(await withActor(other, (tx) => findOwnApplication(tx, other, draft))).toMatchObject({
      state: "DRAFT",
    });
  });

  test("where somebody is registered is told to the city that has their permit, and to no other", async () => {
    const now = at("2024-04-02").now;
    const asked = (officer: DeskActor) =>
      withActor(officer, async (tx) => {
        await openPermit(tx, officer, permit.number, now);
        return findRegisteredCity(tx, holder.id);
      });
    expect(await asked(clerk)).toBe("320200");
    expect(await asked(elsewhere)).toBeNull();
  });

  test("every look of an officer is in the holder's log", async () => {
    const [before] = await world.rows<{ n: number }>(
      "SELECT count(*)::int AS n FROM audit_event WHERE resident_id = $1 AND action = 'PERMIT_OPENED'",
      [holder.id],
    );
    await withActor(clerk, (tx) => openPermit(tx, clerk, permit.number, at().now));
    const [after] = await world.rows<{ n: number }>(
      "SELECT count(*)::int AS n FROM audit_event WHERE resident_id = $1 AND action = 'PERMIT_OPENED'",
      [holder.id],
    );
    expect((after?.n ?? 0) - (before?.n ?? 0)).toBe(1);
  });

  test("an officer decides nothing of their own household", async () => {
    const own = await world.clerk(SUZHOU, holder.id);
    const work = on(own, "2024-04-02", (tx, now) =>
      commands.acceptApplication(tx, own, { reference, seenVersion: 3 }, now),
    );
    await expect(work.catch((error) => (isRefusal(error) ? error.code : error))).resolves.toBe("OWN_CASE");
  });

  test("a guardian acts for a ward, and the ward's permit is the ward's", async () => {
    const ward = await world.person();
    await world.owner.query("UPDATE resident SET birth_on = '2015-01-01' WHERE resident_id = $1", [ward.id]);
    await world.owner.query(
      "INSERT INTO guardianship (resident_id, id, ward_id, valid_from, proof) VALUES ($1, gen_random_uuid(), $2, '2015-01-01', 'test')",
      [holder.id, ward.id],
    );
    const started = await apply(holder, "FIRST_ISSUE", "2024-04-01", { residentId: ward.id });
    expect(await withActor(holder, (tx) => findOwnApplication(tx, holder, started))).toMatchObject({
      residentId: ward.id,
      createdById: holder.id,
    });
    expect(await withActor(stranger, (tx) => listPermits(tx, ward.id))).toEqual([]);
  });
});
