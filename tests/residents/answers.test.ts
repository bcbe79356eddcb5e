import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PreparedBundle } from "@/lib/policy/bundle";
import { assess } from "@/lib/residents/assessment";
import { assessDestinations } from "@/lib/residents/destinations";
import { eligibleSince } from "@/lib/residents/eligible-since";
import { outlookOf } from "@/lib/residents/outlook";
import type { YearRecord } from "@/lib/residents/types";
import {
  addDays,
  bundleFromValue,
  canonicalJson,
  compile,
  evaluate,
  type Measure,
  type Requirement,
} from "@/lib/rules";

const TODAY = "2026-11-23";
const [SUZHOU, WUXI] = ["320500", "320200"];

/** A zone of two cities with these requirements for both. */
function zoneWith(requirements: unknown[], effectiveFrom = "2024-01-01"): PreparedBundle {
  const document = bundleFromValue({
    format: "residence-rules/1",
    kinds: {
      residence: { en: "Residence permit", zh: "居住证" },
      socialInsurance: { en: "Insurance", zh: "社保" },
    },
    cities: [SUZHOU, WUXI].map((code) => ({
      code,
      name: { en: code, zh: code },
      tiers: [{ from: "2014-01-01", tier: "large-1" }],
    })),
    zone: {
      id: "pair",
      name: { en: "Pair", zh: "两市" },
      noticeDays: 30,
      members: [{ code: SUZHOU }, { code: WUXI }],
    },
    ruleSets: [
      {
        version: 1,
        effectiveFrom,
        title: { en: "Test", zh: "测试" },
        monthCounts: "anyDay",
        valuation: { tiers: "assessment", coefficients: "assessment" },
        overlap: "best",
        conversion: { default: "0.5" },
        attributes: {
          degree: { type: "choice", options: ["none", "bachelor"], label: { en: "Degree", zh: "学历" } },
        },
        pathways: [{ id: "years", appliesTo: "all", title: { en: "Years", zh: "年限" }, requirements }],
      },
    ],
  });
  const compiled = compile(document);
  return { zoneId: "pair", document, compiled, text: canonicalJson(document), sha256: compiled.sha256 };
}

const measure: Measure = {
  kinds: ["residence"],
  scope: "zone",
  unit: "day",
  convert: true,
  resetAfterGap: null,
};
const NOW: Requirement = { id: "now", type: "current", ...measure, scope: "destination" };
const YEAR: Requirement = { id: "year", type: "credited", ...measure, months: 12 };
const DEGREE: Requirement = { id: "degree", type: "attribute", attribute: "degree", in: ["bachelor"] };

let made = 0;
function record(startOn: string, endOn: string | null, more: Partial<YearRecord> = {}): YearRecord {
  return {
    ...{
      id: `r${++made}`,
      residentId: "",
      kind: "residence",
      placeCode: SUZHOU,
      cityCode: SUZHOU,
      startOn,
      endOn,
    },
    ...{ status: "VERIFIED", source: "SELF", tags: [], note: null, supersedesId: null },
    ...{ createdAt: new Date(0), verifiedAt: null, verifiedById: null, permitId: null },
    ...more,
  };
}

const facts = (records: YearRecord[], attributes = {}) => ({ birthOn: "1990-02-03", attributes, records });

function outlook(bundle: PreparedBundle, given: ReturnType<typeof facts>) {
  const question = { destination: SUZHOU, on: TODAY, evidence: "verified" as const };
  return outlookOf(bundle, given, question, assess(bundle, given, question).answer);
}

