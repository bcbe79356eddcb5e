import { describe, expect, it } from "vitest";
import type { RuleSet } from "@/lib/rules";
import {
  counted,
  creditedUnder,
  excluded,
  kase,
  NANJING,
  NANTONG,
  records,
  SUZHOU,
} from "./support/documents";

const CONVERSION = {
  default: "0.3",
  byTier: { "large-1": { mega: "0.85" }, "large-2": { mega: "0.7" } },
};

describe("a unit covered in several cities counts once, and goes", () => {
  const january = (code: string, from = "01") => `residence ${code} 2024-01-${from}..2024-01-31`;
  const who = (rules: Partial<RuleSet>, ...lines: string[]) =>
    counted(creditedUnder({}, rules, kase(records(...lines)))).map((run) => run.slice(0, 6));
  const better = { ...CONVERSION, byCity: { [SUZHOU]: { [NANJING]: "1.2" } } };

  it.each([
    [
      { conversion: better },
      [january(NANJING), january(SUZHOU)],
      [SUZHOU],
      "best: to the highest coefficient",
    ],
    [
      { conversion: better, overlap: "destinationFirst" },
      [january(NANJING), january(SUZHOU)],
      [NANJING],
      "destinationFirst: to D, whatever the coefficients",
    ],
    [
      { conversion: CONVERSION, overlap: "destinationFirst" },
      [january(NANTONG), january(SUZHOU)],
      [SUZHOU],
      "destinationFirst without D: to the highest",
    ],
    [
      {},
      [january(SUZHOU), january(NANJING, "05")],
      [SUZHOU, NANJING],
      "a tie goes to D, from D's first day on",
    ],
    [
      {},
      [january(SUZHOU, "05"), january(NANTONG)],
      [NANTONG],
      "a tie elsewhere goes to the record that started first",
    ],
    [{}, [january(SUZHOU), january(NANTONG)], [SUZHOU], "then to the lowest code"],
  ] as [Partial<RuleSet>, string[], string[], string][])("%j %j to %j: %s", (rules, lines, expected) => {
    expect(who(rules, ...lines)).toEqual(expected);
  });

  it("a record's own start decides a tie, even where its early days do not count", () => {
    const lines = [
      `residence ${SUZHOU} 2023-06-01..2024-01-31`,
      `residence ${NANTONG} 2023-05-01..2024-01-31`,
    ];
    const answer = creditedUnder({}, { countsFrom: "2024-01-01" }, kase(records(...lines)));
    expect(counted(answer)).toEqual([`${NANTONG} 2024-01-01..2024-01-31 31×1=31`]);
  });

  it("in months, among the records with a counting day in the month", () => {
    const lines = [
      `residence ${SUZHOU} 2024-01-20..2024-02-29`,
      `residence ${NANTONG} 2024-01-10..2024-01-15`,
      `residence ${NANTONG} 2024-01-25..2024-02-29`,
    ];
    const answer = creditedUnder({ unit: "month" }, {}, kase(records(...lines)));
    expect(counted(answer)).toEqual([
      `${NANTONG} 2024-01-01..2024-01-31 1×1=1`,
      `${SUZHOU} 2024-02-01..2024-02-29 1×1=1`,
    ]);
    expect(excluded(answer)).toEqual([
      `r1 2024-01-20..2024-01-31 12 overlap ${NANTONG}`,
      `r3 2024-02-01..2024-02-29 29 overlap ${SUZHOU}`,
    ]);
  });
});
