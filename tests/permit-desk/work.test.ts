import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskActor } from "@/lib/auth/types";
import { findCityRules } from "@/lib/permits/city-rules";
import * as permits from "@/lib/permits/commands";
import { listApplicationItems, listDeskEvents } from "@/lib/permits/desk-queries";
import { endorsementEffect } from "@/lib/permits/endorsement-effect";
import { findApplication, listPermits, openApplication } from "@/lib/permits/queries";
import { assignItem, claimItem, releaseItem } from "@/lib/transfers/commands";
import { countWaiting, findItem, listQueue, type WorkItem } from "@/lib/transfers/queue";
import { apply, issued, LIVES_THERE, on } from "../permit-office/office";
import { makeWorld, SUZHOU, type World, WUXI } from "../support/world";

let world: World;
let clerk: DeskActor;
let supervisor: DeskActor;
let other: DeskActor;
const DAY = "2024-03-01";

beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.clerk(SUZHOU);
  supervisor = await world.supervisor(SUZHOU);
  other = await world.clerk(WUXI);
});
afterAll(() => world.end());

/** An application that was handed in, and its entry of the queue. */
async function submitted() {
  const holder = await world.person({ records: LIVES_THERE });
  const reference = await apply(holder, "FIRST_ISSUE", DAY);
  return { holder, reference, item: await itemOf(reference, "PERMIT") };
}

function itemOf(reference: string, kind: string): Promise<WorkItem> {
  return on(clerk, DAY, async (tx) => {
    const row = await tx.workItem.findFirst({ where: { cityCode: SUZHOU, reference, kind } });
    const item = row && (await findItem(tx, clerk, row.id));
    if (!item) throw new Error(`no ${kind} for ${reference}`);
    return item;
  });
}

const row = ({ id: item, rowVersion: seenVersion }: WorkItem) => ({ item, seenVersion });

describe("the queue of permits", () => {
  test("shows an application and a visit that was asked for, each with its legal day", async () => {
    const { reference, item } = await submitted();
    expect(item).toMatchObject({
      kind: "PERMIT",
      state: "SUBMITTED",
      waitingFor: "CLERK",
      dueOn: "2024-03-08",
    });
    const seen = { reference, seenVersion: 3 };
    await on(clerk, DAY, (tx, at) => permits.askVisit(tx, clerk, seen, at));
    expect(await itemOf(reference, "SITE_VISIT")).toMatchObject({ state: "ASKED", dueOn: "2024-03-08" });
    const { items } = await on(clerk, DAY, (tx) =>
      listQueue(tx, clerk, { waitingFor: ["CLERK"], kinds: ["PERMIT", "SITE_VISIT"], states: ["ASKED"] }),
    );
    expect(items.map((one) => one.kind)).toContain("SITE_VISIT");
    expect(items.every((one) => one.state === "ASKED")).toBe(true);
    expect((await on(clerk, DAY, (tx) => countWaiting(tx, clerk))).CLERK).toBeGreaterThanOrEqual(2);
    expect((await on(other, DAY, (tx) => countWaiting(tx, other))).CLERK).toBe(0);
  });

  test("is taken, given back and handed over, with the event in the applicant's file", async () => {
    const { holder, reference, item } = await submitted();
    await on(clerk, DAY, (tx, at) => claimItem(tx, clerk, row(item), at));
    const taken = await itemOf(reference, "PERMIT");
    expect(taken.assignedToId).toBe(clerk.id);
    await expect(
      on(supervisor, DAY, (tx, at) => claimItem(tx, supervisor, row(taken), at)),
    ).rejects.toMatchObject({ code: "STALE" });
    await on(clerk, DAY, (tx, at) => releaseItem(tx, clerk, row(taken), at));
    const free = await itemOf(reference, "PERMIT");
    const handOver = { ...row(free), staffId: clerk.id };
    await on(supervisor, DAY, (tx, at) => assignItem(tx, supervisor, handOver, at));
    const events = await world.rows<{ action: string; subject_kind: string; subject_id: string }>(
      "SELECT action, subject_kind, subject_id FROM audit_event WHERE resident_id = $1 AND action LIKE 'ITEM_%' ORDER BY at, id",
      [holder.id],
    );
    expect(events.map(({ action }) => action)).toEqual(["ITEM_CLAIMED", "ITEM_RELEASED", "ITEM_ASSIGNED"]);
    expect(
      events.every((event) => event.subject_kind === "PERMIT_APPLICATION" && event.subject_id === reference),
    ).toBe(true);
  });

  test("takes a visit by the application's own way in", async () => {
    const { reference } = await submitted();
    await on(clerk, DAY, (tx, at) => permits.askVisit(tx, clerk, { reference, seenVersion: 3 }, at));
    const visit = await itemOf(reference, "SITE_VISIT");
    await on(clerk, DAY, (tx, at) => claimItem(tx, clerk, row(visit), at));
    expect((await itemOf(reference, "SITE_VISIT")).assignedToId).toBe(clerk.id);
  });

  test("does not exist for another city", async () => {
    const { reference, item } = await submitted();
    await expect(on(other, DAY, (tx, at) => claimItem(tx, other, row(item), at))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await on(other, DAY, (tx, { now }) => openApplication(tx, other, reference, now))).toBeNull();
  });
});

