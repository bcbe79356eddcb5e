import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, bundleFromValue, type Cap, caseFromValue, compile } from "@/lib/rules";
import { assessmentOf, pathwaysOn } from "@/lib/rules/assessment";
import type { CompiledRequirement } from "@/lib/rules/compile-rule-set";
import { dayNumber, firstDayOfMonth, lastDayOfMonth, monthOfDay } from "@/lib/rules/days";
import { ledgerOf } from "@/lib/rules/ledger";
import { creditsOf, measureResult } from "@/lib/rules/measure";
import { creditRange, mayBeCurrent } from "@/lib/rules/outlook";
import { includes } from "@/lib/rules/spans";
import { creditedOn, isCurrentOn, timelineOf } from "@/lib/rules/timeline";
import { documentsArbitrary } from "./oracle/arbitrary";
import { bundle, credited, kase, NANJING, ruleSet, SUZHOU } from "./support/documents";

/** After the last date of any document, where nothing but the day itself changes; and back over all of the records. */
const PERIOD = { from: dayNumber("2024-04-02"), to: dayNumber("2064-04-01") };

const around = fc.tuple(
  fc.integer({ min: PERIOD.from, max: PERIOD.from + 1_500 }),
  fc.constantFrom(0, 1, 5, 29, 45, 400),
);

/** Every day is asked in the ordinary way. */
function evaluatedOn(documents: { bundle: unknown; kase: unknown }, days: { from: number; to: number }) {
  const compiled = compile(bundleFromValue(documents.bundle));
  const kase = caseFromValue(documents.kase);
  const request = { destination: kase.destination, evidence: kase.evidence ?? ("verified" as const) };
  const assessment = assessmentOf(compiled, request, PERIOD.from);
  if (assessment === null) return [];
  const ledger = ledgerOf(compiled, kase.records);
  return pathwaysOn(assessment)
    .flatMap(({ requirements }) => requirements)
    .flatMap((requirement) => {
      if (requirement.type !== "credited" && requirement.type !== "current") return [];
      const timeline = timelineOf(assessment, requirement.measure, ledger, PERIOD);
      const on = Array.from({ length: days.to - days.from + 1 }, (_, after) => days.from + after);
      const results = on.map((day) => ({
        day,
        result: measureResult({ ...assessment, on: day }, requirement.measure, ledger),
      }));
      return [{ requirement, timeline, assessment, results }];
    });
}

/** Stays of days or weeks of one summer, in measures that look back for months and forgive few gaps. */
const shortStays = fc
  .record({
    requirement: fc.record({
      unit: fc.constantFrom("day" as const, "day" as const, "month" as const),
      window: fc.constantFrom(1, 1, 2, 3),
      resetAfterGap: fc.constantFrom(null, null, null, 2, 9, 20),
      months: fc.constant(2),
    }),
    rules: fc.record({
      monthCounts: fc.constantFrom("anyDay" as const, "fifteenDays" as const, "fullMonth" as const),
      conversion: fc.constantFrom({ default: "0.4" }, { default: "2.5" }),
      caps: fc.constantFrom<Cap[]>([], [{ elsewhere: true, months: 1 }], [{ city: NANJING, months: 1 }]),
    }),
    stays: fc.array(
      fc.tuple(fc.constantFrom(NANJING, SUZHOU), fc.nat(130), fc.oneof(fc.nat(8), fc.nat(30))),
      { minLength: 1, maxLength: 9 },
    ),
  })
  .map(({ requirement, rules, stays }) => ({
    bundle: bundle([ruleSet([credited(requirement)], rules)]),
    kase: kase(
      stays.map(([city, after, length], index) => {
        const start = addDays("2024-03-20", after);
        const status = "verified" as const;
        return { id: `r${index}`, kind: "residence", city, start, end: addDays(start, length), status };
      }),
    ),
  }));

/** Days after a month's first, its first and its last more often than others. */
const within = fc.oneof(fc.constantFrom(0, 30), fc.nat(30));

const shareOf = (requirement: CompiledRequirement) =>
  requirement.type === "credited" ? requirement.shareLimit : null;

describe("a timeline", () => {
  it("credits on every day what an evaluation on that day credits, and a range no more and no less", () => {
    fc.assert(
      fc.property(documentsArbitrary, around, (documents, [from, length]) => {
        const days = { from, to: from + length };
        for (const { requirement, timeline, assessment, results } of evaluatedOn(documents, days)) {
          const share = shareOf(requirement);
          const credits = results.map(({ result }) => creditsOf(assessment, result, share).credited);
          expect(results.map(({ day }) => creditedOn(timeline, day, share))).toEqual(credits);
          const { least, most } = creditRange(timeline, days, share);
          const [lowest, highest] = [Math.min(...credits), Math.max(...credits)];
          expect(least).toBeLessThanOrEqual(lowest);
          expect(most).toBeGreaterThanOrEqual(highest);
        }
      }),
      { numRuns: 400, seed: 20_261_123 },
    );
  });

  it.each([
    ["whatever the rules", documentsArbitrary, 400, 400],
    ["where windows and gaps take back what short stays brought", shortStays, 4, 2_000],
  ])(
    "knows the least and the most of any days of one month exactly, %s",
    (_where, arbitrary, months, numRuns) => {
      fc.assert(
        fc.property(arbitrary, fc.nat(months), within, within, (documents, month, a, b) => {
          const asked = monthOfDay(PERIOD.from) + 1 + month;
          const day = (after: number) => Math.min(firstDayOfMonth(asked) + after, lastDayOfMonth(asked));
          const days = { from: day(Math.min(a, b)), to: day(Math.max(a, b)) };
          for (const { requirement, timeline, assessment, results } of evaluatedOn(documents, days)) {
            const share = shareOf(requirement);
            const credits = results.map(({ result }) => creditsOf(assessment, result, share).credited);
            const range = { least: Math.min(...credits), most: Math.max(...credits) };
            expect(creditRange(timeline, days, share)).toEqual(range);
            const current = results.map(({ result }) =>
              result.coverage.cities.some((city) => includes(city.open, result.coverage.lastUnit)),
            );
            expect(results.map(({ day }) => isCurrentOn(timeline, day))).toEqual(current);
            expect(mayBeCurrent(timeline, days)).toBe(current.includes(true));
          }
        }),
        { numRuns, seed: 20_261_123 },
      );
    },
  );
});
