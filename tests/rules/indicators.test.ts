import { describe, expect, it } from "vitest";
import type { Indicator } from "@/lib/rules";
import { kase, NANJING, records } from "./support/documents";
import { insurance, insured, person, scored, table, total } from "./support/points";

describe("an indicator", () => {
  const duration = {
    id: "d",
    type: "duration" as const,
    measure: insurance,
    per: 12,
    points: "3",
    rounding: "floor" as const,
  };

  it.each([
    ["2020-01-01..2022-12-31", "floor", "9", "three whole years"],
    ["2020-01-01..2022-11-30", "floor", "6", "35 months are two whole years"],
    ["2020-01-01..2022-11-30", "exact", "8.75", "35 months in proportion"],
    ["2020-01-01..2020-07-31", "exact", "1.75", "seven months"],
  ] as [string, "floor" | "exact", string, string][])(
    "of %s months, %s, earns %s: %s",
    (span, rounding, expected) => {
      expect(total({ ...duration, rounding }, insured(span))).toBe(expected);
    },
  );

  it("in proportion is rounded down to 1/100, below zero too", () => {
    const daily = {
      ...duration,
      measure: { ...insurance, unit: "day" as const },
      rounding: "exact" as const,
    };
    const oneDay = insured("2020-01-01..2020-01-01");
    expect(total({ ...daily, points: "10" }, oneDay)).toBe("0.02");
    expect(total({ ...daily, points: "-10" }, oneDay)).toBe("-0.03");
  });

  it("counts no more than another measure in the same unit allows", () => {
    const residence = {
      ...duration,
      measure: { ...insurance, kinds: ["residence"] },
      points: "1",
      atMost: insurance,
    };
    const lived = records(
      `residence ${NANJING} 2010-01-01..2018-12-31`,
      `socialInsurance ${NANJING} 2012-01-01..2018-12-31`,
    );
    const answer = scored({ main: table([residence]) }, kase(lived));
    expect(answer.actual).toBe("7");
    expect(answer.indicators[0]).toMatchObject({ beforeCap: "7", trace: {}, atMostTrace: {} });
  });

  it("has a cap of its own", () => {
    const answer = scored({ main: table([{ ...duration, cap: "5" }]) }, insured("2020-01-01..2022-12-31"));
    expect(answer).toMatchObject({ actual: "5", indicators: [{ id: "d", beforeCap: "9", points: "5" }] });
  });

  it.each([
    ["bachelor", "15"],
    ["none", "0"],
    ["constructor", "0"],
    [null, "0"],
  ])("of a choice gives %j its own entry: %s", (education, expected) => {
    const choice: Indicator = { id: "c", type: "choice", attribute: "education", points: { bachelor: "15" } };
    expect(total(choice, person({ education }))).toBe(expected);
  });

  it.each([
    [99, "2"],
    [100, "4"],
    [0, "0"],
    [-1, "-2"],
  ])("of a count earns for every full 50 of %i: %s", (hours, expected) => {
    const count: Indicator = { id: "c", type: "count", attribute: "hours", per: 50, points: "2" };
    expect(total(count, person({ hours }))).toBe(expected);
  });

  // Shanghai's permit points: 56 to 60 earn 5, each year younger 2 more, 30 at most.
  const ages: Indicator = {
    id: "age",
    type: "bands",
    of: "age",
    bands: [
      { from: 0, points: "30" },
      ...Array.from({ length: 12 }, (_, index) => ({ from: 44 + index, points: `${29 - 2 * index}` })),
      { from: 56, points: "5" },
      { from: 61, points: "0" },
    ],
  };

  it.each([
    ["1981-06-30", "30", 43],
    ["1980-06-30", "29", 44],
    ["1974-06-30", "17", 50],
    ["1969-06-30", "7", 55],
    ["1968-06-30", "5", 56],
    ["1963-06-30", "0", 61],
  ])("of bands of age gives one born on %s %s points, at %i", (born, expected) => {
    expect(total(ages, person({}, born))).toBe(expected);
  });

  it("of bands gives nothing below the lowest, and reads months from days", () => {
    const bands = [
      { from: 6, points: "5" },
      { from: 12, points: "10" },
    ];
    const months: Indicator = { id: "m", type: "bands", measure: { ...insurance, unit: "day" }, bands };
    expect(total(months, insured("2023-01-01..2023-07-01"))).toBe("0");
    expect(total(months, insured("2023-01-01..2023-07-02"))).toBe("5");
    expect(total(months, insured("2023-01-01..2023-12-30"))).toBe("5");
    expect(total(months, insured("2023-01-01..2023-12-31"))).toBe("10");
    const hours: Indicator = { id: "h", type: "bands", attribute: "hours", bands };
    expect(total(hours, person({ hours: 5 }))).toBe("0");
    expect(total(hours, person({ hours: 6 }))).toBe("5");
  });
});
