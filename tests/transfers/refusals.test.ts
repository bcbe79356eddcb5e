import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { newId } from "@/lib/ids";
import { proposeRefusal, startTransfer, submitTransfer } from "@/lib/transfers/commands";
import type { CaseStep } from "@/lib/transfers/types";
import { caseIn, caseRow, makeTeam, refusalOf, start, type Team, take, traceOf } from "../support/cases";
import { at, ENOUGH, makeWorld, SHANGHAI, SUZHOU, TODAY, type World, WUXI, ZONE } from "../support/world";

let world: World;
let team: Team;
beforeAll(async () => {
  world = await makeWorld();
  team = await makeTeam(world);
});
afterAll(() => world.end());

const STEPS_OF_STATES = [
  ["SUBMITTED", "ACCEPT", "destination"],
  ["SUBMITTED", "REQUEST_CORRECTION", "destination"],
  ["ACCEPTED", "PROPOSE_APPROVAL", "destination"],
  ["ACCEPTED", "PROPOSE_REFUSAL", "destination"],
  ["APPROVAL_PROPOSED", "APPROVE", "destination"],
  ["REFUSAL_PROPOSED", "CONFIRM_REFUSAL", "destination"],
  ["ORIGIN_CHECK", "CONFIRM_ORIGIN", "origin"],
  ["ORIGIN_CHECK", "OBJECT", "origin"],
  ["ORIGIN_OBJECTED", "ANSWER_OBJECTION", "destination"],
] as const;

describe("nobody decides their own case", () => {
  test.each(STEPS_OF_STATES)(
    "in %s an officer cannot %s their own or their household's",
    async (state, step, side) => {
      const household = newId();
      const { holder, reference } = await caseIn(world, team, state, {
        person: { records: ENOUGH, household },
      });
      const spouse = await world.person({ household });
      const city = side === "destination" ? SUZHOU : WUXI;
      const before = await traceOf(world, reference);
      for (const residentId of [holder.id, spouse.id]) {
        const self = await world.supervisor(city, residentId);
        expect(await refusalOf(take(world, step, self, reference))).toBe("OWN_CASE");
      }
      expect(await traceOf(world, reference)).toEqual(before);
      const neighbour = await world.supervisor(city, (await world.person()).id);
      expect(await refusalOf(take(world, step, neighbour, reference))).toBeNull();
    },
  );
});

describe("a decision needs two people", () => {
  const PAIRS: [CaseStep, CaseStep][] = [
    ["PROPOSE_APPROVAL", "APPROVE"],
    ["PROPOSE_REFUSAL", "CONFIRM_REFUSAL"],
  ];

  test.each(PAIRS)("whoever took %s cannot take %s", async (propose, confirm) => {
    const { reference } = await caseIn(world, team, "ACCEPTED");
    await take(world, propose, team.supervisor, reference);
    const { state } = await caseRow(world, reference);
    expect(await refusalOf(take(world, confirm, team.supervisor, reference))).toBe("SECOND_PERSON");
    expect((await caseRow(world, reference)).state).toBe(state);
    expect(await refusalOf(take(world, confirm, await world.supervisor(SUZHOU), reference))).toBeNull();
  });

  test.each(PAIRS)("nor by another account of the same person (%s, %s)", async (propose, confirm) => {
    const person = await world.person();
    const asClerk = await world.clerk(SUZHOU, person.id);
    const asSupervisor = await world.supervisor(SUZHOU, person.id);
    const { reference } = await caseIn(world, team, "ACCEPTED");
    await take(world, propose, asClerk, reference);
    expect(await refusalOf(take(world, confirm, asSupervisor, reference))).toBe("SECOND_PERSON");
  });
});

describe("missing papers are asked for", () => {
  test("once by a clerk, a second time by a supervisor only, and never a third", async () => {
    const { holder, reference } = await caseIn(world, team, "CORRECTION_REQUESTED");
    await take(world, "SUPPLEMENT", holder, reference);
    expect(await refusalOf(take(world, "REQUEST_CORRECTION", team.clerk, reference))).toBe("ALREADY_ASKED");
    await take(world, "REQUEST_CORRECTION", team.supervisor, reference);
    await take(world, "SUPPLEMENT", holder, reference);
    expect(await refusalOf(take(world, "REQUEST_CORRECTION", team.supervisor, reference))).toBe(
      "ALREADY_ASKED",
    );
    const asked = await world.rows("SELECT sequence FROM supplement_request WHERE resident_id = $1", [
      holder.id,
    ]);
    expect(asked).toHaveLength(2);
    expect((await caseRow(world, reference)).state).toBe("SUBMITTED");
  });
});