describe("an answer in one sentence", () => {
  test("says yes today, from a day on, or never, as the years are", () => {
    const zone = zoneWith([NOW, YEAR]);
    expect(outlook(zone, facts([record("2020-01-01", null)])).kind).toBe("ELIGIBLE");
    expect(outlook(zone, facts([record("2026-01-01", null)]))).toMatchObject({
      kind: "FROM",
      on: "2026-12-31",
    });
    expect(outlook(zone, facts([record("2020-01-01", "2025-01-01")])).kind).toBe("NEVER");
  });

  test("never says never while an answer to an open question could change it", () => {
    const zone = zoneWith([YEAR, DEGREE]);
    const years = [record("2020-01-01", null)];
    expect(outlook(zone, facts(years))).toEqual({ kind: "UNKNOWN", ifTold: TODAY });
    expect(outlook(zone, facts(years, { degree: "none" })).kind).toBe("NEVER");
    expect(outlook(zone, facts(years, { degree: "bachelor" })).kind).toBe("ELIGIBLE");
    // The degree alone is not enough for somebody without years, whatever it is.
    expect(outlook(zone, facts([])).kind).toBe("NEVER");
  });

  test("promises nothing where no rules are in force, and the day on which coming rules would say yes", () => {
    const coming = zoneWith([YEAR], "2027-01-01");
    expect(outlook(coming, facts([record("2020-01-01", null)]))).toMatchObject({
      kind: "FROM",
      on: "2027-01-01",
    });
    expect(outlook(coming, facts([])).kind).toBe("NO_RULES");
  });

  test("puts the soonest city first, and says what moving there or confirming records would change", () => {
    const zone = zoneWith([NOW, YEAR]);
    const declared = record("2020-01-01", null, { cityCode: WUXI, placeCode: WUXI, status: "DECLARED" });
    const found = assessDestinations([zone], facts([record("2026-01-01", null), declared]), TODAY);
    expect(found.map(({ city }) => city)).toEqual([SUZHOU, WUXI]);
    expect(found[1]).toMatchObject({ outlook: { kind: "NEVER" }, ifConfirmed: { kind: "ELIGIBLE" } });
    expect(found[1]?.ifMoved).not.toBeNull();
  });
});

describe("since when somebody qualifies", () => {
  const caseOf = (zone: PreparedBundle, records: YearRecord[]) =>
    assess(zone, facts(records), { destination: SUZHOU, on: TODAY, evidence: "verified" }).document;

  test("is the first day of the stretch that lasts until today", () => {
    const zone = zoneWith([NOW, YEAR]);
    const records = [record("2023-07-02", "2025-03-31"), record("2025-05-01", null)];
    expect(eligibleSince(zone, caseOf(zone, records))).toEqual({ on: "2025-05-01", open: false });
  });

  test("is open where it reaches back to the day the rules began", () => {
    const zone = zoneWith([NOW, YEAR]);
    expect(eligibleSince(zone, caseOf(zone, [record("2015-01-01", null)]))).toEqual({
      on: "2024-01-01",
      open: true,
    });
  });

  const requirement = fc.oneof(
    fc.constant<unknown>(NOW),
    fc.record({
      id: fc.constant("credited"),
      type: fc.constant("credited"),
      kinds: fc.constantFrom(["residence"], ["residence", "socialInsurance"]),
      scope: fc.constantFrom("zone", "destination"),
      unit: fc.constantFrom("day", "month"),
      convert: fc.boolean(),
      months: fc.integer({ min: 0, max: 12 }),
      resetAfterGap: fc.constantFrom(null, 0, 2, 40),
      until: fc.constantFrom(null, "previousMonth"),
      window: fc.option(fc.integer({ min: 1, max: 14 })),
    }),
  );
  const span = fc.record({
    start: fc.integer({ min: 0, max: 900 }),
    length: fc.integer({ min: 0, max: 500 }),
    ongoing: fc.boolean(),
    city: fc.constantFrom(SUZHOU, WUXI),
    kind: fc.constantFrom("residence", "socialInsurance"),
  });

  test("is what asking every single day finds, for any rules and any years", () => {
    fc.assert(
      fc.property(
        fc.array(requirement, { minLength: 1, maxLength: 2 }),
        fc.array(span, { maxLength: 5 }),
        (rules, spans) => {
          const zone = zoneWith(rules.map((rule, index) => ({ ...(rule as object), id: `q${index}` })));
          const records = spans.map(({ start, length, ongoing, city, kind }) => {
            const startOn = addDays("2024-06-01", start);
            const endOn = ongoing ? null : addDays(startOn, length);
            return record(startOn, endOn, { cityCode: city, placeCode: city, kind });
          });
          const document = caseOf(zone, records);
          const holds = (assessmentDate: string) =>
            evaluate(
              zone.compiled,
              { ...document, assessmentDate },
              { trace: false, firstEligibleDate: false },
            ).eligible;
          fc.pre(holds(TODAY));
          let since = TODAY;
          while (since > "2024-01-01" && holds(addDays(since, -1))) since = addDays(since, -1);
          expect(eligibleSince(zone, document).on).toBe(since);
        },
      ),
      { numRuns: 60 },
    );
  });
});
