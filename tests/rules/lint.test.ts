import { describe, expect, it } from "vitest";
import type { Example, RuleSet } from "@/lib/rules";
import { FINDING_LEVELS, lintBundle } from "@/lib/rules";
import { bundle, credited, kase, NANJING, records, ruleSet } from "./support/documents";
import { found, lint, TODAY } from "./support/lint";

/** Twelve months are reached on 30 December 2023. */
const CASE = kase(records(`residence ${NANJING} 2022-12-31..`), { assessmentDate: "2023-12-30" });
const with_ = (expect: Example["expect"], asked = CASE) =>
  bundle([ruleSet([credited()], { examples: [{ title: "a year", case: asked, expect }] })]);

describe("an example", () => {
  it("passes where the rules answer what it expects", () => {
    expect(found(with_({ eligible: true, firstEligibleDate: "2023-12-30" }))).toEqual([]);
    expect(found(with_({ eligible: true }))).toEqual([]);
  });

  it("fails where they answer otherwise", () => {
    expect(lint(with_({ eligible: false, firstEligibleDate: "2023-12-31" }))).toEqual([
      {
        level: "error",
        code: "EXAMPLE_ANSWER",
        path: "$.ruleSets[0].examples[0].expect.eligible",
        version: 1,
        params: { example: "a year", expected: "NO", actual: "YES" },
      },
    ]);
  });

  it("fails by the first eligible date alone, and null expects that there is none", () => {
    const early = { ...CASE, assessmentDate: "2023-06-30" };
    expect(found(with_({ eligible: false, firstEligibleDate: "2023-12-30" }, early))).toEqual([]);
    expect(lint(with_({ eligible: false, firstEligibleDate: "2023-12-31" }, early))[0]?.params).toEqual({
      ...{ example: "a year", expected: "2023-12-31", actual: "2023-12-30" },
    });
    expect(lint(with_({ eligible: false, firstEligibleDate: null }, early))[0]).toMatchObject({
      code: "EXAMPLE_DATE",
      params: { expected: "NEVER", actual: "2023-12-30" },
    });
    const ended = kase(records(`residence ${NANJING} 2022-12-31..2023-01-31`));
    expect(found(with_({ eligible: false, firstEligibleDate: null }, ended))).toEqual([]);
  });

  it("that rests on a table which is not there is found by the table, and not twice", () => {
    const rules = ruleSet([{ id: "p", type: "points", table: "main", min: "1" }], {
      examples: [{ title: "x", case: CASE, expect: { eligible: true } }],
    });
    expect(found(bundle([rules]))).toEqual(["UNKNOWN_TABLE pathways[0].requirements[0].table"]);
  });
});

describe("the versions of a bundle", () => {
  const version = (number: number, effectiveFrom: string, changes: Partial<RuleSet> = {}) =>
    ruleSet([credited()], { version: number, effectiveFrom, ...changes });

  it("do not share a day", () => {
    const [first, second] = [version(1, "2024-01-01"), version(2, "2024-01-01")];
    expect(lint(bundle([first, second]))).toMatchObject([
      {
        code: "SAME_EFFECTIVE_DAY",
        path: "$.ruleSets[1].effectiveFrom",
        version: 2,
        params: { day: "2024-01-01", other: 1 },
      },
    ]);
    expect(found(bundle([first, version(2, "2024-01-02")]))).toEqual([]);
  });

  it("are each looked at, or one alone beside the others", () => {
    const two = bundle([
      version(1, "2024-01-01", { conversion: { default: "2" } }),
      version(2, "2025-01-01", { conversion: { default: "3" } }),
    ]);
    const versions = (only?: number) =>
      lintBundle(two, { today: TODAY, ...(only && { version: only }) }).map((one) => one.version);
    expect([versions(), versions(2)]).toEqual([[1, 2], [2]]);
  });

  it("say their errors before their warnings", () => {
    const rules = version(1, "2024-01-01", {
      conversion: { default: "2" },
      caps: [{ city: "999999", months: 1 }],
    });
    expect(lint(bundle([rules])).map(({ code }) => FINDING_LEVELS[code])).toEqual(["error", "warning"]);
  });
});
