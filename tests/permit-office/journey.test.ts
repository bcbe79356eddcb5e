import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskActor } from "@/lib/auth/types";
import * as commands from "@/lib/permits/commands";
import { makeWorld, SUZHOU, type World } from "../support/world";
import { applicationsOf, apply, grant, issued, on, permitRecords, permitsOf } from "./office";

let world: World;
let clerk: DeskActor;
let supervisor: DeskActor;
beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.clerk(SUZHOU);
  supervisor = await world.supervisor(SUZHOU);
});
afterAll(() => world.end());

describe("a permit from its application on", () => {
  test("is issued by the engine's yes, and its years stand in the ledger at once", async () => {
    const { holder, permit } = await issued(world, clerk, "2024-03-01");
    expect(permit).toMatchObject({ state: "IN_FORCE", issuedOn: "2024-03-01", dueOn: "2025-03-01" });
    expect(await permitRecords(world, holder.id)).toEqual([
      { start_on: "2024-03-01", end_on: null, tags: [] },
    ]);
    const [application] = await applicationsOf(holder);
    expect(application).toMatchObject({ state: "GRANTED", kind: "FIRST_ISSUE" });
  });

  test("is not issued to somebody who has lived there for less than half a year", async () => {
    const holder = await world.person({
      records: [
        { kind: "registration", startOn: "2024-01-01" },
        { kind: "employment", startOn: "2024-01-01" },
      ],
    });
    const reference = await apply(holder, "FIRST_ISSUE", "2024-03-01");
    await expect(grant(clerk, reference, "2024-03-01")).rejects.toMatchObject({ code: "NOT_ELIGIBLE" });
  });

  test("is endorsed in its window, and not a day before it", async () => {
    const { holder, permit } = await issued(world, clerk, "2024-03-01");
    await expect(apply(holder, "ENDORSEMENT", "2025-01-31", { permit })).rejects.toMatchObject({
      code: "TOO_EARLY",
    });
    const endorsed = await grant(
      clerk,
      await apply(holder, "ENDORSEMENT", "2025-02-01", { permit }),
      "2025-02-03",
    );
    expect(endorsed).toMatchObject({ state: "IN_FORCE", dueOn: "2026-03-01" });
    expect(endorsed.acts.at(-1)).toEqual({ type: "ENDORSED", on: "2025-02-01" });
  });

  test("does not lapse while an endorsement handed in by its day waits for the office", async () => {
    const { holder, permit } = await issued(world, clerk, "2024-03-01");
    const reference = await apply(holder, "ENDORSEMENT", "2025-03-01", { permit });
    const endorsed = await grant(clerk, reference, "2025-03-07");
    expect(endorsed.acts.map(({ type }) => type)).toEqual(["ISSUED", "ENDORSED"]);
    expect(await permitRecords(world, holder.id)).toHaveLength(1);
  });

  test("lapses on the day after its due day, and the late endorsement begins a new count", async () => {
    const { holder, permit } = await issued(world, clerk, "2024-03-01");
    const reference = await apply(holder, "ENDORSEMENT", "2025-04-01", { permit });
    const restored = await grant(clerk, reference, "2025-04-01");
    expect(restored.acts.slice(1)).toEqual([
      { type: "SUSPENDED", on: "2025-03-02" },
      { type: "RESTORED", on: "2025-04-01" },
    ]);
    expect(await permitRecords(world, holder.id)).toEqual([
      { start_on: "2024-03-01", end_on: "2025-03-01", tags: ["notContinuous"] },
      { start_on: "2025-04-01", end_on: null, tags: [] },
    ]);
  });

  test("goes to a new address with its years, and is replaced when it is lost", async () => {
    const { holder, permit } = await issued(world, clerk, "2024-03-01");
    const move = { address: "苏州市吴中区东吴北路1号", leftOn: "2024-05-01", movedOn: "2024-05-02" };
    const moved = await grant(
      clerk,
      await apply(holder, "ADDRESS_CHANGE", "2024-05-05", { permit, answers: move }),
      "2024-05-06",
    );
    expect(moved.address).toBe(move.address);
    const replaced = await grant(
      clerk,
      await apply(holder, "LOSS_REPLACEMENT", "2024-06-01", { permit }),
      "2024-06-02",
    );
    expect(replaced.acts.map(({ type }) => type)).toEqual(["ISSUED", "ADDRESS_CHANGED", "REPLACED"]);
    expect(await permitRecords(world, holder.id)).toHaveLength(1);
  });

  test("is revoked for false papers with what it counted, and the city's ban stands", async () => {
    const { holder, permit } = await issued(world, clerk, "2024-03-01");
    const input = {
      number: permit.number,
      seenVersion: permit.rowVersion,
      falseSince: "2024-03-01",
      note: "伪造劳动合同",
    };
    await expect(
      on(clerk, "2024-08-01", (tx, now) => commands.revokePermit(tx, clerk, input, now)),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await on(supervisor, "2024-08-01", (tx, now) => commands.revokePermit(tx, supervisor, input, now));
    expect((await permitsOf(holder))[0]).toMatchObject({ state: "REVOKED", dueOn: null });
    expect(await permitRecords(world, holder.id)).toEqual([]);
  });

  test("is given up by its holder and leaves its years", async () => {
    const { holder, permit } = await issued(world, clerk, "2024-03-01");
    const input = { number: permit.number, seenVersion: permit.rowVersion };
    await on(holder, "2024-09-01", (tx, now) => commands.giveUpPermit(tx, holder, input, now));
    expect(await permitRecords(world, holder.id)).toEqual([
      { start_on: "2024-03-01", end_on: "2024-08-31", tags: [] },
    ]);
  });
});
