import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onceOnly } from "@/lib/db/once";
import { withActor } from "@/lib/db/with-actor";
import { acceptTransfer } from "@/lib/transfers/commands";
import { caseIn, caseRow, makeTeam, refusalOf, start, type Team, take } from "../support/cases";
import { at, ENOUGH, makeWorld, NANJING, SUZHOU, type World } from "../support/world";

let world: World;
let team: Team;
beforeAll(async () => {
  world = await makeWorld();
  team = await makeTeam(world);
});
afterAll(() => world.end());

const count = async (table: string, residentId: string, where = "true") => {
  const [row] = await world.rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${table} WHERE resident_id = $1 AND ${where}`,
    [residentId],
  );
  return row?.n;
};

test("of two supervisors who approve at once one wins, and nothing happens twice", async () => {
  const { holder, reference } = await caseIn(world, team, "APPROVAL_PROPOSED");
  const second = await world.supervisor(SUZHOU);
  const { row_version: seenVersion } = await caseRow(world, reference);
  const outcomes = await Promise.all(
    [team.supervisor, second].map((who) =>
      refusalOf(take(world, "APPROVE", who, reference, { seenVersion })),
    ),
  );
  expect(outcomes.sort()).toEqual(["STALE", null].sort());
  expect(await caseRow(world, reference)).toMatchObject({
    state: "ORIGIN_CHECK",
    row_version: seenVersion + 1,
  });
  expect(await count("certificate", holder.id)).toBe(1);
  expect(await count("decision", holder.id, "step = 'APPROVE'")).toBe(1);
  expect(await count("audit_event", holder.id, "action = 'TRANSFER_APPROVE'")).toBe(1);
  expect(await count("work_item", holder.id, "kind = 'TRANSFER_ORIGIN'")).toBe(1);
});

test("of two origin clerks who confirm at once one wins, and the registration moves once", async () => {
  const { holder, reference } = await caseIn(world, team, "ORIGIN_CHECK");
  const { row_version: seenVersion } = await caseRow(world, reference);
  const outcomes = await Promise.all(
    [team.originClerk, team.originSupervisor].map((who) =>
      refusalOf(take(world, "CONFIRM_ORIGIN", who, reference, { seenVersion })),
    ),
  );
  expect(outcomes.filter((code) => code === null)).toHaveLength(1);
  expect(outcomes).toContain("STALE");
  expect(await count("household_registration", holder.id)).toBe(2);
  expect(await count("certificate", holder.id, "kind = 'MOVE_OUT'")).toBe(1);
});

test("a clerk who accepts and a resident who withdraws at once cannot both have their way", async () => {
  const { holder, reference } = await caseIn(world, team, "SUBMITTED");
  const { row_version: seenVersion } = await caseRow(world, reference);
  const outcomes = await Promise.all([
    refusalOf(take(world, "ACCEPT", team.clerk, reference, { seenVersion })),
    refusalOf(take(world, "WITHDRAW", holder, reference, { seenVersion })),
  ]);
  expect(outcomes.filter((code) => code === null)).toHaveLength(1);
  const { state } = await caseRow(world, reference);
  expect(state).toBe(outcomes[0] === null ? "ACCEPTED" : "WITHDRAWN");
});

test("whoever acts on an old page is told so, whatever has become of the case", async () => {
  const { reference } = await caseIn(world, team, "ACCEPTED");
  for (const step of ["PROPOSE_APPROVAL", "ACCEPT"] as const)
    expect(await refusalOf(take(world, step, team.clerk, reference, { seenVersion: 1 }))).toBe("STALE");
  expect((await caseRow(world, reference)).state).toBe("ACCEPTED");
});

test("the same form sent twice at once acts once, and both posts get the same answer", async () => {
  const { holder, reference } = await caseIn(world, team, "SUBMITTED");
  const { row_version: seenVersion } = await caseRow(world, reference);
  const key = randomUUID();
  const post = () =>
    withActor(team.clerk, (tx) =>
      onceOnly(tx, team.clerk, { key, action: "acceptTransfer", now: at().now }, async () => {
        await acceptTransfer(tx, team.clerk, { reference, seenVersion }, at());
        return { redirectTo: `/desk/cases/${reference}` };
      }),
    );
  const answers = await Promise.all([post(), post(), post()]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect((await caseRow(world, reference)).row_version).toBe(seenVersion + 1);
  expect(await count("audit_event", holder.id, "action = 'TRANSFER_ACCEPT'")).toBe(1);
});

test("a form filled in anew under an old key is told so, and not answered with the earlier outcome", async () => {
  const key = randomUUID();
  const post = (fingerprint: string) =>
    withActor(team.clerk, (tx) =>
      onceOnly(tx, team.clerk, { key, action: "enter", now: at().now, fingerprint }, async () => ({
        message: fingerprint,
      })),
    );
  expect(await post("first")).toEqual({ message: "first" });
  expect(await post("first")).toEqual({ message: "first" });
  expect(await refusalOf(post("second"))).toBe("STALE");
});

test("a person has one open transfer, whatever the cities, also when two are begun at once", async () => {
  const holder = await world.person({ records: ENOUGH });
  const outcomes = await Promise.all([SUZHOU, NANJING, SUZHOU].map((city) => refusalOf(start(holder, city))));
  expect(outcomes.filter((code) => code === null)).toHaveLength(1);
  expect(outcomes.filter((code) => code === "OPEN_CASE_EXISTS")).toHaveLength(2);
  expect(await count("transfer_case", holder.id)).toBe(1);
  expect(await count("case_reference", holder.id)).toBe(1);
});

test("another can be begun once the first is closed", async () => {
  const { holder } = await caseIn(world, team, "WITHDRAWN");
  expect(await refusalOf(start(holder, NANJING))).toBeNull();
});
