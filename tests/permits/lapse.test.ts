import { describe, expect, it } from "vitest";
import { admitAct } from "@/lib/permits/acts";
import { applicationRefusal } from "@/lib/permits/applications";
import { banAfter, isBanned, mayApplyFrom } from "@/lib/permits/ban";
import { standingOn } from "@/lib/permits/lapse";
import { residenceRecordsOf } from "@/lib/permits/records";
import { countedOn, permitYears } from "@/lib/permits/years";
import { type Bundle, bundleFromValue, type CaseRecord, compile, evaluate } from "@/lib/rules";
import { acts, permit, V1, V2, V5, V7 } from "./support";

/** The numbers are those of the acceptance cases in docs/domain.md §9. */
const CASE_18 = permit(
  "p",
  "ISSUED 2020-03-01",
  "ENDORSED 2021-03-01",
  "RESTORED 2022-11-05",
  "ENDORSED 2023-11-05",
);

describe("months before and after a lapse", () => {
  it("case 18: 40 months together and 16 in a row, 1,222 and 491 days before the day itself", () => {
    expect(permitYears([CASE_18], V2, "2024-03-09")).toEqual({
      cumulative: { months: 40, days: 1222 },
      continuous: { months: 16, days: 491 },
    });
    // The engine counts the day of the assessment too.
    expect(permitYears([CASE_18], V2, "2024-03-10")).toEqual({
      cumulative: { months: 40, days: 1223 },
      continuous: { months: 16, days: 492 },
    });
  });

  it("case 18: Anhui forfeits the year before the lapse, and Shenzhen could still restore", () => {
    expect(permitYears([CASE_18], V5, "2024-03-10").cumulative.months).toBe(28);
    expect(
      admitAct(acts("ISSUED 2020-03-01", "ENDORSED 2021-03-01"), V7, { type: "RESTORED", on: "2022-11-05" }),
    ).toMatchObject({ allowed: true });
  });

  it("case 19: after 730 days of suspension it is cancelled, its months stay, and a new one can be applied for", () => {
    const history = permit("p", "ISSUED 2020-03-01", "ENDORSED 2021-03-01");
    expect(standingOn(history.acts, V7, "2024-02-28")?.state).toBe("SUSPENDED");
    expect(standingOn(history.acts, V7, "2024-02-29")).toMatchObject({
      state: "CANCELLED",
      cancelledBecause: "LAPSED_TOO_LONG",
      dueOn: null,
    });
    expect(permitYears([history], V7, "2025-01-01").cumulative.months).toBe(24);
    const facts = { acts: history.acts, ban: null, isRegisteredHere: false };
    expect(applicationRefusal("FIRST_ISSUE", facts, V7, "2024-02-28")).toBe("PERMIT_EXISTS");
    expect(applicationRefusal("FIRST_ISSUE", facts, V7, "2024-02-29")).toBeNull();
    expect(applicationRefusal("ENDORSEMENT", facts, V7, "2024-02-29")).toBe("LAPSED_TOO_LONG");
  });

  it.each([
    ["case 20", ["2023-01-17..2023-03-14"], 2, "fifteen days of January, all February, fourteen of March"],
    ["case 20", ["2023-01-18..2023-03-15"], 2, "fourteen of January, all February, fifteen of March"],
    ["case 21", ["2023-02-01..2023-02-14"], 0, "fourteen days are no month"],
    ["case 21", ["2024-02-15..2024-02-29"], 1, "fifteen days are one"],
    [
      "case 21",
      ["2023-05-01..2023-05-08", "2023-05-20..2023-05-26"],
      1,
      "eight and seven days of one month add up",
    ],
  ])("%s: %j make %i months: %s", (_case, lines, months) => {
    const spans = lines.map((line) => ({ startOn: line.slice(0, 10), endOn: line.slice(12) }));
    expect(countedOn(spans, "2024-12-31").months).toBe(months);
  });

  it("case 20: a permit cancelled on 15 March works to the end of the fourteenth", () => {
    const [record] = residenceRecordsOf(
      permit("p", "ISSUED 2023-01-17", "CANCELLED 2023-03-15 OWN_WISH"),
      V1,
      "2023-06-01",
    );
    expect([record?.startOn, record?.endOn]).toEqual(["2023-01-17", "2023-03-14"]);
  });
});

