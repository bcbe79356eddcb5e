import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** Every acceptance case of docs/domain.md §9: where it is tested, or why a rule set cannot say it. */

const MAIN = "tests/rules/acceptance.test.ts";
const RESIDENCE = "tests/rules/acceptance-residence.test.ts";
const PEOPLE = "tests/rules/acceptance-people.test.ts";
const POINTS = "tests/rules/packs-points.test.ts";
const GUANGDONG = "tests/rules/packs-guangdong.test.ts";
const YEARS = "tests/rules/packs-years.test.ts";
const COVERAGE = "tests/rules/coverage.test.ts";
const CALENDAR = "tests/places/calendar.test.ts";

/** What stands in the file for the case: its number, or its figures where the table has no numbers. */
const TESTED: readonly (readonly [number, string, string])[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 12].map((number) => [number, MAIN, `[${number}, [`] as const),
  ...[3, 5, 7, 8, 9, 10, 27, 28, 29, 30, 31, 32, 34].map(
    (number) => [number, MAIN, `case ${number}:`] as const,
  ),
  ...[18, 22, 24, 25, 45, 46, 47, 48].map((number) => [number, RESIDENCE, `case ${number}:`] as const),
  ...[17, 19, 23, 26, 35, 36, 37, 38].map((number) => [number, PEOPLE, `case ${number}:`] as const),
  ...[45, 46, 49].map((number) => [number, POINTS, `case ${number}:`] as const),
  ...[47, 48].map((number) => [number, GUANGDONG, `case ${number}:`] as const),
  ...[5, 24, 26, 27].map((number) => [number, YEARS, `case ${number}:`] as const),
  [11, MAIN, "SMALL} 2016-01..2017-12"],
  [20, COVERAGE, "2023-01-17..2023-03-14"],
  [20, COVERAGE, "2023-01-18..2023-03-15"],
  [21, COVERAGE, "2023-02-01..2023-02-14"],
  [21, COVERAGE, "2024-02-15..2024-02-29"],
  [21, COVERAGE, "2023-05-01..2023-05-08"],
  [54, "tests/rules/properties.test.ts", "their order changes nothing"],
  [54, "tests/rules/properties.test.ts", "never lowers a cumulative credit"],
  [54, "tests/rules/properties.test.ts", "splitting one at any day credits the same"],
  [54, "tests/rules/properties.test.ts", "the credit is the size of the union"],
];

/** Not a rule of years or points: deadlines, procedure, ranking. Where the product does it elsewhere, its test. */
const ELSEWHERE: readonly { cases: number[]; because: string; file?: string; says?: string }[] = [
  {
    cases: [13, 14, 15, 16],
    because:
      "periods of the Civil Code with a corresponding day: deadlines of the permit, not lengths that count",
    file: CALENDAR,
    says: 'addMonths("2024-08-31", 6)).toBe("2025-02-28")',
  },
  {
    cases: [33],
    because:
      "a city that splits by address: a successor takes a code whole; which side is a clerk's question",
  },
  {
    cases: [39],
    because: "who has no mainland registration has none to move: refused before any rule is asked",
    file: "tests/transfers/refusals.test.ts",
    says: "is not for those without a mainland registration",
  },
  {
    cases: [40],
    because: "one open transfer a person: procedure",
    file: "tests/transfers/at-once.test.ts",
    says: "a person has one open transfer, whatever the cities",
  },
  {
    cases: [41],
    because: "ties in a ranking: ranking lies outside eligibility, and answers are of one person",
  },
  {
    cases: [42],
    because: "the forty days of the move-in certificate: a deadline",
    file: "tests/transfers/refusals.test.ts",
    says: "up to the last day of the move-in certificate",
  },
  { cases: [43], because: "working and calendar days: a deadline", file: CALENDAR, says: '"2026-02-10"' },
  { cases: [44], because: "working days over holidays: a deadline", file: CALENDAR, says: '"2025-09-25"' },
  { cases: [50], because: "what follows false papers: procedure after the decision" },
  {
    cases: [51],
    because: "a record has a first day and, unless it goes on, a last: unknown ones go to a clerk",
  },
  {
    cases: [52],
    because: "a pending case keeps the version it was accepted under: procedure",
    file: "tests/transfers/rules-kept.test.ts",
    says: "an accepted case keeps its rules",
  },
  { cases: [53], because: "a corrected record takes back a certificate: procedure" },
];

const ALL = Array.from({ length: 54 }, (_, index) => index + 1);

describe("the acceptance cases", () => {
  test("are each tested here, or no rule of years or points", () => {
    const tested = new Set(TESTED.map(([number]) => number));
    const elsewhere = ELSEWHERE.flatMap(({ cases }) => cases);
    expect(ALL.filter((number) => tested.has(number) === elsewhere.includes(number))).toEqual([]);
    expect(new Set(elsewhere).size).toBe(elsewhere.length);
  });

  test.each(TESTED)("case %i stands in %s as %s", (_number, file, mark) => {
    expect(readFileSync(file, "utf8").includes(mark)).toBe(true);
  });

  test.each(ELSEWHERE.filter(({ file }) => file !== undefined))(
    "cases $cases are no rule ($because) and stand in $file",
    ({ file, says }) => {
      expect(readFileSync(file ?? "", "utf8").includes(says ?? "")).toBe(true);
    },
  );
});
