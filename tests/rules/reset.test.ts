import { describe, expect, it } from "vitest";
import { counted, creditedUnder, excluded, kase, NANJING, records, SUZHOU } from "./support/documents";

function afterGap(
  resetAfterGap: number | null,
  unit: "day" | "month",
  assessmentDate: string,
  ...spans: string[]
) {
  const list = records(...spans.map((span) => `residence ${NANJING} ${span}`));
  return creditedUnder({ resetAfterGap, unit }, {}, kase(list, { assessmentDate }));
}

describe("a gap", () => {
  it.each([
    ["2023-03-31", "1", "the month itself"],
    ["2023-04-01", "1", "one month uncovered, U's own"],
    ["2023-05-31", "1", "two months uncovered"],
    ["2023-06-01", "0", "three in a row, U's own among them: everything is dropped"],
  ])("of more than 2 months before %s leaves %s: %s", (assessmentDate, expected) => {
    expect(afterGap(2, "month", assessmentDate, "2023-03-10..2023-03-20").actual).toBe(expected);
  });

  it.each([
    [null, "20", "cumulative: nothing is ever lost"],
    [10, "20", "ten days are forgiven"],
    [9, "10", "ten days are more than nine: what came before is dropped"],
    [0, "10", "strictly continuous"],
  ] as [number | null, string, string][])(
    "of 10 days under a tolerance of %s leaves %s: %s",
    (tolerance, expected) => {
      const spans = ["2023-01-01..2023-01-10", "2023-01-21..2023-01-30"];
      expect(afterGap(tolerance, "day", "2023-01-30", ...spans).actual).toBe(expected);
    },
  );

  it("never counts, even where it is forgiven", () => {
    const answer = afterGap(10, "day", "2023-01-30", "2023-01-01..2023-01-10", "2023-01-21..2023-01-30");
    expect(counted(answer)).toEqual([
      `${NANJING} 2023-01-01..2023-01-10 10×1=10`,
      `${NANJING} 2023-01-21..2023-01-30 10×1=10`,
    ]);
  });

  it("at the assessment date's side drops everything, with 0 already after one day", () => {
    expect(afterGap(0, "day", "2023-01-10", "2023-01-01..2023-01-10").actual).toBe("10");
    const answer = afterGap(0, "day", "2023-01-11", "2023-01-01..2023-01-10");
    expect(answer.actual).toBe("0");
    expect(excluded(answer)).toEqual(["r1 2023-01-01..2023-01-10 10 droppedByGap"]);
  });

  it("is bridged by any city in scope, and by no city out of it", () => {
    const list = records(
      `residence ${NANJING} 2023-01-01..2023-01-10`,
      `residence ${SUZHOU} 2023-01-11..2023-01-20`,
      `residence ${NANJING} 2023-01-21..2023-01-30`,
    );
    const asked = kase(list, { assessmentDate: "2023-01-30" });
    expect(creditedUnder({ resetAfterGap: 0 }, {}, asked).actual).toBe("30");
    expect(creditedUnder({ resetAfterGap: 0, scope: "destination" }, {}, asked).actual).toBe("10");
  });

  it("is bridged by units with coefficient 0, which credit nothing", () => {
    const list = records(
      `residence ${NANJING} 2023-01-01..2023-01-10`,
      `residence ${SUZHOU} 2023-01-11..2023-01-20`,
      `residence ${NANJING} 2023-01-21..2023-01-30`,
    );
    const rules = { conversion: { default: "0" } };
    const answer = creditedUnder({ resetAfterGap: 0 }, rules, kase(list, { assessmentDate: "2023-01-30" }));
    expect(answer.actual).toBe("20");
    expect(counted(answer)[1]).toBe(`${SUZHOU} 2023-01-11..2023-01-20 10×0=0`);
    expect(excluded(answer)).toEqual([]);
  });

  it("is not bridged by units that notDuring takes", () => {
    const list = records(
      `residence ${NANJING} 2023-01-01..2023-01-30`,
      `study ${NANJING} 2023-01-11..2023-01-12`,
    );
    const asked = kase(list, { assessmentDate: "2023-01-30" });
    expect(creditedUnder({ resetAfterGap: 1, notDuring: ["study"] }, {}, asked).actual).toBe("18");
    expect(creditedUnder({ resetAfterGap: 2, notDuring: ["study"] }, {}, asked).actual).toBe("28");
  });
});
