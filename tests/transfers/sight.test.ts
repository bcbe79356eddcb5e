import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor, DeskActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { openTransfer } from "@/lib/transfers/queries";
import { caseIn, makeTeam, type Team, type TestCase } from "../support/cases";
import { at, makeWorld, type World } from "../support/world";

let world: World;
let team: Team;
beforeAll(async () => {
  world = await makeWorld();
  team = await makeTeam(world);
});
afterAll(() => world.end());

/** How many rows the function that opens a case gives to whoever is acting. */
const opens = (actor: Actor, reference: string) =>
  withActor(actor, async (tx) => {
    const rows = await tx.$queryRaw<unknown[]>`
      SELECT party FROM app_open_case(${reference}, ${randomUUID()}::uuid, ${at().now})`;
    return rows.length;
  });

const looks = (residentId: string) =>
  world.rows(
    "SELECT actor_id, actor_role, city_code, subject_id FROM audit_event WHERE resident_id = $1 AND action = 'CASE_OPENED' ORDER BY at, id",
    [residentId],
  );

describe("a case is open", () => {
  let submitted: TestCase;
  beforeAll(async () => {
    submitted = await caseIn(world, team, "SUBMITTED");
  });

  test("to the destination's clerk and supervisor", async () => {
    expect(await opens(team.clerk, submitted.reference)).toBe(1);
    expect(await opens(team.supervisor, submitted.reference)).toBe(1);
  });

  test("to nobody of another city, and to the origin only from the hand-over", async () => {
    expect(await opens(team.elsewhere, submitted.reference)).toBe(0);
    expect(await opens(team.originClerk, submitted.reference)).toBe(0);
    const handedOver = await caseIn(world, team, "ORIGIN_CHECK");
    expect(await opens(team.originClerk, handedOver.reference)).toBe(1);
    expect(await opens(team.elsewhere, handedOver.reference)).toBe(0);
  });

  test("to no other role, whatever city it is bound to", async () => {
    const admin = await world.cityAdmin(team.clerk.city);
    const { residentId } = admin;
    const others: Actor[] = [
      admin,
      { ...admin, role: "AUDITOR", residentId },
      { ...admin, role: "PLANNER", zone: "test-zone", residentId },
      { kind: "PUBLIC", role: "PUBLIC" },
      { kind: "SYSTEM", role: "SYSTEM_VERIFIER", residents: [] },
      submitted.holder,
    ];
    for (const actor of others) expect(await opens(actor, submitted.reference)).toBe(0);
  });

  test("not as a draft", async () => {
    const draft = await caseIn(world, team, "DRAFT");
    expect(await opens(team.clerk, draft.reference)).toBe(0);
  });
});

describe("the look", () => {
  test("is in the log with who looked, and a refused one is not", async () => {
    const { holder, reference } = await caseIn(world, team, "SUBMITTED");
    expect(await looks(holder.id)).toEqual([]);
    await opens(team.elsewhere, reference);
    expect(await looks(holder.id)).toEqual([]);
    await opens(team.clerk, reference);
    expect(await looks(holder.id)).toEqual([
      { actor_id: team.clerk.id, actor_role: "CLERK", city_code: team.clerk.city, subject_id: reference },
    ]);
  });
});

describe("sight", () => {
  test("ends with the transaction in which the case was opened", async () => {
    const { holder, reference } = await caseIn(world, team, "SUBMITTED");
    const seen = (actor: DeskActor, open: boolean) =>
      withActor(actor, async (tx) => {
        if (open) await openTransfer(tx, actor, reference, at().now);
        return tx.yearRecord.count({ where: { residentId: holder.id } });
      });
    expect(await seen(team.clerk, false)).toBe(0);
    expect(await seen(team.clerk, true)).toBe(1);
    expect(await seen(team.clerk, false)).toBe(0);
    expect(await seen(team.elsewhere, true)).toBe(0);
  });

  test("nobody reads person-bound rows without saying who is acting", async () => {
    await caseIn(world, team, "SETTLED");
    const { prismaClient } = await import("@/lib/db/client");
    const prisma = prismaClient();
    expect(await prisma.transferCase.count()).toBe(0);
    expect(await prisma.resident.count()).toBe(0);
    expect(await prisma.auditEvent.count()).toBe(0);
    expect(await prisma.workItem.count()).toBe(0);
  });
});
