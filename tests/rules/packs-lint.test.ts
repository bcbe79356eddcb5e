import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lintBundle } from "@/lib/rules";
import { FOLDER, pack } from "./support/packs";

const IDS = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".json") && file !== "index.json")
  .map((file) => file.replace(/\.json$/, ""));

const findings = (id: string) => lintBundle(pack(id), { today: "2026-11-23" });

describe("the lint", () => {
  test.each(IDS)("finds no error in %s", (id) => {
    expect(findings(id).filter(({ level }) => level === "error")).toEqual([]);
  });

  // A province's years count in one of its cities; the rules of the other cities are not in the pack.
  test.each(["dongguan-2015", "foshan-2016", "zhongshan-2014"])(
    "warns in %s of the twenty other cities of the province that no pathway leads to, and of nothing else",
    (id) => {
      const found = findings(id);
      expect(found).toHaveLength(20);
      expect(new Set(found.map(({ code }) => code)).size).toBe(1);
    },
  );

  test("warns where Fujian lets years begin again, which is what mutual recognition does away with", () => {
    expect(findings("fujian-2016").length).toBeGreaterThan(0);
  });
});
