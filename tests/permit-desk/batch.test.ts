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
  findingsOf,
  keepDocuments,
  listOf,
  outcomesOf,
  TITLES,
  takeIn,
} from "./lists";

let world: World;
let clerk: DeskActor;
let other: DeskActor;
const today = clock.today();
/** Due in ten days, ten days ago, and in half a year. */
const OPEN = addMonths(addDays(today, 10), -12);
const LATE = addMonths(addDays(today, -10), -12);
const EARLY = addMonths(today, -6);

beforeAll(async () => {
  world = await makeWorld();
  keepDocuments();
  clerk = await world.clerk(SUZHOU);
  other = await world.clerk(WUXI);
});
afterAll(() => world.end());

describe("checking an employer's list", () => {
  test.each(["utf8", "utf8-bom", "gb18030"] as const)("reads %s and finds its people", async (encoding) => {
    const people = await employees(world, 3, OPEN);
    const id = await takeIn(clerk, listOf(people, encoding), today);
    expect(await batchOf(clerk, id)).toMatchObject({ state: "CHECKING", lines: 3, done: 0 });
    expect(await batches.runBatches()).toBe(3);
    expect(await batchOf(clerk, id)).toMatchObject({ state: "CHECKED", lines: 3, fit: 3, done: 3 });
  });

  test("takes English titles, more columns and another order of them", async () => {
    const [one] = await employees(world, 1, OPEN);
    const rows = [
      ["No.", "Full name", "Permit number"],
      ["1", one?.name ?? "", one?.number.toLowerCase().replaceAll("-", "") ?? ""],
    ];
    const id = await takeIn(clerk, csvOf(rows), today);
    await batches.runBatches();
    expect(await batchOf(clerk, id)).toMatchObject({ state: "CHECKED", fit: 1 });
  });

  test("says of every line why it cannot be endorsed", async () => {
    const [open, twin, renamed] = await employees(world, 3, OPEN);
    const [late] = await employees(world, 1, LATE);
    const [early] = await employees(world, 1, EARLY);
    const [revoked, cancelled] = await employees(world, 2, OPEN);
    const [elsewhere] = await employees(world, 1, OPEN);
    if (!open || !twin || !renamed || !late || !early || !revoked || !cancelled || !elsewhere)
      throw new Error();
    for (const [number, type, rest] of [
      [revoked.number, "REVOKED", { false_since: OPEN }],
      [cancelled.number, "CANCELLED", { because: "OWN_WISH" }],
    ] as const)
      await world.owner.query(
        `INSERT INTO permit_act (resident_id, id, permit_id, city_code, sequence, type, on_day, because, false_since, actor_id, actor_role, created_at)
         SELECT resident_id, gen_random_uuid(), permit_id, '${SUZHOU}', 2, $2, $3::date, $4, $5::date, 'x', 'SUPERVISOR', 'epoch' FROM permit_number WHERE number = $1`,
        [
          number,
          type,
          OPEN,
          "because" in rest ? rest.because : null,
          "false_since" in rest ? rest.false_since : null,
        ],
      );
    const wrong = open.number.slice(0, -1) + (open.number.endsWith("0") ? "1" : "0");
    const rows = [
      TITLES,
      [open.number, open.name],
      [late.number, late.name],
      [early.number, early.name],
      [renamed.number, "别人"],
      [open.number, open.name],
      [wrong, open.name],
      ["没有", "张三"],
      [`320200${open.number.slice(6)}`, open.name],
      [revoked.number, revoked.name],
      [cancelled.number, cancelled.name],
      ["", "李四"],
    ];
    const id = await takeIn(clerk, csvOf(rows), today);
    await batches.runBatches();
    expect(await findingsOf(world, id)).toEqual({
      4: "TOO_EARLY",
      5: "NAME_DIFFERS",
      6: "DUPLICATE",
      7: "MISTYPED",
      8: "NOT_A_NUMBER",
      9: "OTHER_CITY",
      10: "REVOKED",
      11: "CANCELLED",
      12: "UNREADABLE",
    });
    const batch = await batchOf(clerk, id);
    expect(batch).toMatchObject({ lines: 11, fit: 2, done: 11 });
    const fit = (await withActor(clerk, (tx) => batches.countLines(tx, batch))).filter(
      (one) => one.finding === null,
    );
    expect(fit.map(({ act, effect, count }) => [act, effect, count])).toEqual([
      ["ENDORSED", null, 1],
      ["RESTORED", "DROPPED_RESTARTS", 1],
    ]);
  });

  test("refuses a file without the columns, and tells which", async () => {
    const read = await batches.readList(
      csvOf([
        ["工号", "姓名"],
        ["1", "张三"],
      ]),
    );
    expect(read).toMatchObject({
      ok: false,
      findings: [{ code: "COLUMN_MISSING" }, { code: "COLUMN_UNKNOWN" }],
    });
    await expect(takeIn(clerk, csvOf([["工号"], ["1"]]), today)).rejects.toMatchObject({ code: "INVALID" });
    expect(await batches.readList(csvOf([TITLES]))).toMatchObject({
      ok: false,
      findings: [{ code: "EMPTY_FILE" }],
    });
  });

  test("refuses more than 50,000 lines", async () => {
    const rows = Array.from({ length: 50_001 }, (_, index) => [`号${index}`, "某人"]);
    expect(await batches.readList(csvOf([TITLES, ...rows]))).toMatchObject({
      ok: false,
      findings: [{ code: "TOO_MANY_ROWS" }],
    });
  });

  test("knows a list of another city as none, and nobody's own household", async () => {
    const own = await world.person({ name: "本人" });
    const [mine] = await employees(world, 1, OPEN);
    await world.owner.query(
      "UPDATE staff SET resident_id = (SELECT resident_id FROM permit_number WHERE number = $1) WHERE id = $2",
      [mine?.number, clerk.id],
    );
    const id = await takeIn(clerk, listOf(mine ? [mine] : []), today);
    await batches.runBatches();
    expect(await findingsOf(world, id)).toEqual({ 2: "OWN_HOUSEHOLD" });
    await world.owner.query("UPDATE staff SET resident_id = $1 WHERE id = $2", [own.id, clerk.id]);
    expect(await withActor(other, (tx) => batches.findBatch(tx, other, id))).toBeNull();
  });

  test("goes on where a stopped worker left it", async () => {
    const people = await employees(world, 600, OPEN);
    const id = await takeIn(clerk, listOf(people), today);
    expect(await batches.runBatches({ until: () => true })).toBe(0);
    let rounds = 0;
    // The list itself is let through; the first look between two pieces stops it.
    await batches.runBatches({ until: () => rounds++ > 0 });
    expect(await batchOf(clerk, id)).toMatchObject({ state: "CHECKING", done: 250 });
    await batches.runBatches();
    expect(await batchOf(clerk, id)).toMatchObject({ state: "CHECKED", done: 600, fit: 600 });
  });

  test("ends with the list when it is put aside", async () => {
    const people = await employees(world, 2, OPEN);
    const id = await takeIn(clerk, listOf(people), today);
    const step = { batch: id, seenVersion: 1 };
    await withActor(clerk, (tx) => batches.discardBatch(tx, clerk, step, at(today)));
    expect(await batches.runBatches()).toBe(0);
    expect(await batchOf(clerk, id)).toMatchObject({ state: "DISCARDED", done: 0 });
  });
});

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