describe("permits and zones", () => {
  const [beijing, tianjin] = ["110000", "120000"];
  const words = { en: "x", zh: "某" };
  const document = (member: Bundle["zone"]["members"][number]) =>
    compile(
      bundleFromValue({
        format: "residence-rules/1",
        kinds: { residence: words },
        cities: [beijing, tianjin].map((code) => ({ code, name: words, tiers: [] })),
        zone: { id: "z", name: words, members: [member, { code: tianjin }] },
        ruleSets: [
          {
            version: 1,
            effectiveFrom: "2014-01-01",
            title: words,
            monthCounts: "fifteenDays",
            valuation: { tiers: "assessment", coefficients: "assessment" },
            overlap: "best",
            conversion: { default: "1" },
            pathways: [
              {
                id: "p",
                appliesTo: "all",
                title: words,
                requirements: [
                  {
                    id: "r",
                    type: "credited",
                    kinds: ["residence"],
                    scope: "zone",
                    unit: "month",
                    convert: true,
                    months: 12,
                  },
                ],
              },
            ],
          },
        ],
      }),
    );
  const recordsIn = (city: string, ...lines: string[]): CaseRecord[] =>
    residenceRecordsOf({ ...permit(city, ...lines), cityCode: city }, V1, "2025-01-01").map(
      (record, index) => ({
        id: `${city}-${index}`,
        kind: record.kind,
        city: record.cityCode,
        start: record.startOn,
        end: record.endOn,
        status: "verified",
      }),
    );
  const asked = (records: CaseRecord[], member: Bundle["zone"]["members"][number] = { code: beijing }) =>
    evaluate(
      document(member),
      { destination: tianjin, assessmentDate: "2025-01-01", records },
      { firstEligibleDate: false },
    ).pathways[0]?.requirements[0];

  it("case 22: permits of two cities, both valid all 2022, are twelve months, credited to the destination", () => {
    const year = ["ISSUED 2022-01-01", "CANCELLED 2023-01-01 OWN_WISH"];
    const answer = asked([...recordsIn(beijing, ...year), ...recordsIn(tianjin, ...year)]);
    expect(answer).toMatchObject({ actual: "12", trace: { counted: [{ city: tianjin, units: 12 }] } });
  });

  it("case 31: a city that leaves the zone keeps its permits in force, and its months count to its last day in it", () => {
    const history = ["ISSUED 2023-01-01", "ENDORSED 2024-01-01"];
    const answer = asked(recordsIn(beijing, ...history), { code: beijing, recognisedUntil: "2023-06-30" });
    expect(answer).toMatchObject({ actual: "6" });
    expect(standingOn(acts(...history), V1, "2024-06-01")?.state).toBe("IN_FORCE");
  });
});

describe("case 50: false papers", () => {
  it.each([
    ["2020-03-01", 0, "false from the beginning: nothing counts"],
    ["2021-03-02", 366, "an endorsement on false papers voids what it brought"],
  ])("since %s leave %i days: %s", (falseSince, days) => {
    const history = permit(
      "p",
      "ISSUED 2020-03-01",
      "ENDORSED 2021-03-01",
      `REVOKED 2021-09-01 ${falseSince}`,
    );
    expect(standingOn(history.acts, V1, "2022-01-01")?.state).toBe("REVOKED");
    expect(permitYears([history], V1, "2022-01-01").cumulative.days).toBe(days);
  });

  it("come to light after settling: a cancelled permit can still be revoked", () => {
    const history = acts("ISSUED 2020-03-01", "CANCELLED 2020-12-01 LOCAL_REGISTRATION");
    const answer = admitAct(history, V1, { type: "REVOKED", on: "2021-05-01", falseSince: "2020-03-01" });
    expect(answer).toMatchObject({ allowed: true, standing: { state: "REVOKED", counted: [] } });
  });

  it.each([
    [{ years: 5 }, "2029-02-28", "2029-03-01", "Beijing: five years, counted from the day after"],
    [{ years: 3 }, "2027-02-28", "2027-03-01", "Shanghai"],
    [{ years: 2 }, "2026-02-28", "2026-03-01", "Foshan"],
  ])("a ban of %j from 2024-02-29 runs to %s, and %s is free: %s", (years, until, free) => {
    const ban = banAfter("2024-02-29", years);
    expect(ban).toEqual({ until });
    expect([isBanned(ban, until), isBanned(ban, free)]).toEqual([true, false]);
    expect(ban !== null && mayApplyFrom(ban)).toBe(free);
  });

  it("a permanent ban never ends, and a city without one bans nobody", () => {
    expect(isBanned(banAfter("2024-02-29", "PERMANENT"), "2999-01-01")).toBe(true);
    expect(mayApplyFrom("PERMANENT")).toBeNull();
    expect(isBanned(banAfter("2024-02-29", null), "2024-03-01")).toBe(false);
    const facts = { acts: null, ban: banAfter("2024-02-29", { years: 2 }), isRegisteredHere: false };
    expect(applicationRefusal("FIRST_ISSUE", facts, V1, "2026-02-28")).toBe("BANNED");
    expect(applicationRefusal("FIRST_ISSUE", facts, V1, "2026-03-01")).toBeNull();
  });
});
