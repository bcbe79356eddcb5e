import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import * as batches from "@/lib/permits/batch";
import { addDays, addMonths } from "@/lib/places/days";
import { at, makeWorld, SUZHOU, type World, WUXI } from "../support/world";
import { batchOf, csvOf, employees, findingsOf, keepDocuments, listOf, TITLES, takeIn } from "./lists";

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
