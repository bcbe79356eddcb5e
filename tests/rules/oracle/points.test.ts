import { describe, expect, it } from "vitest";
import { bundle, kase, record, ruleSet } from "./corners";
import type { Indicator, OwnTable, PointsTable } from "./document";
import { evaluated } from "./evaluate";

const months = { kinds: ["residence"], scope: "zone", unit: "month", convert: true } as const;
const label = { en: "x", zh: "某" };

function answer(tables: Record<string, PointsTable>, min: string, attributes = {}, birthDate?: string) {
  const rules = ruleSet([{ id: "points", type: "points", table: "main", min }], {
    points: tables,
    attributes: { clean: { type: "boolean", label }, hours: { type: "integer", min: 0, max: 9999, label } },
  });
  const records = [record({ start: "2024-01-01", end: "2026-06-30" })];
  const documents = bundle([rules]);
  const person = { attributes, ...(birthDate !== undefined && { birthDate }) };
  return evaluated(documents, kase(records, { person })).pathways[0]?.requirements[0];
}

function table(indicators: Indicator[], changes: Partial<OwnTable> = {}): OwnTable {
  const all = indicators.map((one) => one.id);
  return { indicators, groups: [{ id: "g", indicators: all, mode: "sum" }], ...changes };
}

const stay: Indicator = {
  id: "stay",
  type: "duration",
  measure: { ...months, kinds: ["residence"] },
  per: 12,
  points: "1.25",
  rounding: "floor",
};
const hours: Indicator = { id: "hours", type: "count", attribute: "hours", per: 50, points: "2", cap: "10" };

describe("the oracle's points", () => {
  it("count whole multiples only with floor, and are proportional down to 1/100 with exact", () => {
    // 30 months: 2 whole years; 2.5 × 1.25 = 3.125.
    expect(answer({ main: table([stay]) }, "2.5")).toMatchObject({ status: "met", actual: "2.5" });
    const exact: Indicator = { ...stay, rounding: "exact" };
    expect(answer({ main: table([exact]) }, "3.13")).toMatchObject({ actual: "3.12", missing: "0.01" });
  });

  it("are limited by another measure, by the indicator's cap and by the table's", () => {
    const less: Indicator = { ...stay, atMost: { ...months, kinds: ["residence"], window: 12 } };
    expect(answer({ main: table([less]) }, "60")).toMatchObject({ actual: "0" });
    expect(answer({ main: table([hours]) }, "60", { hours: 999 })).toMatchObject({
      indicators: [{ id: "hours", beforeCap: "38", points: "10" }],
    });
    expect(answer({ main: table([hours], { cap: "9.5" }) }, "60", { hours: 999 })).toMatchObject({
      actual: "9.5",
    });
  });

  it("are unknown only where a counted indicator's attribute is missing and the total is short", () => {
    expect(answer({ main: table([stay, hours]) }, "60")).toMatchObject({ status: "unknown" });
    expect(answer({ main: table([stay, hours]) }, "2.5")).toMatchObject({ status: "met" });
    const groups: OwnTable["groups"] = [{ id: "g", indicators: ["stay"], mode: "sum" }];
    expect(answer({ main: table([stay, hours], { groups }) }, "60")).toMatchObject({ status: "notMet" });
  });

  it("round a multiplied negative total towards minus infinity", () => {
    const bad: Indicator = { id: "bad", type: "choice", attribute: "clean", points: { false: "-0.05" } };
    const multiplier = { attribute: "clean", values: { false: "1.30" } };
    expect(answer({ main: table([bad], { multiplier }) }, "0", { clean: false })).toMatchObject({
      actual: "-0.07",
      missing: "0.07",
    });
  });

  it("take the best table of several, and miss what any of them misses", () => {
    const main = { bestOf: ["a", "b"] };
    const tables = { main, a: table([stay]), b: table([hours]) };
    expect(answer(tables, "60", { hours: 100 })).toMatchObject({ table: "b", actual: "4", status: "notMet" });
    expect(answer(tables, "60")).toMatchObject({ table: "a", actual: "2.5", status: "unknown" });
  });

  it("band an age by the highest step that is reached", () => {
    const bands: Indicator = {
      id: "age",
      type: "bands",
      of: "age",
      bands: [
        { from: 46, points: "0" },
        { from: 18, points: "20" },
      ],
    };
    const ages = ["1980-11-24", "1980-11-23", "2008-11-23", "2008-11-24"].map(
      (birth) => answer({ main: table([bands]) }, "1", {}, birth)?.actual,
    );
    expect(ages).toEqual(["20", "0", "20", "0"]);
  });
});
