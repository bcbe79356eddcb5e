import { describe, expect, it } from "vitest";
import type {
  Bundle,
  CaseRecord,
  CreditedRequirement,
  EvidenceLevel,
  RecordStatus,
  RuleSet,
  Scope,
} from "@/lib/rules";
import {
  bundle,
  CITIES,
  city,
  counted,
  creditedUnder,
  excluded,
  JINAN,
  kase,
  LAIWU,
  NANJING,
  records,
  ruleSet,
  SHANGHAI,
  SUZHOU,
  WUHAN,
} from "./support/documents";

function actual(
  list: CaseRecord[],
  requirement: Partial<CreditedRequirement> = {},
  rules: Partial<RuleSet> = {},
  places: Partial<Bundle> = {},
  asked = kase(list),
) {
  return creditedUnder(requirement, rules, { ...asked, records: list }, places).actual;
}

const january = (code: string) => records(`residence ${code} 2024-01-01..2024-01-31`);

describe("which records count", () => {
  it.each([
    ["verified", "verified", "31", "a verified record counts on verified evidence"],
    ["verified", "declared", "0", "a declared record does not"],
    ["declared", "declared", "31", "but it does on declared evidence"],
    ["declared", "verified", "31", "as a verified one does there too"],
    ["declared", "rejected", "0", "a rejected record never counts"],
  ] as [EvidenceLevel, RecordStatus, string, string][])(
    "on %s evidence a %s record comes to %s: %s",
    (evidence, status, expected) => {
      const list = january(NANJING).map((one) => ({ ...one, status }));
      expect(actual(list, {}, {}, {}, kase(list, { evidence }))).toBe(expected);
    },
  );

  it.each([
    ["backPaid", ["backPaid"], "0"],
    ["selfPaid", ["backPaid"], "31"],
    ["selfPaid", ["backPaid", "selfPaid"], "0"],
    ["selfPaid", [], "31"],
  ])("a record tagged %s under the excluded tags %j comes to %s", (tag, excludeTags, expected) => {
    const list = january(NANJING).map((one) => ({ ...one, tags: [tag] }));
    expect(actual(list, {}, { excludeTags })).toBe(expected);
  });

  it.each([
    ["destination", NANJING, "31", "D itself"],
    ["destination", SUZHOU, "0", "not another member"],
    ["zone", SUZHOU, "31", "every member"],
    ["zone", NANJING, "31", "D included"],
    ["zone", WUHAN, "0", "not a city outside the zone"],
    [{ cities: [SUZHOU] }, SUZHOU, "31", "the member named"],
    [{ cities: [SUZHOU] }, NANJING, "0", "not D where it is not named"],
    [{ cities: [WUHAN] }, WUHAN, "0", "a name does not make a member"],
    [{ tiers: ["large-1"] }, SUZHOU, "31", "the member with the tier"],
    [{ tiers: ["super"] }, SUZHOU, "0", "not one with another tier"],
    [{ tiers: ["super"] }, WUHAN, "0", "not a city outside the zone with the tier"],
  ] as [Scope, string, string, string][])(
    "scope %j, a record of %s: %s, because %s",
    (scope, code, expected) => {
      expect(actual(january(code), { scope })).toBe(expected);
    },
  );

  it.each([
    ["zone", "31"],
    [{ cities: [WUHAN] }, "31"],
    [{ tiers: ["super"] }, "31"],
    [{ tiers: ["mega"] }, "0"],
  ] as [Scope, string][])(
    "a destination that is no member is in scope %j as if it were one: %s",
    (scope, expected) => {
      const list = january(WUHAN);
      const asked = kase(list, { destination: WUHAN });
      expect(actual(list, { scope }, {}, {}, asked)).toBe(expected);
    },
  );

  it("an ongoing record is taken to the assessment date, and one that begins later has no days", () => {
    const list = records(`residence ${NANJING} 2024-06-01..`, `residence ${NANJING} 2024-07-01..`);
    expect(actual(list)).toBe("30");
  });

  it("days before countsFrom do not count, that day itself does", () => {
    expect(actual(january(NANJING), {}, { countsFrom: "2024-01-31" })).toBe("1");
  });

  it("a member's days outside its recognition do not count; both ends do; the destination needs none", () => {
    const zone = {
      ...bundle([ruleSet([])]).zone,
      members: [SUZHOU, NANJING].map((code) => ({
        code,
        recognisedFrom: "2024-01-10",
        recognisedUntil: "2024-01-12",
      })),
    };
    expect(actual(january(SUZHOU), {}, {}, { zone })).toBe("3");
    expect(actual(january(NANJING), {}, {}, { zone })).toBe("31");
  });

  it.each([
    ["2026-02-28", 24, "2024-02-29", "the day after 2024-02-28"],
    ["2024-03-31", 1, "2024-03-01", "the day after the clamped 2024-02-29"],
    ["2024-06-30", 12, "2023-07-01", "a whole year"],
  ])("on %s a window of %i months begins on %s: %s", (assessmentDate, window, from) => {
    const list = records(`residence ${NANJING} 2015-01-01..`);
    const answer = creditedUnder({ window }, {}, kase(list, { assessmentDate }));
    expect(counted(answer)[0]).toContain(`${from}..${assessmentDate}`);
  });

  it("until the previous month, counting stops at its last day, and the window hangs on that day", () => {
    const list = records(`residence ${NANJING} 2015-01-01..`);
    const answer = creditedUnder(
      { until: "previousMonth", window: 24 },
      {},
      kase(list, { assessmentDate: "2026-03-15" }),
    );
    expect(counted(answer)).toEqual([`${NANJING} 2024-02-29..2026-02-28 731×1=731`]);
    expect(excluded(answer)).toEqual([
      "r1 2015-01-01..2024-02-28 3346 beforeWindow",
      "r1 2026-03-01..2026-03-15 15 afterCutoff",
    ]);
  });
});

