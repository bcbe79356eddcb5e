import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DeskActor, PUBLIC } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { runSchedule } from "@/lib/permits/commands";
import { checkout } from "../../lib/cli/checkout.mjs";
import { makeWorld, SUZHOU, type World } from "../support/world";
import { applicationsOf, apply, grant, issued, permitRecords, permitsOf } from "./office";

let world: World;
let clerk: DeskActor;
beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.clerk(SUZHOU);
});
afterAll(() => world.end());

/** Moves the product's clock to noon of a day, as the demonstration does. */
async function setDay(day: string): Promise<void> {
  const ms = new Date(`${day}T04:00:00Z`).getTime() - clock.machineNow().getTime();
  await world.owner.query(
    "INSERT INTO setting (key, value) VALUES ('clock.offset', $1) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value",
    [{ ms: Math.floor(ms / 1000) * 1000 }],
  );
  // A reading is good for a second; what is asked for is that the new day is read.
  await expect
    .poll(() => withActor(PUBLIC, () => Promise.resolve(clock.today())), { timeout: 5000 })
    .toBe(day);
}

const told = (residentId: string) =>
  world.rows<{ kind: string; on_day: string }>(
    "SELECT kind, coalesce(values->>'on', '') AS on_day FROM notice WHERE resident_id = $1 AND kind LIKE 'PERMIT_%' ORDER BY id",
    [residentId],
  );

const LAPSE = [
  { kind: "PERMIT_REMIND_30", on_day: "2025-01-30" },
  { kind: "PERMIT_REMIND_7", on_day: "2025-02-22" },
  { kind: "PERMIT_REMIND_DUE", on_day: "2025-03-01" },
  { kind: "PERMIT_SUSPENDED", on_day: "2025-03-02" },
  { kind: "PERMIT_REMIND_LAPSED", on_day: "2025-03-02" },
];

describe("the scheduler", () => {
  test("tells thirty and seven days before, on the day and the day after, and suspends, each on its day", async () => {
    const { holder } = await issued(world, clerk, "2024-03-01");
    for (const [day, told_] of [
      ["2025-01-29", 0],
      ["2025-01-30", 1],
      ["2025-02-22", 2],
      ["2025-03-01", 3],
      ["2025-03-02", 5],
      ["2025-03-03", 5],
    ] as const) {
      await setDay(day);
      await runSchedule();
      expect([day, (await told(holder.id)).length]).toEqual([day, told_]);
    }
    expect(await told(holder.id)).toEqual(LAPSE);
    expect((await permitsOf(holder))[0]?.state).toBe("SUSPENDED");
    expect(await permitRecords(world, holder.id)).toEqual([
      { start_on: "2024-03-01", end_on: "2025-03-01", tags: [] },
    ]);
  });

  test("does after months of downtime what each day would have brought, dated as it was", async () => {
    const { holder } = await issued(world, clerk, "2024-03-01");
    await setDay("2025-06-01");
    await runSchedule();
    expect(await told(holder.id)).toEqual(LAPSE);
    expect((await permitsOf(holder))[0]?.acts.at(-1)).toEqual({ type: "SUSPENDED", on: "2025-03-02" });
  });

  test("does nothing twice, whichever of several runs comes first", async () => {
    const { holder } = await issued(world, clerk, "2024-03-01");
    await setDay("2025-06-01");
    await Promise.all([runSchedule(), runSchedule(), runSchedule()]);
    await runSchedule();
    expect(await told(holder.id)).toEqual(LAPSE);
  });

  test("goes on where a killed run left off, and each permit has lapsed once", async () => {
    const people = [];
    for (let count = 0; count < 12; count++) people.push((await issued(world, clerk, "2024-03-01")).holder);
    await setDay("2025-06-01");
    const ids = people.map(({ id }) => id);
    const lapsed = async () =>
      (
        await world.rows("SELECT 1 FROM permit_act WHERE type = 'SUSPENDED' AND resident_id = ANY ($1)", [
          ids,
        ])
      ).length;
    const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/scheduler.ts", "--once"], {
      cwd: checkout,
      env: { ...process.env, DATABASE_URL: world.db.appUrl },
      stdio: "ignore",
    });
    const ended = once(child, "exit");
    await expect.poll(lapsed, { timeout: 30_000, interval: 1 }).toBeGreaterThan(0);
    child.kill("SIGKILL");
    await ended;
    await runSchedule();
    expect(await lapsed()).toBe(people.length);
    for (const holder of people) expect(await told(holder.id)).toEqual(LAPSE);
  });

  test("accepts in an office's place what nobody answered within five working days", async () => {
    const holder = await world.person({
      records: [
        { kind: "registration", startOn: "2023-01-01" },
        { kind: "employment", startOn: "2023-01-01" },
      ],
    });
    // A Friday: five working days end on Friday the eighth.
    const reference = await apply(holder, "FIRST_ISSUE", "2024-03-01");
    await setDay("2024-03-08");
    await runSchedule();
    expect((await applicationsOf(holder))[0]?.state).toBe("SUBMITTED");
    await setDay("2024-03-09");
    await runSchedule();
    expect((await applicationsOf(holder))[0]).toMatchObject({
      state: "ACCEPTED",
      acceptedOn: "2024-03-01",
      dueOn: "2024-03-18",
      reference,
    });
  });

  test("suspends nobody whose endorsement, handed in by its day, still waits for the office", async () => {
    const { holder, permit } = await issued(world, clerk, "2024-03-01");
    const reference = await apply(holder, "ENDORSEMENT", "2025-02-20", { permit });
    await setDay("2025-03-05");
    await runSchedule();
    expect((await permitsOf(holder))[0]?.state).toBe("IN_FORCE");
    const endorsed = await grant(clerk, reference, "2025-03-06");
    expect(endorsed).toMatchObject({ state: "IN_FORCE", dueOn: "2026-03-01" });
    expect(endorsed.acts.map(({ type }) => type)).toEqual(["ISSUED", "ENDORSED"]);
    await setDay("2025-06-01");
    await runSchedule();
    expect((await permitsOf(holder))[0]?.state).toBe("IN_FORCE");
  });
});
