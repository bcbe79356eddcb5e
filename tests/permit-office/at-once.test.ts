import { afterAll, beforeAll, expect, test } from "vitest";
import type { DeskActor } from "@/lib/auth/types";
import * as commands from "@/lib/permits/commands";
import { openApplication } from "@/lib/permits/queries";
import { makeWorld, SUZHOU, type World } from "../support/world";
import { apply, grant, issued, on, permitRecords, permitsOf } from "./office";
import { refusalOf } from "./refusals";

let world: World;
let clerk: DeskActor;
let supervisor: DeskActor;
beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.clerk(SUZHOU);
  supervisor = await world.supervisor(SUZHOU);
});
afterAll(() => world.end());

const count = async (table: string, residentId: string, where = "true") =>
  (await world.rows(`SELECT 1 FROM ${table} WHERE resident_id = $1 AND ${where}`, [residentId])).length;

test("of two officers who endorse at once one does, and the permit is endorsed once", async () => {
  const { holder, permit } = await issued(world, clerk, "2024-03-01");
  const reference = await apply(holder, "ENDORSEMENT", "2025-02-10", { permit });
  const seen = await on(clerk, "2025-02-10", (tx, now) => openApplication(tx, clerk, reference, now.now));
  const seenVersion = seen?.rowVersion ?? 0;
  await on(clerk, "2025-02-10", (tx, now) =>
    commands.acceptApplication(tx, clerk, { reference, seenVersion }, now),
  );
  const input = { reference, seenVersion: seenVersion + 1, note: null };
  const outcomes = await Promise.all(
    [clerk, supervisor].map((officer) =>
      refusalOf(on(officer, "2025-02-11", (tx, now) => commands.grantApplication(tx, officer, input, now))),
    ),
  );
  expect(outcomes.filter((code) => code === null)).toHaveLength(1);
  expect(outcomes).toContain("STALE");
  expect(await count("permit_act", holder.id, "type = 'ENDORSED'")).toBe(1);
  expect(await count("permit_decision", holder.id)).toBe(2);
  expect(await count("audit_event", holder.id, "action = 'PERMIT_ENDORSED'")).toBe(1);
  expect(await permitRecords(world, holder.id)).toHaveLength(1);
});

test("a person has one open application in a city, however often they press the button", async () => {
  const { holder, permit } = await issued(world, clerk, "2024-03-01");
  const input = {
    residentId: holder.id,
    kind: "LOSS_REPLACEMENT",
    place: undefined,
    permit: permit.number,
  } as const;
  const outcomes = await Promise.all(
    [1, 2, 3].map(() =>
      refusalOf(on(holder, "2024-04-01", (tx, now) => commands.startApplication(tx, holder, input, now))),
    ),
  );
  expect(outcomes.filter((code) => code === null)).toHaveLength(1);
  expect(await count("permit_application", holder.id, "state = 'DRAFT'")).toBe(1);
});

test("a holder who gives up and a supervisor who revokes at once do not both have their way", async () => {
  const { holder, permit } = await issued(world, clerk, "2024-03-01");
  const seen = { number: permit.number, seenVersion: permit.rowVersion };
  const outcomes = await Promise.all([
    refusalOf(on(holder, "2024-06-01", (tx, now) => commands.giveUpPermit(tx, holder, seen, now))),
    refusalOf(
      on(supervisor, "2024-06-01", (tx, now) =>
        commands.revokePermit(tx, supervisor, { ...seen, falseSince: "2024-03-01", note: "假材料" }, now),
      ),
    ),
  ]);
  expect(outcomes.sort()).toEqual(["STALE", null].sort());
  expect(await count("permit_act", holder.id)).toBe(2);
});

test("nobody has two live permits in one city", async () => {
  const { holder } = await issued(world, clerk, "2024-03-01");
  expect(await refusalOf(apply(holder, "FIRST_ISSUE", "2024-05-01"))).toBe("PERMIT_EXISTS");
  expect(await permitsOf(holder)).toHaveLength(1);
});

test("what was granted is decided: a second grant finds it closed", async () => {
  const { holder, permit } = await issued(world, clerk, "2024-03-01");
  const reference = await apply(holder, "LOSS_REPLACEMENT", "2024-04-01", { permit });
  await grant(clerk, reference, "2024-04-02");
  const input = { reference, seenVersion: 5, note: null };
  expect(
    await refusalOf(on(clerk, "2024-04-02", (tx, now) => commands.grantApplication(tx, clerk, input, now))),
  ).toBe("WRONG_STATE");
});
