import { describe, expect, it } from "vitest";
import type {
  AgeRequirement,
  AttributeRequirement,
  Case,
  CurrentRequirement,
  Requirement,
} from "@/lib/rules";
import {
  answerTo,
  bundle,
  credited,
  kase,
  NANJING,
  only,
  pathway,
  records,
  ruleSet,
  SHANGHAI,
  SUZHOU,
  WUHAN,
} from "./support/documents";

const answered = (requirement: Requirement, asked: Case) => only(bundle([ruleSet([requirement])]), asked);

describe("credited", () => {
  const year = records(`residence ${NANJING} 2023-01-01..2023-12-31`);

  it.each([
    ["2023-12-30", "notMet", "1", "one day is missing"],
    ["2023-12-31", "met", "0", "the last day itself counts"],
    ["2024-01-01", "met", "0", "the record has ended, its days stay"],
  ])("of 12 months on %s is %s, %s missing: %s", (assessmentDate, status, missing) => {
    const answer = answered(credited(), kase(year, { assessmentDate }));
    expect(answer).toMatchObject({ status, required: "365", missing });
  });

  it("of no months always holds", () => {
    expect(answered(credited({ months: 0 }), kase([]))).toMatchObject({
      status: "met",
      required: "0",
      actual: "0",
    });
  });
});

describe("current", () => {
  const held: CurrentRequirement = {
    id: "now",
    type: "current",
    kinds: ["residence"],
    scope: "destination",
    unit: "day",
  };
  const insured: CurrentRequirement = {
    ...held,
    kinds: ["socialInsurance"],
    scope: "zone",
    unit: "month",
    until: "previousMonth",
  };

  it.each([
    [`residence ${NANJING} 2023-01-01..2024-06-30`, "met", "covers today"],
    [`residence ${NANJING} 2023-01-01..2024-06-29`, "notMet", "ended yesterday"],
    [`residence ${NANJING} 2024-07-01..`, "notMet", "begins tomorrow"],
    [`residence ${SUZHOU} 2023-01-01..`, "notMet", "is of another city"],
  ])("a record %s: %s, because it %s", (line, status) => {
    expect(answered(held, kase(records(line)))).toMatchObject({ status });
  });

  it.each([
    [`socialInsurance ${SUZHOU} 2024-05-31..2024-05-31`, "met"],
    [`socialInsurance ${SUZHOU} 2024-06-01..`, "notMet"],
    [`socialInsurance ${SUZHOU} 2023-01-01..2024-04-30`, "notMet"],
  ])("insured last month, with %s: %s", (line, status) => {
    expect(answered(insured, kase(records(line)))).toMatchObject({ status, unit: "month" });
  });

  it("says neither what is required nor what is missing", () => {
    const answer = answered(held, kase(records(`residence ${NANJING} 2024-06-01..`)));
    expect(Object.keys(answer)).toEqual(["id", "type", "status", "unit", "trace"]);
  });
});

describe("age", () => {
  const adult: AgeRequirement = { id: "adult", type: "age", min: 18, max: 45 };
  const on = (birthDate: string | null, assessmentDate: string) =>
    answered(adult, kase([], { assessmentDate, person: { birthDate } }));

  it.each([
    ["2007-06-10", "2025-06-09", "notMet", 17, "the day before the birthday"],
    ["2007-06-10", "2025-06-10", "met", 18, "the birthday"],
    ["2008-02-29", "2026-02-28", "notMet", 17, "a leap day's child has no 29 February"],
    ["2008-02-29", "2026-03-01", "met", 18, "and completes the year on 1 March"],
    ["1980-01-01", "2025-12-31", "met", 45, "45 is within"],
    ["1980-01-01", "2026-01-01", "notMet", 46, "46 is not"],
  ])("born %s, on %s: %s at %i, %s", (birthDate, on_, status, actual) => {
    expect(on(birthDate, on_)).toEqual({
      id: "adult",
      type: "age",
      status,
      required: { min: 18, max: 45 },
      actual,
    });
  });

  it("is unknown without a birth date", () => {
    expect(on(null, "2026-01-01")).toMatchObject({ status: "unknown", actual: null });
    expect(answered(adult, kase([]))).toMatchObject({ status: "unknown", actual: null });
  });
});

