import { describe, expect, it } from "vitest";
import type { CreditedRequirement, MonthCounts } from "@/lib/rules";
import { counted, creditedUnder, excluded, kase, NANJING, records, SUZHOU } from "./support/documents";

const BOTH = { kinds: ["residence", "socialInsurance"] };
const EITHER = { kinds: { anyOf: ["residence", "socialInsurance"] } };

function months(monthCounts: MonthCounts, requirement: Partial<CreditedRequirement>, ...lines: string[]) {
  return creditedUnder({ unit: "month", ...requirement }, { monthCounts }, kase(records(...lines)));
}

describe("a month is covered", () => {
  it.each([
    ["fifteenDays", ["2023-01-17..2023-03-14"], "2", "January has 15 days of it, March only 14"],
    ["fifteenDays", ["2023-01-18..2023-03-15"], "2", "January has only 14, March 15"],
    ["fifteenDays", ["2023-02-01..2023-02-14"], "0", "14 days are not enough"],
    ["fifteenDays", ["2024-02-15..2024-02-29"], "1", "a leap day is a day"],
    ["fifteenDays", ["2023-05-01..2023-05-08", "2023-05-20..2023-05-26"], "1", "8 and 7 days are 15"],
    ["fifteenDays", ["2023-05-01..2023-05-10", "2023-05-05..2023-05-14"], "0", "a day counts once: 14 days"],
    ["anyDay", ["2023-01-31..2023-03-01"], "3", "one day each at both ends"],
    ["anyDay", ["2023-01-15..2023-01-15"], "1", "one day"],
    ["fullMonth", ["2023-01-02..2023-03-30"], "1", "only February is whole"],
    ["fullMonth", ["2024-02-01..2024-02-28"], "0", "the leap day is missing"],
    ["fullMonth", ["2023-01-01..2023-01-20", "2023-01-21..2023-01-31"], "1", "two records make it whole"],
  ] as [MonthCounts, string[], string, string][])(
    "%s, %j: %s, because %s",
    (monthCounts, spans, expected) => {
      const answer = months(monthCounts, {}, ...spans.map((span) => `residence ${NANJING} ${span}`));
      expect(answer.actual).toBe(expected);
    },
  );

  it("for each city by itself, never by days of several cities together", () => {
    const answer = months(
      "fifteenDays",
      {},
      `residence ${NANJING} 2023-05-01..2023-05-10`,
      `residence ${SUZHOU} 2023-05-11..2023-05-25`,
    );
    expect(counted(answer)).toEqual([`${SUZHOU} 2023-05-01..2023-05-31 1×1=1`]);
    expect(excluded(answer)).toEqual(["r1 2023-05-01..2023-05-10 10 monthNotReached"]);
  });

  it("on the days that are left after the window and the cut-off", () => {
    const answer = creditedUnder(
      { unit: "month", window: 1 },
      { monthCounts: "fifteenDays" },
      kase(records(`residence ${NANJING} 2023-01-01..`), { assessmentDate: "2023-06-16" }),
    );
    // 2023-05-17 to 2023-06-16: fifteen days of May, sixteen of June.
    expect(counted(answer)).toEqual([`${NANJING} 2023-05-01..2023-06-16 2×1=2`]);
  });

  it("a month that the assessment date cuts is not a full one", () => {
    const list = records(`residence ${NANJING} 2023-01-01..`);
    const on = (assessmentDate: string) =>
      creditedUnder({ unit: "month" }, { monthCounts: "fullMonth" }, kase(list, { assessmentDate })).actual;
    expect(on("2023-02-27")).toBe("1");
    expect(on("2023-02-28")).toBe("2");
  });
});

describe("several kinds", () => {
  const residence = `residence ${NANJING} 2023-01-01..2023-01-20`;
  const insurance = `socialInsurance ${NANJING} 2023-01-11..2023-01-31`;

  it("every kind must cover the day in one city", () => {
    const answer = creditedUnder(BOTH, {}, kase(records(residence, insurance)));
    expect(counted(answer)).toEqual([`${NANJING} 2023-01-11..2023-01-20 10×1=10`]);
    expect(excluded(answer)).toEqual([
      "r1 2023-01-01..2023-01-10 10 notConcurrent",
      "r2 2023-01-21..2023-01-31 11 notConcurrent",
    ]);
  });

  it("with anyOf one is enough", () => {
    expect(creditedUnder(EITHER, {}, kase(records(residence, insurance))).actual).toBe("31");
  });

  it("kinds in different cities do not meet", () => {
    const apart = records(residence, `socialInsurance ${SUZHOU} 2023-01-01..2023-01-31`);
    expect(creditedUnder(BOTH, {}, kase(apart)).actual).toBe("0");
  });

  it("each kind must reach a month by itself; one that does not is said first", () => {
    const answer = months(
      "fifteenDays",
      BOTH,
      `residence ${NANJING} 2023-01-01..2023-01-31`,
      `socialInsurance ${NANJING} 2023-01-01..2023-01-10`,
    );
    expect(answer.actual).toBe("0");
    expect(excluded(answer)).toEqual([
      "r1 2023-01-01..2023-01-31 31 notConcurrent",
      "r2 2023-01-01..2023-01-10 10 monthNotReached",
    ]);
  });

  it("with anyOf, days of a kind that does not reach a covered month are counted with it", () => {
    const answer = months(
      "fifteenDays",
      EITHER,
      `residence ${NANJING} 2023-01-01..2023-01-31`,
      `socialInsurance ${NANJING} 2023-01-01..2023-01-10`,
    );
    expect(answer.actual).toBe("1");
    expect(excluded(answer)).toEqual([]);
  });
});

describe("notDuring", () => {
  const notDuring = ["study"];

  it("a day of study anywhere is covered nowhere, and the study itself is of another kind", () => {
    const answer = creditedUnder(
      { notDuring },
      {},
      kase(records(`residence ${NANJING} 2023-01-01..2023-01-31`, "study 999999 2023-01-10..2023-01-20")),
    );
    expect(counted(answer)).toEqual([
      `${NANJING} 2023-01-01..2023-01-09 9×1=9`,
      `${NANJING} 2023-01-21..2023-01-31 11×1=11`,
    ]);
    expect(excluded(answer)).toEqual([
      "r1 2023-01-10..2023-01-20 11 notDuring",
      "r2 2023-01-10..2023-01-20 11 kind",
    ]);
  });

  it("a month is studied when study reaches it in one city, not in two together", () => {
    const residence = `residence ${NANJING} 2023-01-01..2023-01-31`;
    const apart = [`study ${NANJING} 2023-01-01..2023-01-10`, `study ${SUZHOU} 2023-01-11..2023-01-20`];
    expect(months("fifteenDays", { notDuring }, residence, ...apart).actual).toBe("1");
    expect(
      months("fifteenDays", { notDuring }, residence, `study ${SUZHOU} 2023-01-11..2023-01-25`).actual,
    ).toBe("0");
  });

  it("study that does not count itself keeps nothing away", () => {
    const list = records(
      `residence ${NANJING} 2023-01-01..2023-01-31`,
      `study ${NANJING} 2023-01-01..2023-01-31`,
    );
    const rejected = list.map((one) =>
      one.kind === "study" ? { ...one, status: "rejected" as const } : one,
    );
    expect(creditedUnder({ notDuring }, {}, kase(rejected)).actual).toBe("31");
    const tagged = list.map((one) => (one.kind === "study" ? { ...one, tags: ["backPaid"] } : one));
    expect(creditedUnder({ notDuring }, {}, kase(tagged)).actual).toBe("31");
  });
});