describe("the calculation binds", () => {
  test("approval is not proposed where the engine does not say yes", async () => {
    const { reference } = await caseIn(world, team, "ACCEPTED", {
      person: { records: [{ startOn: "2026-06-01" }] },
    });
    expect(await refusalOf(take(world, "PROPOSE_APPROVAL", team.clerk, reference))).toBe("NOT_ELIGIBLE");
    expect((await caseRow(world, reference)).state).toBe("ACCEPTED");
  });

  test("what nobody has verified does not count", async () => {
    const records = [{ startOn: "2020-01-01", status: "DECLARED" as const }];
    const { reference } = await caseIn(world, team, "ACCEPTED", { person: { records } });
    expect(await refusalOf(take(world, "PROPOSE_APPROVAL", team.clerk, reference))).toBe("NOT_ELIGIBLE");
  });

  test("«not eligible» is no ground against someone who is", async () => {
    const { reference } = await caseIn(world, team, "ACCEPTED");
    const { row_version: seenVersion } = await caseRow(world, reference);
    const input = { reference, seenVersion, grounds: ["NOT_ELIGIBLE" as const], note: "年限不足" };
    const refused = withActor(team.clerk, (tx) => proposeRefusal(tx, team.clerk, input, at()));
    expect(await refusalOf(refused)).toBe("INVALID");
  });

  test.each([
    ["APPROVAL_PROPOSED", "APPROVE"],
    ["REFUSAL_PROPOSED", "CONFIRM_REFUSAL"],
  ] as const)("a ledger that changed after the proposal stops %s", async (state, step) => {
    const { holder, reference } = await caseIn(world, team, state);
    await world.record(holder.id, { startOn: "2020-01-01", endOn: "2020-12-31" });
    expect(await refusalOf(take(world, step, team.supervisor, reference))).toBe("FACTS_CHANGED");
    expect((await caseRow(world, reference)).state).toBe(state);
    expect(await refusalOf(take(world, "RETURN", team.supervisor, reference))).toBeNull();
  });

  test("a registration does not move, nor is an objection answered, on years that were taken back meanwhile", async () => {
    for (const [state, step, who, code] of [
      ["ORIGIN_CHECK", "CONFIRM_ORIGIN", "originClerk", "FACTS_CHANGED"],
      ["ORIGIN_OBJECTED", "ANSWER_OBJECTION", "clerk", "NOT_ELIGIBLE"],
    ] as const) {
      const { holder, reference } = await caseIn(world, team, state);
      await world.rows(
        `INSERT INTO year_record SELECT resident_id, $2, kind, place_code, city_code, start_on, end_on, 'REJECTED', tags, source, note, id, created_at, created_by_id, NULL, NULL
         FROM year_record WHERE resident_id = $1`,
        [holder.id, newId()],
      );
      expect(await refusalOf(take(world, step, team[who], reference))).toBe(code);
      expect((await caseRow(world, reference)).state).toBe(state);
    }
  });
});

describe("the registration moves", () => {
  test("up to the last day of the move-in certificate, and not on the day after", async () => {
    const { reference } = await caseIn(world, team, "ORIGIN_CHECK");
    const late = take(world, "CONFIRM_ORIGIN", team.originClerk, reference, { today: "2027-01-03" });
    expect(await refusalOf(late)).toBe("CERTIFICATE_EXPIRED");
    await take(world, "CONFIRM_ORIGIN", team.originClerk, reference, { today: "2027-01-02" });
    expect((await caseRow(world, reference)).state).toBe("SETTLED");
  });

  test("not twice on one day", async () => {
    const holder = await world.person({ city: null, records: ENOUGH });
    await world.rows("UPDATE resident SET id_kind = 'MAINLAND' WHERE resident_id = $1", [holder.id]);
    await world.rows(
      `INSERT INTO household_registration (resident_id, id, city_code, household_id, address, valid_from)
       VALUES ($1, $2, $3, $2, '中山路1号', $4)`,
      [holder.id, newId(), WUXI, TODAY],
    );
    const { reference } = await caseIn(world, team, "ORIGIN_CHECK", { holder });
    const refused = take(world, "CONFIRM_ORIGIN", team.originClerk, reference);
    expect(await refusalOf(refused)).toBe("ALREADY_REGISTERED_TODAY");
    expect((await caseRow(world, reference)).state).toBe("ORIGIN_CHECK");
  });
});

describe("an application", () => {
  test("is not for those without a mainland registration", async () => {
    expect(await refusalOf(start(await world.person({ city: null })))).toBe("NOT_APPLICABLE");
  });

  test("is not for the city one is registered in, nor for one without rules", async () => {
    const holder = await world.person();
    expect(await refusalOf(start(holder, WUXI))).toBe("SAME_CITY");
    expect(await refusalOf(start(holder, SHANGHAI))).toBe("NO_RULES");
    expect(await refusalOf(start(holder, "440100"))).toBe("NO_RULES");
  });

  test("is not begun for somebody else", async () => {
    const [holder, other] = [await world.person(), await world.person()];
    const input = { residentId: other.id, destination: SUZHOU, zone: ZONE };
    const refused = withActor(holder, (tx) => startTransfer(tx, holder, input, at()));
    expect(await refusalOf(refused)).toBe("NOT_FOUND");
  });

  test("is submitted only when every section is answered", async () => {
    const holder = await world.person();
    const reference = await start(holder);
    const input = { reference, seenVersion: 1, declaredTrue: "yes" as const };
    const refused = withActor(holder, (tx) => submitTransfer(tx, holder, input, at()));
    expect(await refusalOf(refused)).toBe("INCOMPLETE");
  });

  test("that does not exist and one of another city are refused alike", async () => {
    const { reference } = await caseIn(world, team, "SUBMITTED");
    const codes: (string | null)[] = [];
    for (const asked of [reference, "3205-2026-0000-0000"])
      codes.push(await refusalOf(take(world, "ACCEPT", team.elsewhere, asked, { seenVersion: 1 })));
    expect(codes).toEqual(["NOT_FOUND", "NOT_FOUND"]);
  });
});

test("an officer of another role cannot act on cases at all", async () => {
  const { reference } = await caseIn(world, team, "SUBMITTED");
  const admin = (await world.cityAdmin(SUZHOU)) as unknown as DeskActor;
  expect(await refusalOf(take(world, "ACCEPT", admin, reference))).toBe("NOT_FOUND");
});
