import { describe, expect, it } from "vitest";
import { DocumentError, type Indicator, type PointsTable, type RuleSet, type Status } from "@/lib/rules";
import { answerTo, bundle, kase, records, ruleSet, SUZHOU } from "./support/documents";
import { insurance, person, scored, table } from "./support/points";

const flat = (id: string, points: string): Indicator => ({
  id,
  type: "choice",
  attribute: id,
  points: { yes: points },
});
const all = person({ a: "yes", b: "yes", c: "yes", town: true });

describe("a table", () => {
  it("sums its groups or takes their best, with caps at every level", () => {
    const indicators = [flat("a", "30"), flat("b", "40"), flat("c", "50")];
    const grouped = (groups: object[], changes = {}) =>
      scored({ main: { ...table(indicators), groups, ...changes } as PointsTable }, all).actual;
    expect(grouped([{ id: "g", indicators: ["a", "b"], mode: "sum" }])).toBe("70");
    expect(grouped([{ id: "g", indicators: ["a", "b"], mode: "max" }])).toBe("40");
    expect(grouped([{ id: "g", indicators: ["a", "b"], mode: "sum", cap: "60" }])).toBe("60");
    expect(grouped([{ id: "g", indicators: [], mode: "max" }])).toBe("0");
    const two = [
      { id: "g", indicators: ["a", "b"], mode: "sum", cap: "60" },
      { id: "h", indicators: ["c"], mode: "sum" },
    ];
    expect(grouped(two)).toBe("110");
    expect(grouped(two, { cap: "100" })).toBe("100");
  });

  it("multiplies before its own cap, rounded towards minus infinity", () => {
    const multiplier = { attribute: "town", values: { true: "1.30" } };
    const times = (points: string, changes = {}) =>
      scored({ main: table([flat("a", points)], { multiplier, ...changes }) }, all).actual;
    expect(times("90")).toBe("117");
    expect(times("90", { cap: "100" })).toBe("100");
    expect(times("0.01")).toBe("0.01");
    expect(times("-0.01")).toBe("-0.02");
    expect(times("90", { multiplier: { attribute: "town", values: { false: "2" } } })).toBe("90");
  });

  it("of tables is the best of them, and says which", () => {
    const points = { a: table([flat("a", "10")]), b: table([flat("b", "20")]), main: { bestOf: ["a", "b"] } };
    expect(scored(points, all)).toMatchObject({ actual: "20", table: "b", indicators: [{ id: "b" }] });
  });
});

describe("a points requirement", () => {
  const main = table([flat("a", "30"), flat("b", "30")]);

  it.each([
    [{ a: "yes", b: "yes" }, "met", "a total that reaches it"],
    [{ a: "yes", b: "no" }, "notMet", "a total that is short, everything given"],
    [{ a: "yes" }, "unknown", "a total that is short, something missing"],
    [{ a: "yes", b: null }, "unknown", "null is not given"],
  ] as [Record<string, string | null>, Status, string][])("with %j is %s: %s", (attributes, status) => {
    expect(scored({ main }, person(attributes), "60")).toMatchObject({ status, required: "60" });
  });

  it("is met by points enough, whatever is missing", () => {
    expect(scored({ main }, person({ a: "yes" }), "30")).toMatchObject({ status: "met", missing: "0" });
  });

  it("misses nothing that only an indicator in no group asks for", () => {
    const groups = [{ id: "g", indicators: ["a"], mode: "sum" as const }];
    expect(scored({ main: { ...main, groups } as PointsTable }, person({ a: "no" }), "60").status).toBe(
      "notMet",
    );
  });

  it("misses a multiplier's attribute, and what any table of a best-of misses", () => {
    const multiplier = { attribute: "town", values: { true: "3" } };
    expect(
      scored({ main: table([flat("a", "30")], { multiplier }) }, person({ a: "yes" }), "60").status,
    ).toBe("unknown");
    const points = { x: table([flat("a", "30")]), y: table([flat("b", "1")]), main: { bestOf: ["x", "y"] } };
    expect(scored(points, person({ a: "yes" }), "60").status).toBe("unknown");
  });

  it("that names no table, or a table that names no indicator, is refused and never answered", () => {
    const path = "$.ruleSets[0].pathways[0].requirements[0].table";
    const refused = (points: RuleSet["points"]) => () => scored(points, all);
    expect(refused({})).toThrow(new DocumentError(path, 'found "main", expected a table of this rule set'));
    const groups = [{ id: "g", indicators: ["z"], mode: "sum" as const }];
    expect(refused({ main: { ...main, groups } as PointsTable })).toThrow(DocumentError);
    expect(refused({ main: { bestOf: ["nowhere"] } })).toThrow(DocumentError);
  });

  it("has its first eligible date", () => {
    const years: Indicator = {
      id: "y",
      type: "duration",
      measure: insurance,
      per: 12,
      points: "3",
      rounding: "floor",
    };
    const requirement = { id: "points", type: "points" as const, table: "main", min: "9" };
    const rules = bundle([ruleSet([requirement], { points: { main: table([years]) } })]);
    const asked = kase(records(`socialInsurance ${SUZHOU} 2023-02-10..`));
    expect(answerTo(rules, asked, { firstEligibleDate: true }).firstEligibleDate).toBe("2026-01-01");
  });
});