describe("attribute", () => {
  const one = (rest: Partial<AttributeRequirement>): AttributeRequirement => ({
    id: "a",
    type: "attribute",
    attribute: "fact",
    ...rest,
  });
  const given = (fact: string | number | boolean | null) => kase([], { person: { attributes: { fact } } });

  it.each([
    [{ in: ["bachelor", "master"] }, "master", "met"],
    [{ in: ["bachelor", "master"] }, "none", "notMet"],
    [{ in: [true] }, true, "met"],
    [{ in: [true] }, false, "notMet"],
    [{ in: [true] }, null, "unknown"],
    [{ min: 10 }, 10, "met"],
    [{ min: 10 }, 9, "notMet"],
    [{ max: 10 }, 11, "notMet"],
    [{ min: 1, max: 10 }, 10, "met"],
  ] as const)("%j of %j is %s", (rest, fact, status) => {
    const answer = answered(one(rest as Partial<AttributeRequirement>), given(fact));
    expect(answer).toMatchObject({ status, actual: fact });
  });

  it("that an object has of itself is not given: its name decides nothing", () => {
    expect(answered({ ...one({ in: ["x"] }), attribute: "constructor" }, given("x"))).toMatchObject({
      status: "unknown",
      actual: null,
    });
  });
});

describe("any, and a pathway", () => {
  const yes: Requirement = credited({ id: "yes", months: 0 });
  const no: Requirement = credited({ id: "no", months: 1200 });
  const unknown: Requirement = { id: "unknown", type: "attribute", attribute: "a", in: [true] };
  const status = (requirements: Requirement[]) =>
    answerTo(bundle([ruleSet(requirements)]), kase([])).pathways[0]?.status;

  it("any is met when one part is, else unknown when one is unknown, else not met", () => {
    const any = (requirements: Requirement[]) => status([{ id: "any", type: "any", requirements }]);
    expect(any([no, unknown, yes])).toBe("met");
    expect(any([no, unknown])).toBe("unknown");
    expect(any([no, no].map((one, index) => ({ ...one, id: `${index}` })))).toBe("notMet");
  });

  it("a pathway is met when all are, else not met when one is not, else unknown", () => {
    expect(status([yes])).toBe("met");
    expect(status([yes, unknown])).toBe("unknown");
    expect(status([yes, unknown, no])).toBe("notMet");
  });

  it("the answer rests on the first pathway that holds, and shows every one that applies", () => {
    const pathways = [
      pathway([no], "all", "first"),
      pathway([yes], { cities: [SHANGHAI] }, "elsewhere"),
      pathway([yes], { tiers: ["mega"] }, "second"),
      pathway([yes], { cities: [NANJING] }, "third"),
    ];
    const answer = answerTo(bundle([ruleSet([], { pathways })]), kase([]));
    expect(answer).toMatchObject({ eligible: true, pathway: "second" });
    expect(answer.pathways.map(({ id }) => id)).toEqual(["first", "second", "third"]);
  });

  it("unknown is not a yes", () => {
    expect(answerTo(bundle([ruleSet([unknown])]), kase([]))).toMatchObject({
      eligible: false,
      pathway: null,
    });
  });
});

describe("no rules never means yes", () => {
  const noRules = { eligible: false, pathway: null, reason: "noRules", ruleSet: null, pathways: [] };
  const open = credited({ months: 0 });

  it("before the zone's first version", () => {
    const rules = bundle([ruleSet([open], { effectiveFrom: "2024-07-01" })]);
    expect(answerTo(rules, kase([], { assessmentDate: "2024-06-30" }))).toMatchObject(noRules);
    expect(answerTo(rules, kase([], { assessmentDate: "2024-07-01" }))).toMatchObject({ eligible: true });
  });

  it("where no pathway applies to the destination", () => {
    const rules = bundle([ruleSet([], { pathways: [pathway([open], { cities: [SUZHOU] })] })]);
    expect(answerTo(rules, kase([]))).toMatchObject(noRules);
    expect(answerTo(rules, kase([], { destination: WUHAN }))).toMatchObject(noRules);
  });
});
