import { beforeAll, describe, expect, test } from "vitest";
import { benchPermits, type PermitsBench, permitsBenchJson, permitsTable } from "./permits";

/** The bench itself, with a handful of permits: that it runs and says what it must, not how long anything takes. */

describe("npm run bench -- permits", () => {
  let bench: PermitsBench;

  beforeAll(async () => {
    bench = await benchPermits({ shown: 20, only: "", rounds: 1, progress: () => {} });
  });

  test("measures permits, cards, QR codes and status lists, each beside the bare signature", () => {
    expect(bench.parts).toHaveLength(5);
    for (const { rows } of bench.parts) {
      expect(rows.map(({ name }) => name)).toContain("bare ES256, the same bytes");
      expect(rows.flatMap(({ cpuEach }) => cpuEach).filter((seconds) => !(seconds > 0))).toEqual([]);
    }
  });

  test("writes a table with every row in it, and the same as JSON", () => {
    const text = permitsTable(bench);
    for (const { name } of bench.parts.flatMap(({ rows }) => rows)) expect(text).toContain(name);
    expect(text).not.toContain("NaN");
    expect(JSON.stringify(permitsBenchJson(bench))).toContain('"@sd-jwt/core 0.19.0, its own verify"');
  });

  test("measures alone what is asked for by name, with what it is measured by", async () => {
    const { parts } = await benchPermits({ shown: 1, only: "a card", rounds: 1, progress: () => {} });
    expect(parts.map(({ rows }) => rows.map(({ name }) => name)).filter((names) => names.length > 0)).toEqual(
      [["bare ES256, the same bytes", "a card"]],
    );
  });
});
