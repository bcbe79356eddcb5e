import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bundleFromValue, caseFromValue, compile } from "@/lib/rules";
import { assessmentOf, pathwaysOn } from "@/lib/rules/assessment";
import type { CompiledRequirement } from "@/lib/rules/compile-rule-set";
import { dayNumber } from "@/lib/rules/days";
import { ledgerOf } from "@/lib/rules/ledger";
import { creditsOf, measureResult } from "@/lib/rules/measure";
import { creditRange, mayBeCurrent } from "@/lib/rules/outlook";
import { includes } from "@/lib/rules/spans";
import { creditedOn, isCurrentOn, timelineOf } from "@/lib/rules/timeline";
import { documentsArbitrary } from "./oracle/arbitrary";

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

  it("knows the least and the most of any days of one month exactly", () => {
    fc.assert(
      fc.property(documentsArbitrary, fc.nat(400), fc.nat(27), fc.nat(27), (documents, month, a, b) => {
        const first = dayNumber(
          `${2024 + Math.floor((month + 4) / 12)}-${String(((month + 4) % 12) + 1).padStart(2, "0")}-01`,
        );
        const days = { from: first + Math.min(a, b), to: first + Math.max(a, b) };
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
      { numRuns: 400, seed: 20_261_123 },
    );
  });
});
