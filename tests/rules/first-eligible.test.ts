import { describe, expect, it } from "vitest";
import { bundleFromValue, type Case, compile, evaluate, type Requirement, type RuleSet } from "@/lib/rules";
import {
  bundle,
  CITIES,
  city,
  credited,
  kase,
  NANJING,
  NANTONG,
  records,
  ruleSet,
  SUZHOU,
} from "./support/documents";

function firstDate(
  requirements: Requirement[],
  asked: Case,
  rules: Partial<RuleSet> = {},
  more: RuleSet[] = [],
) {
  const compiled = compile(bundleFromValue(bundle([ruleSet(requirements, rules), ...more])));
  return evaluate(compiled, asked).firstEligibleDate;
}

const adult: Requirement = { id: "adult", type: "age", min: 18 };
const now: Requirement = {
  id: "now",
  type: "current",
  kinds: ["residence"],
  scope: "destination",
  unit: "day",
};

describe("the first eligible date", () => {
  const ongoing = records(`residence ${NANJING} 2024-01-01..`);

  it("is the day on which the last day needed is lived", () => {
    // 365 days from 2024-01-01, a leap year.
    expect(firstDate([credited()], kase(ongoing))).toBe("2024-12-30");
  });

  it("is the assessment date itself when the answer is yes", () => {
    expect(firstDate([credited({ months: 1 })], kase(ongoing))).toBe("2024-06-30");
  });

  it("is not there for a record that ends too early", () => {
    expect(firstDate([credited()], kase(records(`residence ${NANJING} 2024-01-01..2024-12-29`)))).toBeNull();
    expect(firstDate([credited()], kase(records(`residence ${NANJING} 2024-01-01..2024-12-30`)))).toBe(
      "2024-12-30",
    );
  });

  it("waits for the month after where counting stops with the previous month", () => {
    const monthly = credited({ unit: "month", until: "previousMonth" });
    expect(firstDate([monthly], kase(ongoing))).toBe("2025-01-01");
  });

  it("waits for the month's fifteenth day, or its last, where months are so counted", () => {
    const monthly = credited({ unit: "month", months: 12 });
    expect(firstDate([monthly], kase(ongoing), { monthCounts: "anyDay" })).toBe("2024-12-01");
    expect(firstDate([monthly], kase(ongoing), { monthCounts: "fifteenDays" })).toBe("2024-12-15");
    expect(firstDate([monthly], kase(ongoing), { monthCounts: "fullMonth" })).toBe("2024-12-31");
  });

  it("is the eighteenth birthday, 1 March for one born on 29 February", () => {
    const born = (birthDate: string) => kase([], { assessmentDate: "2024-01-01", person: { birthDate } });
    expect(firstDate([adult], born("2010-05-05"))).toBe("2028-05-05");
    expect(firstDate([adult], born("2008-02-29"))).toBe("2026-03-01");
    expect(firstDate([adult], kase([]))).toBeNull();
  });

  it("is within 40 years, the 28th for a 29 February", () => {
    const asked = (birthDate: string) => kase([], { assessmentDate: "2024-02-29", person: { birthDate } });
    const old: Requirement = { id: "old", type: "age", min: 60 };
    expect(firstDate([old], asked("2004-02-28"))).toBe("2064-02-28");
    expect(firstDate([old], asked("2004-02-29"))).toBeNull();
  });

  it("is not asked beyond the last day that can be written", () => {
    expect(
      firstDate([adult], kase([], { assessmentDate: "9999-12-30", person: { birthDate: "9990-01-01" } })),
    ).toBeNull();
  });

  it("uses versions, and tiers, from the day they come into force", () => {
    const later = ruleSet([credited({ months: 6 })], { version: 2, effectiveFrom: "2024-09-01" });
    expect(firstDate([credited()], kase(ongoing), {}, [later])).toBe("2024-09-01");
    const moving = CITIES.map((one) =>
      one.code === NANJING
        ? city(NANJING, null, {
            tiers: [
              { from: "2014-01-01", tier: "mega" },
              { from: "2024-10-01", tier: "super" },
            ],
          })
        : one,
    );
    const pathways = [
      { ...ruleSet([credited({ months: 1 })]).pathways[0], appliesTo: { tiers: ["super" as const] } },
    ];
    const compiled = compile(
      bundleFromValue(
        bundle([ruleSet([], { pathways: pathways as RuleSet["pathways"] })], { cities: moving }),
      ),
    );
    const answer = evaluate(compiled, kase(ongoing));
    expect(answer).toMatchObject({ reason: "noRules", firstEligibleDate: "2024-10-01" });
  });

  it("is worked out where there are no rules yet", () => {
    const asked = kase(ongoing, { assessmentDate: "2024-03-01" });
    expect(firstDate([credited({ months: 1 })], asked, { effectiveFrom: "2024-04-01" })).toBe("2024-04-01");
  });

  it("takes the plan as verified, and leaves the rest of the answer without it", () => {
    const plan = [{ kind: "residence", city: NANJING, start: "2024-01-01" }];
    const compiled = compile(bundleFromValue(bundle([ruleSet([credited({ months: 1 }), now])])));
    expect(evaluate(compiled, kase([], { plan }))).toMatchObject({
      eligible: false,
      firstEligibleDate: "2024-06-30",
    });
    const next = [{ kind: "residence", city: NANJING, start: "2024-09-01", end: "2024-09-10" }];
    const lived = records(`residence ${SUZHOU} 2023-01-01..2023-12-31`);
    expect(evaluate(compiled, kase(lived, { plan: next })).firstEligibleDate).toBe("2024-09-01");
  });

  it("is not a day on which something is only unknown", () => {
    const clean: Requirement = { id: "clean", type: "attribute", attribute: "clean", in: [true] };
    expect(firstDate([credited({ months: 1 }), clean], kase(ongoing))).toBeNull();
  });

  it("finds a window that opens for one day only", () => {
    // Twelve full months within twelve months: only on a day whose window is cut at a month's first day.
    const monthly = credited({ unit: "month", window: 12, months: 12 });
    const list = records(`residence ${NANJING} 2023-08-01..2024-07-31`);
    expect(firstDate([monthly], kase(list), { monthCounts: "fullMonth" })).toBe("2024-07-31");
    expect(
      firstDate([monthly], kase(list, { assessmentDate: "2024-08-01" }), { monthCounts: "fullMonth" }),
    ).toBeNull();
  });

  it("sees that a cap can never be passed", () => {
    const list = records(`residence ${SUZHOU} 2015-01-01..`, `residence ${NANTONG} 2015-01-01..`);
    expect(firstDate([credited({ months: 60, maxShareElsewhere: "0.9" })], kase(list))).toBeNull();
  });
});