describe("what the desk has done", () => {
  test("is read by the city's own desk once the application is open to it, without what others did", async () => {
    const { holder, reference } = await submitted();
    await on(clerk, DAY, (tx, at) => permits.acceptApplication(tx, clerk, { reference, seenVersion: 3 }, at));
    const read = (actor: DeskActor, opened: boolean) =>
      on(actor, DAY, async (tx, { now }) => {
        const { id } = (
          await world.rows<{ id: string }>("SELECT id FROM permit_application WHERE reference = $1", [
            reference,
          ])
        )[0] ?? { id: "" };
        if (opened) await openApplication(tx, actor, reference, now);
        return (await listDeskEvents(tx, holder.id, id)).map(({ action }) => action);
      });
    expect(await read(clerk, true)).toEqual(["APPLICATION_ACCEPT"]);
    expect(await read(clerk, false)).toEqual([]);
    expect(await read(other, true)).toEqual([]);
  });

  test("leaves the entries of both kinds to be found by the application", async () => {
    const { holder, reference } = await submitted();
    await on(clerk, DAY, (tx, at) => permits.askVisit(tx, clerk, { reference, seenVersion: 3 }, at));
    const kinds = await on(clerk, DAY, async (tx, { now }) => {
      const opened = await openApplication(tx, clerk, reference, now);
      const found = opened && (await findApplication(tx, { residentId: holder.id, id: opened.id }));
      return found && (await listApplicationItems(tx, clerk, found.id)).map(({ kind }) => kind).sort();
    });
    expect(kinds).toEqual(["PERMIT", "SITE_VISIT"]);
  });
});

describe("what an endorsement will do", () => {
  const effectOn = async (day: string) => {
    const { holder, permit } = await issued(world, clerk, DAY);
    return on(holder, day, async (tx) =>
      endorsementEffect(
        await listPermits(tx, holder.id),
        permit.permitId,
        await findCityRules(tx, SUZHOU),
        day,
      ),
    );
  };

  test("is nothing but the next year where it is on time", async () => {
    const effect = await effectOn("2025-02-20");
    expect(effect).toMatchObject({
      offer: { possible: true, act: { type: "ENDORSED" }, effect: null },
      atDue: null,
    });
    expect(effect.with).toEqual(effect.without);
  });

  test("begins a new count where it is late, and says what stood before and after", async () => {
    const effect = await effectOn("2025-06-01");
    expect(effect).toMatchObject({
      offer: { possible: true, act: { type: "RESTORED" }, effect: "DROPPED_RESTARTS" },
      atDue: { on: "2025-03-01", years: { cumulative: { months: 12 }, continuous: { months: 12 } } },
      without: { cumulative: { months: 12 }, continuous: { months: 0 } },
      with: { cumulative: { months: 12 } },
    });
  });

  test("is refused a day before the window opens", async () => {
    expect(await effectOn("2025-01-31")).toMatchObject({
      offer: { possible: false, because: "TOO_EARLY" },
      with: null,
    });
  });
});
