import { describe, expect, it } from "vitest";
import { thresholdOf } from "./amounts";
import {
  bundle,
  credited,
  JINAN,
  kase,
  LAIWU,
  pageExample,
  record,
  ruleSet,
  SHANGHAI,
  SUZHOU,
} from "./corners";
import { completedYears, dayOf, minusMonths, plusYears, textOf } from "./dates";
import type { Case, Requirement, RuleSet } from "./document";
import { evaluated } from "./evaluate";
import { firstEligibleDate } from "./first-date";

function first(requirements: Requirement[], one: Case, changes: Partial<RuleSet> = {}) {
  return evaluated(bundle([ruleSet(requirements, changes)]), one).pathways[0]?.requirements[0];
}

describe("the oracle agrees with what docs/rules-semantics.md works out itself", () => {
  it("turns 60 months into 1825 days, 6 into 183, and leaves months alone", () => {
    expect([thresholdOf(60, "day"), thresholdOf(6, "day"), thresholdOf(6, "month")]).toEqual([
      1825n,
      183n,
      6n,
    ]);
  });

  it("opens a window of 24 months before 2026-02-28 on 2024-02-29", () => {
    expect(textOf(minusMonths(dayOf("2026-02-28"), 24) + 1)).toBe("2024-02-29");
  });

  it("completes a year of someone born on 29 February on 1 March in common years", () => {
    const ages = ["2025-02-28", "2025-03-01", "2028-02-28", "2028-02-29"].map((on) =>
      completedYears("2004-02-29", dayOf(on)),
    );
    expect(ages).toEqual([20, 21, 23, 24]);
  });

  it("ends the search from 29 February on the 28th", () => {
    expect(textOf(plusYears(dayOf("2024-02-29"), 40))).toBe("2064-02-28");
  });

  it("answers §9's example to the unit", () => {
    const documents = pageExample();
    const years = evaluated(documents.bundle, documents.kase).pathways[0]?.requirements[1];
    expect(years).toEqual({
      id: "years",
      type: "credited",
      status: "notMet",
      unit: "day",
      required: "2555",
      actual: "1277.5",
      missing: "1277.5",
      trace: {
        counted: [
          {
            city: SUZHOU,
            from: "2020-01-01",
            to: "2026-11-23",
            units: 2519,
            coefficient: "0.9",
            credited: "2267.1",
          },
        ],
        capped: [
          { by: "city", city: SUZHOU, credited: "442.1" },
          { by: "elsewhere", credited: "365" },
          { by: "maxShareElsewhere", credited: "182.5" },
        ],
        excluded: [
          { record: "r1", from: "2019-03-01", to: "2019-12-31", days: 306, reason: "notRecognised" },
          { record: "i1", from: "2019-03-01", to: "2024-06-30", days: 1949, reason: "kind" },
        ],
      },
    });
  });

  it("drops everything with N = 2 when the last covered month is three before U's", () => {
    const asks = credited({ unit: "month", resetAfterGap: 2 });
    const lost = kase([record({ start: "2024-01-01", end: "2026-08-05" })]);
    const kept = kase([record({ start: "2024-01-01", end: "2026-09-01" })]);
    expect(first([asks], lost)).toMatchObject({ actual: "0" });
    expect(first([asks], kept)).toMatchObject({ actual: "33" });
  });
});

describe("the oracle reads the corners as they are written", () => {
  it("maps a retroactive successor before its date, and the destination with it", () => {
    const one = kase([record({ city: LAIWU, start: "2018-01-01", end: "2018-01-10" })], {
      destination: LAIWU,
      assessmentDate: "2018-01-10",
    });
    expect(first([credited()], one)).toMatchObject({ actual: "10", trace: { counted: [{ city: JINAN }] } });
  });

  it("gives a tie in coefficient to the destination, then to the record that started first", () => {
    const one = kase([
      record({ id: "a", city: SUZHOU, start: "2020-01-01", end: "2020-01-31" }),
      record({ id: "b", start: "2020-01-11", end: "2020-01-31" }),
    ]);
    const answer = first([credited({ convert: false })], one);
    expect(answer?.trace?.counted).toMatchObject([
      { city: SUZHOU, units: 10 },
      { city: SHANGHAI, units: 21 },
    ]);
    expect(answer?.trace?.excluded).toEqual([
      { record: "a", from: "2020-01-11", to: "2020-01-31", days: 21, reason: "overlap", city: SHANGHAI },
    ]);
  });

  it("takes a plan into the first date alone, also on A itself", () => {
    const documents = bundle([
      ruleSet([{ id: "now", type: "current", kinds: ["residence"], scope: "destination", unit: "day" }]),
    ]);
    const one = kase([], {
      plan: [{ kind: "residence", city: SHANGHAI, start: "2026-01-01", end: null }],
    });
    expect(evaluated(documents, one).eligible).toBe(false);
    expect(firstEligibleDate(documents, one)).toBe("2026-11-23");
  });

  it("works out the first date although no rules are in force yet", () => {
    const documents = bundle([ruleSet([credited({ months: 0 })], { effectiveFrom: "2027-01-01" })]);
    expect(evaluated(documents, kase([]))).toMatchObject({ reason: "noRules", ruleSet: null, pathways: [] });
    expect(firstEligibleDate(documents, kase([]))).toBe("2027-01-01");
  });
});
