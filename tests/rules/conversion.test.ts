import { describe, expect, it } from "vitest";
import { type Bundle, bundleFromValue, coefficientOf, compile, type RuleSet, tierOf } from "@/lib/rules";
import {
  bundle,
  CITIES,
  city,
  counted,
  credited,
  creditedUnder,
  kase,
  LAIWU,
  NANJING,
  NANTONG,
  only,
  records,
  ruleSet,
  SHANGHAI,
  SUZHOU,
  WUHAN,
} from "./support/documents";

const CONVERSION = {
  default: "0.3",
  byTier: { "large-1": { mega: "0.85" }, "large-2": { mega: "0.7" } },
  byCity: { [SUZHOU]: { [SHANGHAI]: "0.9" } },
};

function coefficient(from: string, to: string) {
  const compiled = compile(bundleFromValue(bundle([ruleSet([], { conversion: CONVERSION })])));
  return coefficientOf(compiled, { from, to, assessmentDate: "2024-06-30" });
}

describe("a coefficient", () => {
  it.each([
    [NANJING, NANJING, "1", "D itself"],
    [SUZHOU, SHANGHAI, "0.9", "the pair of cities stands first"],
    [SUZHOU, NANJING, "0.85", "then the pair of tiers"],
    [NANJING, SUZHOU, "0.3", "then the default: the pair is not listed that way round"],
    [WUHAN, WUHAN, "1", "D that is no member"],
  ])("from %s to %s is %s: %s", (from, to, expected) => {
    expect(coefficient(from, to)).toBe(expected);
  });

  it("of a city without tiers is the default", () => {
    const cities = [...CITIES.filter(({ code }) => code !== LAIWU), city(LAIWU, null)];
    const compiled = compile(bundleFromValue(bundle([ruleSet([], { conversion: CONVERSION })], { cities })));
    expect(coefficientOf(compiled, { from: LAIWU, to: NANJING, assessmentDate: "2024-06-30" })).toBe("0.3");
    expect(tierOf(compiled, LAIWU, "2024-06-30")).toBeNull();
  });

  it("is 1 for every city in a measure that does not convert", () => {
    const list = records(`residence ${SUZHOU} 2024-01-01..2024-01-31`);
    expect(creditedUnder({ convert: false }, { conversion: CONVERSION }, kase(list)).actual).toBe("31");
    expect(creditedUnder({}, { conversion: CONVERSION }, kase(list)).actual).toBe("26.35");
  });
});

describe("a city's tier", () => {
  const cities = [
    ...CITIES.filter(({ code }) => code !== NANTONG),
    city(NANTONG, null, {
      tiers: [
        { from: "2014-01-01", tier: "large-2" },
        { from: "2021-01-01", tier: "large-1" },
      ],
    }),
  ];
  const list = records(`residence ${NANTONG} 2020-12-16..2021-01-15`);
  const rules = (tiers: "assessment" | "unit"): Partial<RuleSet> => ({
    conversion: CONVERSION,
    valuation: { tiers, coefficients: "assessment" },
  });

  it("is the first entry before it, and each entry from its own day", () => {
    const compiled = compile(bundleFromValue(bundle([ruleSet([])], { cities })));
    expect(tierOf(compiled, NANTONG, "1999-01-01")).toBe("large-2");
    expect(tierOf(compiled, NANTONG, "2020-12-31")).toBe("large-2");
    expect(tierOf(compiled, NANTONG, "2021-01-01")).toBe("large-1");
  });

  it("values every unit as of the assessment date, or each as of its own", () => {
    expect(counted(creditedUnder({}, rules("assessment"), kase(list), { cities }))).toEqual([
      `${NANTONG} 2020-12-16..2021-01-15 31×0.85=26.35`,
    ]);
    expect(counted(creditedUnder({}, rules("unit"), kase(list), { cities }))).toEqual([
      `${NANTONG} 2020-12-16..2020-12-31 16×0.7=11.2`,
      `${NANTONG} 2021-01-01..2021-01-15 15×0.85=12.75`,
    ]);
  });

  it("that changes within a month is asked as of the month's first day", () => {
    const moved = cities.map((one) =>
      one.code === NANTONG
        ? { ...one, tiers: one.tiers.map((t) => (t.tier === "large-1" ? { ...t, from: "2021-01-02" } : t)) }
        : one,
    );
    const answer = creditedUnder(
      { unit: "month" },
      rules("unit"),
      kase(records(`residence ${NANTONG} 2020-12-01..2021-02-28`)),
      { cities: moved },
    );
    expect(counted(answer)).toEqual([
      `${NANTONG} 2020-12-01..2021-01-31 2×0.7=1.4`,
      `${NANTONG} 2021-02-01..2021-02-28 1×0.85=0.85`,
    ]);
  });
});

describe("the version's coefficients", () => {
  const versions = (coefficients: "assessment" | "unit"): Bundle =>
    bundle(
      [
        { version: 1, effectiveFrom: "2020-01-01", conversion: { default: "0.5" } },
        { version: 2, effectiveFrom: "2022-01-01", conversion: { default: "0.9" } },
      ].map((changes) =>
        ruleSet([credited()], { ...changes, valuation: { tiers: "assessment", coefficients } }),
      ),
    );
  const list = records(`residence ${SUZHOU} 2019-12-30..2022-01-02`);

  it("are those in force on the assessment date", () => {
    expect(counted(only(versions("assessment"), kase(list), "credited"))).toEqual([
      `${SUZHOU} 2019-12-30..2022-01-02 735×0.9=661.5`,
    ]);
  });

  it("or those in force on each unit's day, the earliest version's before it", () => {
    expect(counted(only(versions("unit"), kase(list), "credited"))).toEqual([
      `${SUZHOU} 2019-12-30..2021-12-31 733×0.5=366.5`,
      `${SUZHOU} 2022-01-01..2022-01-02 2×0.9=1.8`,
    ]);
  });
});
