import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import * as commands from "@/lib/permits/commands";
import { endorseInBatch } from "@/lib/permits/commands/endorse-in-batch";
import { openApplication, type Permit } from "@/lib/permits/queries";
import { makeWorld, SUZHOU, type World } from "../support/world";
import { ANSWERS, applicationsOf, apply, grant, issued, on, permitRecords, permitsOf } from "./office";
import { publishVariant, refusalOf } from "./refusals";
import { stopClockOn } from "./stopped-clock";

/** A permit of 2024-03-01, due on 2025-03-01, with an endorsement handed in by then and not decided. */
let world: World;
let clerk: DeskActor;
let supervisor: DeskActor;
beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.clerk(SUZHOU);
  supervisor = await world.supervisor(SUZHOU);
});
afterAll(() => world.end());

async function held(day = "2025-03-01") {
  const { holder, permit } = await issued(world, clerk, "2024-03-01");
  const reference = await apply(holder, "ENDORSEMENT", day, { permit });
  stopClockOn("2025-03-05");
  await commands.runSchedule();
  return { holder, permit: await latest(holder), reference };
}

async function latest(holder: ResidentActor): Promise<Permit> {
  const [permit] = await permitsOf(holder);
  if (permit === undefined) throw new Error("no permit");
  return permit;
}

const typesOf = ({ acts }: Permit) => acts.map(({ type }) => type);
const seenOf = ({ number, rowVersion }: Permit) => ({ number, seenVersion: rowVersion });

/** Withdraws what is open. */
async function withdraw(holder: ResidentActor, day: string): Promise<void> {
  const [application] = await applicationsOf(holder);
  const seen = { reference: application?.reference ?? "", seenVersion: application?.rowVersion ?? 0 };
  await on(holder, day, (tx, now) => commands.withdrawApplication(tx, holder, seen, now));
}

describe("an end while an endorsement is held", () => {
  test("by revocation is an end: the state, the years and the days say so", async () => {
    const { holder, permit } = await held();
    const input = { ...seenOf(permit), falseSince: "2024-03-01", note: "假材料" };
    await on(supervisor, "2025-03-06", (tx, now) => commands.revokePermit(tx, supervisor, input, now));
    expect(await latest(holder)).toMatchObject({ state: "REVOKED", nextActOn: null });
    expect(await permitRecords(world, holder.id)).toEqual([]);
    await withdraw(holder, "2025-03-06");
    stopClockOn("2025-03-10");
    expect(await commands.runSchedule()).toBe(0);
  });

  test("by the holder's wish is an end, after the lapse that nothing holds any more", async () => {
    const { holder, permit } = await held();
    await on(holder, "2025-03-06", (tx, now) => commands.giveUpPermit(tx, holder, seenOf(permit), now));
    expect(typesOf(await latest(holder))).toEqual(["ISSUED", "SUSPENDED", "CANCELLED"]);
    expect(await permitRecords(world, holder.id)).toMatchObject([{ end_on: "2025-03-01" }]);
  });
});

describe("on the day on which a held endorsement is taken back", () => {
  test("an employer's list endorses late, after the suspension of its own day", async () => {
    const { holder, permit } = await held();
    await withdraw(holder, "2025-03-05");
    const confirmed = {
      number: permit.number,
      act: "RESTORED",
      effect: "DROPPED_RESTARTS",
      confirmedOn: "2025-03-05",
    } as const;
    const work = on(clerk, "2025-03-05", (tx, now) => endorseInBatch(tx, clerk, confirmed, now));
    expect(await refusalOf(work)).toBeNull();
    expect((await latest(holder)).acts.slice(1)).toEqual([
      { type: "SUSPENDED", on: "2025-03-02" },
      { type: "RESTORED", on: "2025-03-05" },
    ]);
    await commands.runSchedule();
  });

  test("the scheduler suspends at once", async () => {
    const { holder } = await held();
    await withdraw(holder, "2025-03-05");
    await commands.runSchedule();
    expect(await latest(holder)).toMatchObject({ state: "SUSPENDED" });
  });
});

describe("what the holder leaves lying", () => {
  test("holds the days for thirty working days, and no longer", async () => {
    const { holder, reference } = await held();
    const seen = await on(clerk, "2025-03-05", (tx, now) => openApplication(tx, clerk, reference, now.now));
    const ask = { reference, seenVersion: seen?.rowVersion ?? 0, items: ["JOB_PROOF" as const], note: null };
    await on(clerk, "2025-03-05", (tx, now) => commands.requestPapers(tx, clerk, ask, now));
    stopClockOn("2025-04-15");
    await commands.runSchedule();
    expect((await latest(holder)).state).toBe("IN_FORCE");
    stopClockOn("2025-04-18");
    await commands.runSchedule();
    expect((await latest(holder)).state).toBe("SUSPENDED");
    const answer = { reference, seenVersion: ask.seenVersion + 1, note: null };
    await on(holder, "2025-05-06", (tx, now) => commands.supplementApplication(tx, holder, answer, now));
    const restored = await grant(clerk, reference, "2025-05-07");
    expect(restored.acts.at(-1)).toEqual({ type: "RESTORED", on: "2025-05-06" });
  });
});

