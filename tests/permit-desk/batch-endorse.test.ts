import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import * as batches from "@/lib/permits/batch";
import { addDays, addMonths } from "@/lib/places/days";
import { at, makeWorld, SUZHOU, type World, WUXI } from "../support/world";
import {
  actsOf,
  batchOf,
  confirm,
  csvOf,
  employees,
  keepDocuments,
  listOf,
  outcomesOf,
  TITLES,
  takeIn,
} from "./lists";

let world: World;
let clerk: DeskActor;
let _other: DeskActor;
const today = clock.today();
/** Due in ten days, ten days ago, and in half a year. */
const OPEN = addMonths(addDays(today, 10), -12);
const LATE = addMonths(addDays(today, -10), -12);
const EARLY = addMonths(today, -6);

beforeAll(async () => {
  world = await makeWorld();
  keepDocuments();
  clerk = await world.clerk(SUZHOU);
  _other = await world.clerk(WUXI);
});
afterAll(() => world.end());

describe("endorsing a confirmed list", () => {
  async function checked(people: Awaited<ReturnType<typeof employees>>) {
    const id = await takeIn(clerk, listOf(people), today);
    await batches.runBatches();
    return id;
  }

  test("endorses everyone who is fit, on time or late, each with their record", async () => {
    const onTime = await employees(world, 3, OPEN);
    const late = await employees(world, 2, LATE);
    const early = await employees(world, 1, EARLY);
    const id = await checked([...onTime, ...late, ...early]);
    await confirm(clerk, id, today);
    expect(await batches.runBatches()).toBe(5);
    expect(await batchOf(clerk, id)).toMatchObject({ state: "DONE", fit: 5, done: 5 });
    expect(await outcomesOf(world, id)).toEqual({ ENDORSED: 5 });
    const acts = await actsOf(
      world,
      [...onTime, ...late, ...early].map(({ number }) => number),
    );
    expect(acts.filter(({ type }) => type === "ENDORSED")).toHaveLength(3);
    expect(acts.filter(({ type }) => type === "RESTORED")).toHaveLength(2);
    const events = await world.rows(
      "SELECT 1 FROM audit_event WHERE actor_id = $1 AND action = 'PERMIT_ENDORSED'",
      [clerk.id],
    );
    expect(events.length).toBeGreaterThanOrEqual(3);
  });

  test("is confirmed once: the second of two at the same time is told that it has changed", async () => {
    const id = await checked(await employees(world, 2, OPEN));
    const { rowVersion: seenVersion } = await batchOf(clerk, id);
    const both = await Promise.allSettled(
      [clerk, clerk].map((officer) =>
        withActor(officer, (tx) => batches.confirmBatch(tx, officer, { batch: id, seenVersion }, at(today))),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "STALE" } });
    await batches.runBatches();
  });

  test("happens once for each person when two workers are at it", async () => {
    const people = await employees(world, 30, OPEN);
    const id = await checked(people);
    await confirm(clerk, id, today);
    const worked = await Promise.all([batches.runBatches(), batches.runBatches()]);
    expect(worked[0] + worked[1]).toBe(30);
    expect(await batchOf(clerk, id)).toMatchObject({ state: "DONE", done: 30 });
    expect(
      await actsOf(
        world,
        people.map(({ number }) => number),
      ),
    ).toHaveLength(30);
  });

  test("goes on where a stopped worker left it, with nothing half done and nothing done twice", async () => {
    const people = await employees(world, 12, OPEN);
    const id = await checked(people);
    await confirm(clerk, id, today);
    let rounds = 0;
    await batches.runBatches({ until: () => rounds++ > 5 });
    const half = await batchOf(clerk, id);
    expect(half).toMatchObject({ state: "CONFIRMED", done: 5 });
    expect(
      await actsOf(
        world,
        people.map(({ number }) => number),
      ),
    ).toHaveLength(5);
    await batches.runBatches();
    expect(await batchOf(clerk, id)).toMatchObject({ state: "DONE", done: 12 });
    expect(
      await actsOf(
        world,
        people.map(({ number }) => number),
      ),
    ).toHaveLength(12);
  });

  test("leaves alone what has changed since the list was confirmed", async () => {
    const people = await employees(world, 2, OPEN);
    const id = await checked(people);
    await world.owner.query(
      `UPDATE permit_batch_line SET values = values || '{"act": "RESTORED", "effect": "DROPPED_RESTARTS"}' WHERE batch_id = $1 AND line_no = 2`,
      [id],
    );
    await confirm(clerk, id, today);
    await batches.runBatches();
    expect(await outcomesOf(world, id)).toEqual({ ENDORSED: 1, FACTS_CHANGED: 1 });
    expect(await batchOf(clerk, id)).toMatchObject({ state: "DONE", done: 2 });
    const acts = await actsOf(
      world,
      people.map(({ number }) => number),
    );
    expect(acts.map(({ number }) => number)).toEqual([people[1]?.number]);
  });

  test("endorses a permit once that stands on two lists", async () => {
    const people = await employees(world, 1, OPEN);
    const first = await checked(people);
    const second = await checked(people);
    await confirm(clerk, first, today);
    await confirm(clerk, second, today);
    await batches.runBatches();
    const outcomes = [await outcomesOf(world, first), await outcomesOf(world, second)];
    expect(outcomes.flatMap((one) => Object.keys(one)).sort()).toEqual(["ENDORSED", "TOO_EARLY"]);
    expect(
      await actsOf(
        world,
        people.map(({ number }) => number),
      ),
    ).toHaveLength(1);
  });

  test("does nothing in the name of an officer whose account is off", async () => {
    const gone = await world.clerk(SUZHOU);
    const people = await employees(world, 2, OPEN);
    const id = await takeIn(gone, listOf(people), today);
    await batches.runBatches();
    await confirm(gone, id, today);
    await world.owner.query("UPDATE staff SET status = 'DISABLED' WHERE id = $1", [gone.id]);
    await batches.runBatches();
    expect(await outcomesOf(world, id)).toEqual({ OFFICER_GONE: 2 });
    expect(
      await actsOf(
        world,
        people.map(({ number }) => number),
      ),
    ).toEqual([]);
  });

  test("gives back the lines that were left out, as they came and with their reasons", async () => {
    const [open] = await employees(world, 1, OPEN);
    const rows = [
      ["部门", ...TITLES],
      ["甲", open?.number ?? "", open?.name ?? ""],
      ["乙", "没有", "张三"],
    ];
    const id = await takeIn(clerk, csvOf(rows, "gb18030"), today);
    await batches.runBatches();
    const text = await batches.withRejects(
      clerk,
      await batchOf(clerk, id),
      { locale: "zh", reasonsOf: ({ finding }) => [`因为${finding}`] },
      async (path) => new TextDecoder("gb18030").decode(readFileSync(path)),
    );
    expect(text.split("\r\n")).toEqual([
      "未通过原因,原文件行号,部门,居住证号,姓名",
      "因为NOT_A_NUMBER,3,乙,没有,张三",
      "",
    ]);
  });
});
