import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import * as batches from "@/lib/permits/batch";
import { MOST_LINES } from "@/lib/permits/batch/types";
import { newPermitNumber } from "@/lib/permits/numbers";
import { addDays, addMonths } from "@/lib/places/days";
import { makeWorld, SUZHOU, type World } from "../support/world";
import { batchOf, employees, findingsOf, keepDocuments, listOf, takeIn } from "./lists";

let world: World;
let clerk: DeskActor;
const today = clock.today();

beforeAll(async () => {
  world = await makeWorld();
  keepDocuments();
  clerk = await world.clerk(SUZHOU);
});
afterAll(() => world.end());

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

describe("a list of 50,000 lines", () => {
  test("is checked whole, and leaves as much memory in use at its end as a tenth of it does", async () => {
    const real = await employees(world, 2_000, addMonths(addDays(today, 10), -12));
    const people = Array.from({ length: MOST_LINES }, (_, at) =>
      at % 25 === 0
        ? (real[at / 25] ?? { number: "", name: "" })
        : { number: newPermitNumber(SUZHOU), name: `没有证的${at}` },
    );
    people[49_999] = people[0] ?? { number: "", name: "" };
    const id = await takeIn(clerk, listOf(people, "gb18030"), today);
    people.length = 0;
    const megabytes: number[] = [];
    let looks = 0;
    const until = () => {
      // Asked once for the list and then after every 250 lines: twenty of them make a tenth.
      if (++looks % 20 === 0) {
        collect();
        megabytes.push(process.memoryUsage().heapUsed / 1024 ** 2);
      }
      return false;
    };
    expect(await batches.runBatches({ until })).toBe(MOST_LINES);
    expect(await batchOf(clerk, id)).toMatchObject({
      state: "CHECKED",
      lines: MOST_LINES,
      done: MOST_LINES,
      fit: 2_000,
    });
    expect((await findingsOf(world, id))[50_001]).toBe("DUPLICATE");
    const [first = 0] = megabytes;
    expect(megabytes.length).toBeGreaterThanOrEqual(9);
    expect(Math.max(...megabytes) - first).toBeLessThan(8);
  }, 180_000);
});