describe("while an endorsement waits", () => {
  test("a lost card is replaced, and the endorsement is on time all the same", async () => {
    const { permit, holder, reference } = await held();
    const lost = await apply(holder, "LOSS_REPLACEMENT", "2025-03-05", { permit });
    await grant(clerk, lost, "2025-03-06");
    const endorsed = await grant(clerk, reference, "2025-03-07");
    expect(endorsed.acts.slice(1)).toEqual([
      { type: "REPLACED", on: "2025-03-01", because: "LOST" },
      { type: "ENDORSED", on: "2025-03-01" },
    ]);
  });

  test("the other of two applications of one kind is refused", async () => {
    const { permit, holder } = await held();
    expect(await refusalOf(apply(holder, "ENDORSEMENT", "2025-03-05", { permit }))).toBe(
      "OPEN_APPLICATION_EXISTS",
    );
  });
});

describe("an application", () => {
  test("that nobody answered in time is accepted before an officer does anything to it", async () => {
    const { holder, permit } = await issued(world, clerk, "2024-03-01");
    const reference = await apply(holder, "LOSS_REPLACEMENT", "2024-04-01", { permit });
    const ask = { reference, seenVersion: 3, items: ["PHOTO" as const], note: null };
    const asked = on(clerk, "2024-04-20", (tx, now) => commands.requestPapers(tx, clerk, ask, now));
    expect(await refusalOf(asked)).toBe("STALE");
    const accept = { reference, seenVersion: 3 };
    const accepted = on(clerk, "2024-04-20", (tx, now) => commands.acceptApplication(tx, clerk, accept, now));
    expect(await refusalOf(accepted)).toBe("STALE");
  });

  test("names the latest permit of the city, and no earlier one", async () => {
    const { holder, permit } = await issued(world, clerk, "2023-12-01");
    await on(holder, "2024-02-01", (tx, now) => commands.giveUpPermit(tx, holder, seenOf(permit), now));
    await grant(clerk, await apply(holder, "FIRST_ISSUE", "2024-03-01"), "2024-03-01");
    expect(await refusalOf(apply(holder, "ENDORSEMENT", "2025-02-10", { permit }))).toBe("NO_PERMIT");
  });

  test.each([
    ["of a move into the future", { leftOn: "2024-05-01", movedOn: "2042-05-02" }],
    ["of a move from before the permit", { leftOn: "1924-12-01", movedOn: "2024-05-02" }],
    ["of a move on the day of leaving", { leftOn: "2024-05-01", movedOn: "2024-05-01" }],
  ] as const)("%s is refused where it is typed, by the holder and by the officer", async (_what, move) => {
    const { holder, permit } = await issued(world, clerk, "2024-03-01");
    expect(await refusalOf(apply(holder, "ADDRESS_CHANGE", "2024-05-05", { permit, answers: move }))).toMatch(
      /INVALID|INCOMPLETE/,
    );
    await withdraw(holder, "2024-05-05");
    const fine = { leftOn: "2024-05-01", movedOn: "2024-05-02" };
    const reference = await apply(holder, "ADDRESS_CHANGE", "2024-05-05", { permit, answers: fine });
    const input = { reference, seenVersion: 3, note: "更正", ...ANSWERS, ...move };
    const corrected = on(clerk, "2024-05-06", (tx, now) => commands.correctOnTheSpot(tx, clerk, input, now));
    expect(await refusalOf(corrected)).toBe("INVALID");
  });
});

describe("two officers", () => {
  test("who ask for a visit at once send one", async () => {
    const { holder, permit } = await issued(world, clerk, "2024-03-01");
    const reference = await apply(holder, "LOSS_REPLACEMENT", "2024-04-01", { permit });
    const outcomes = await Promise.all(
      [clerk, supervisor].map((officer) =>
        refusalOf(
          on(officer, "2024-04-02", (tx, now) =>
            commands.askVisit(tx, officer, { reference, seenVersion: 3 }, now),
          ),
        ),
      ),
    );
    expect(outcomes.sort()).toEqual(["ALREADY_ASKED", null].sort());
  });
});

describe("one permit that cannot be worked on", () => {
  test("keeps nobody else waiting", async () => {
    const broken = await issued(world, clerk, "2024-01-10");
    const { holder } = await issued(world, clerk, "2024-03-01");
    await world.owner.query(
      `INSERT INTO permit_act (resident_id, id, permit_id, city_code, sequence, type, on_day, actor_id, actor_role, created_at)
       SELECT resident_id, gen_random_uuid(), id, city_code, 2, 'ENDORSED', '2042-01-01', 'test', 'CLERK', now() FROM permit WHERE resident_id = $1`,
      [broken.holder.id],
    );
    stopClockOn("2025-06-01");
    await commands.runSchedule().catch(() => {});
    expect((await latest(holder)).state).toBe("SUSPENDED");
  });
});

describe("what a city publishes later", () => {
  test("says nothing of a lapse that has been, and cancels nobody before its day", async () => {
    const { holder, permit } = await issued(world, clerk, "2024-03-01");
    const restored = await grant(
      clerk,
      await apply(holder, "ENDORSEMENT", "2025-04-01", { permit }),
      "2025-04-01",
    );
    await publishVariant(world, "v7-two-years", "2028-01-01");
    const again = await grant(
      clerk,
      await apply(holder, "LOSS_REPLACEMENT", "2025-04-02", { permit: restored }),
      "2025-04-02",
    );
    expect(again.dueOn).toBe("2026-04-01");
    expect(await permitRecords(world, holder.id)).toMatchObject([
      { end_on: "2025-03-01", tags: ["notContinuous"] },
      { start_on: "2025-04-01", end_on: null },
    ]);
  });
});