describe("successors", () => {
  const merged = (retroactive: boolean) => ({
    cities: [
      ...CITIES.filter(({ code }) => code !== LAIWU),
      city(LAIWU, null, { successor: { code: JINAN, from: "2019-01-09", retroactive } }),
    ],
  });
  const around = records(`residence ${LAIWU} 2019-01-01..2019-01-31`);

  it("a retroactive one takes every day, as if the old code had always been the new one", () => {
    const answer = creditedUnder({}, {}, kase(around, { destination: JINAN }), merged(true));
    expect(counted(answer)).toEqual([`${JINAN} 2019-01-01..2019-01-31 31×1=31`]);
  });

  it("a retroactive one applies even before its day", () => {
    const asked = kase(around, { destination: JINAN, assessmentDate: "2019-01-05" });
    expect(creditedUnder({ scope: "destination" }, {}, asked, merged(true)).actual).toBe("5");
  });

  it("one that is not takes the days from its own on; the days before stay with the old code", () => {
    const answer = creditedUnder({}, {}, kase(around, { destination: JINAN }), merged(false));
    expect(counted(answer)).toEqual([`${JINAN} 2019-01-09..2019-01-31 23×1=23`]);
    expect(excluded(answer)).toEqual(["r1 2019-01-01..2019-01-08 8 outOfScope"]);
  });

  it("the destination is mapped as of the assessment date", () => {
    const list = records(`residence ${JINAN} 2019-01-01..2019-01-31`);
    const asked = (assessmentDate: string) => kase(list, { destination: LAIWU, assessmentDate });
    const requirement = { scope: "destination" } as const;
    expect(creditedUnder(requirement, {}, asked("2019-01-08"), merged(false)).actual).toBe("0");
    expect(creditedUnder(requirement, {}, asked("2019-01-09"), merged(false)).actual).toBe("9");
  });

  it("chains are followed to their end, each step on its own day", () => {
    const cities = [
      city("1".repeat(6), null, {
        successor: { code: "2".repeat(6), from: "2024-01-11", retroactive: false },
      }),
      city("2".repeat(6), null, { successor: { code: NANJING, from: "2024-01-21", retroactive: false } }),
      city(NANJING, "mega"),
    ];
    const members = [{ code: "1".repeat(6) }, { code: "2".repeat(6) }, { code: NANJING }];
    const places = { cities, zone: { ...bundle([ruleSet([])]).zone, members } };
    const answer = creditedUnder({}, {}, kase(january("1".repeat(6))), places);
    expect(counted(answer)).toEqual([
      "111111 2024-01-01..2024-01-10 10×1=10",
      "222222 2024-01-11..2024-01-20 10×1=10",
      `${NANJING} 2024-01-21..2024-01-31 11×1=11`,
    ]);
  });

  it("scopes are not mapped: naming the old code does not name the new one", () => {
    const asked = kase(around, { destination: SHANGHAI });
    expect(creditedUnder({ scope: { cities: [LAIWU] } }, {}, asked, merged(true)).actual).toBe("0");
    expect(creditedUnder({ scope: { cities: [JINAN] } }, {}, asked, merged(true)).actual).toBe("31");
  });
});
