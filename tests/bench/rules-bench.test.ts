import { beforeAll, describe, expect, test } from "vitest";
import { interleave, timesFaster } from "./contender";
import { benchRules, type RulesBench, rulesBenchJson, rulesTable } from "./rules";

/** The bench itself, with a handful of people: that it runs and says what it must, not how long anything takes. */

describe("npm run bench -- rules", () => {
  let bench: RulesBench;
  const said: string[] = [];

  beforeAll(async () => {
    const progress = (text: string) => said.push(text);
    bench = await benchRules({ people: 1000, only: "", rounds: 1, progress });
  });

  test("measures one evaluation in every way, of a typical person and of one with 200 records", () => {
    expect(bench.calls.rows).toHaveLength(6);
    expect(bench.calls.rows.filter(({ name }) => name.startsWith("200 records"))).toHaveLength(3);
  });

  test("measures the other engines on the reduced task, and the preview beside the references", () => {
    const names = bench.rates.map(({ rows }) => rows.map(({ name }) => name).join("; "));
    expect(names[0]).toMatch(/this engine.*json-rules-engine.*zen-engine/);
    for (const zone of names.slice(1)) expect(zone).toMatch(/day-by-day.*one-person.*preview/);
  });

  test("gives a positive number in every row", () => {
    const each = [bench.calls, ...bench.rates].flatMap(({ rows }) => rows.flatMap(({ cpuEach }) => cpuEach));
    expect(each.filter((seconds) => !(seconds > 0))).toEqual([]);
  });

  test("stays within sixty bytes a resident, attributes apart", () => {
    expect(bench.growth.map(({ people }) => people)).toEqual([1000]);
    for (const { bytesEach } of bench.growth) expect(bytesEach).toBeLessThanOrEqual(60);
  });

  test("writes a table with every row in it, and the same as JSON", () => {
    const text = rulesTable(bench);
    for (const part of [bench.calls, ...bench.rates]) {
      for (const { name } of part.rows) expect(text).toContain(name);
    }
    expect(text).not.toContain("NaN");
    const json = JSON.parse(JSON.stringify(rulesBenchJson(bench)));
    expect(json.rates).toHaveLength(bench.rates.length);
    expect(JSON.stringify(json)).not.toContain("null,null");
  });

  test("says what it is at", () => {
    expect(said).toContain("round 1 of 1");
  });
});

test("rounds are interleaved, and a ratio is taken within its round", async () => {
  const order: string[] = [];
  const contender = (name: string, seconds: readonly number[], amount: number) => {
    let next = 0;
    return {
      name,
      amount,
      run: () => {
        order.push(name);
        const cpuSeconds = seconds[next++] ?? 0;
        return { cpuSeconds, wallSeconds: cpuSeconds };
      },
    };
  };
  const slow = contender("slow", [9, 4, 8], 2);
  const fast = contender("fast", [9, 1, 1], 1);
  const [base, own] = await interleave([slow, fast], 2, () => {});
  expect(order.join(" ")).toBe("slow fast slow fast slow fast");
  // The first round is not counted; two people of the slow one take 4 and 8 seconds.
  expect(base?.cpuEach).toEqual([2, 4]);
  expect(base && own && timesFaster(own, base)).toEqual({ least: 2, median: 4, most: 4 });
});
