import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { caseIn, caseRow, fillIn, makeTeam, start, type Team, take } from "../support/cases";
import { ENOUGH, makeWorld, SUZHOU, TODAY, type World, WUXI } from "../support/world";

let world: World;
let team: Team;
beforeAll(async () => {
  world = await makeWorld();
  team = await makeTeam(world);
});
afterAll(() => world.end());

const actsOn = (reference: string) =>
  world
    .rows<{ action: string }>(
      `SELECT action FROM audit_event WHERE case_id = (SELECT case_id FROM case_reference WHERE code = $1)
       AND action <> 'CASE_OPENED' ORDER BY at, id`,
      [reference],
    )
    .then((rows) => rows.map((row) => row.action));

const queueOf = (reference: string) =>
  world.rows<{ city_code: string; kind: string; state: string; waiting_for: string; due: string | null }>(
    `SELECT city_code, kind, state, waiting_for, due_on::text AS due FROM work_item WHERE reference = $1 ORDER BY kind`,
    [reference],
  );

describe("a transfer from Wuxi to Suzhou", () => {
  test("goes from the draft to the new registration, with every act in the log", async () => {
    const { reference } = await caseIn(world, team, "SETTLED");
    expect((await caseRow(world, reference)).state).toBe("SETTLED");
    expect(await actsOn(reference)).toEqual([
      "TRANSFER_START",
      "TRANSFER_SAVE",
      "TRANSFER_SAVE",
      "TRANSFER_SAVE",
      "TRANSFER_SUBMIT",
      "TRANSFER_ACCEPT",
      "TRANSFER_PROPOSE_APPROVAL",
      "TRANSFER_APPROVE",
      "TRANSFER_CONFIRM_ORIGIN",
      "REGISTRATION_MOVED",
    ]);
  });

  test("moves the registration on one day: the old one ends where the new one begins", async () => {
    const { holder } = await caseIn(world, team, "SETTLED");
    const registrations = await world.rows(
      `SELECT city_code, address, valid_from::text AS "from", valid_until::text AS until
       FROM household_registration WHERE resident_id = $1 ORDER BY valid_from`,
      [holder.id],
    );
    expect(registrations).toEqual([
      { city_code: WUXI, address: "中山路1号", from: "1990-01-01", until: TODAY },
      { city_code: SUZHOU, address: "苏州市姑苏区平江路1号", from: TODAY, until: null },
    ]);
  });

  test("leaves the move-in certificate of one city and the move-out certificate of the other", async () => {
    const { holder, reference } = await caseIn(world, team, "SETTLED");
    const certificates = await world.rows(
      `SELECT kind, number, city_code, issued_on::text AS issued, valid_until::text AS until
       FROM certificate WHERE resident_id = $1 ORDER BY kind`,
      [holder.id],
    );
    expect(certificates).toEqual([
      { kind: "MOVE_IN", number: `ZR-${reference}`, city_code: SUZHOU, issued: TODAY, until: "2027-01-02" },
      { kind: "MOVE_OUT", number: `QY-${reference}`, city_code: WUXI, issued: TODAY, until: "2026-12-23" },
    ]);
  });

  test("keeps a decision with facts, answer and hashes for every act that decides", async () => {
    const { holder } = await caseIn(world, team, "SETTLED");
    const decisions = await world.rows<{
      step: string;
      outcome: string;
      answer: string;
      bundle_sha256: string;
    }>(
      "SELECT step, outcome, answer, bundle_sha256 FROM decision WHERE resident_id = $1 ORDER BY decided_at, id",
      [holder.id],
    );
    expect(decisions.map(({ step, outcome }) => [step, outcome])).toEqual([
      ["PROPOSE_APPROVAL", "APPROVE"],
      ["APPROVE", "APPROVE"],
      ["CONFIRM_ORIGIN", "CONFIRM"],
    ]);
    for (const decision of decisions) {
      expect(JSON.parse(decision.answer)).toMatchObject({ eligible: true, pathway: "years" });
      expect(decision.bundle_sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});

describe("the queues of both cities", () => {
  test("hold the case where it waits, with the legal day of the office that is waited for", async () => {
    const holder = await world.person({ records: ENOUGH });
    const reference = await start(holder);
    expect(await queueOf(reference)).toEqual([]);
    await fillIn(world, holder, reference);
    const destination = { city_code: SUZHOU, kind: "TRANSFER_DESTINATION" };
    const origin = { city_code: WUXI, kind: "TRANSFER_ORIGIN" };

    await take(world, "SUBMIT", holder, reference);
    expect(await queueOf(reference)).toEqual([
      { ...destination, state: "SUBMITTED", waiting_for: "CLERK", due: "2026-11-30" },
    ]);
    await take(world, "REQUEST_CORRECTION", team.clerk, reference);
    expect(await queueOf(reference)).toMatchObject([
      { state: "CORRECTION_REQUESTED", waiting_for: "RESIDENT" },
    ]);
    await take(world, "SUPPLEMENT", holder, reference);
    await take(world, "ACCEPT", team.clerk, reference);
    const period = { ...destination, due: "2026-12-21" };
    expect(await queueOf(reference)).toEqual([{ ...period, state: "ACCEPTED", waiting_for: "CLERK" }]);
    await take(world, "PROPOSE_APPROVAL", team.clerk, reference, { today: "2026-12-01" });
    expect(await queueOf(reference)).toEqual([
      { ...period, state: "APPROVAL_PROPOSED", waiting_for: "SUPERVISOR" },
    ]);
    await take(world, "APPROVE", team.supervisor, reference);
    const handed = { state: "ORIGIN_CHECK", due: "2026-11-25" };
    expect(await queueOf(reference)).toEqual([
      { ...destination, ...handed, waiting_for: "OTHER_CITY" },
      { ...origin, ...handed, waiting_for: "CLERK" },
    ]);
    await take(world, "CONFIRM_ORIGIN", team.originClerk, reference);
    const done = { state: "SETTLED", waiting_for: "NOBODY", due: null };
    expect(await queueOf(reference)).toEqual([
      { ...destination, ...done },
      { ...origin, ...done },
    ]);
  });

  test("a returned proposal keeps the period that began with the acceptance", async () => {
    const { reference } = await caseIn(world, team, "APPROVAL_PROPOSED");
    await take(world, "RETURN", team.supervisor, reference, { today: "2026-12-10" });
    expect(await caseRow(world, reference)).toMatchObject({ state: "ACCEPTED", due: "2026-12-21" });
  });

  test("the origin that has seen a case goes on seeing where it stands", async () => {
    const { reference } = await caseIn(world, team, "ORIGIN_OBJECTED");
    await take(world, "PROPOSE_REFUSAL", team.clerk, reference);
    await take(world, "RETURN", team.supervisor, reference);
    const [destination, origin] = await queueOf(reference);
    expect(destination).toMatchObject({ state: "ACCEPTED", waiting_for: "CLERK" });
    expect(origin).toMatchObject({ state: "ACCEPTED", waiting_for: "OTHER_CITY" });
  });

  test("a case withdrawn before the hand-over never reaches the origin's queue", async () => {
    const { holder, reference } = await caseIn(world, team, "ACCEPTED");
    await take(world, "WITHDRAW", holder, reference);
    expect(await queueOf(reference)).toMatchObject([{ city_code: SUZHOU, waiting_for: "NOBODY" }]);
  });
});
