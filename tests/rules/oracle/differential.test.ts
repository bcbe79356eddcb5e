import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bundleFromValue, caseFromValue, compile, evaluate } from "@/lib/rules";
import { type Documents, documentsArbitrary } from "./arbitrary";
import { dayOf, plusYears, textOf } from "./dates";
import { eligibleOn, evaluated } from "./evaluate";

// More cases, or others, than the fixed ones: HUTONG_FUZZ_RUNS=20000 HUTONG_FUZZ_SEED=7 npx vitest run …
const RUNS = Number(process.env.HUTONG_FUZZ_RUNS ?? 1500);
const SEED = Number(process.env.HUTONG_FUZZ_SEED ?? 20_250_701);
/** The search for a first date asks the oracle about many days of one case, so it takes fewer cases. */
const DATE_RUNS = Math.ceil(RUNS / 40);
const PATIENCE = 60_000 + RUNS * 100;

function engineAnswer({ bundle, kase }: Documents, firstDate: boolean) {
  return evaluate(compile(bundleFromValue(bundle)), caseFromValue(kase), { firstEligibleDate: firstDate });
}

/** Days on which something can change: around every date of the documents, and a spread of others. */
function daysToTry({ bundle, kase }: Documents, until: number): number[] {
  const from = dayOf(kase.assessmentDate);
  const named = JSON.stringify([bundle, kase]).match(/\d{4}-\d\d-\d\d/g) ?? [];
  const near = named.flatMap((text) => [dayOf(text) - 1, dayOf(text), dayOf(text) + 1]);
  const spread = [1, 2, 31, 182].map((by) => from + by);
  const between = [...new Set([...near, ...spread])].filter((day) => day >= from && day <= until);
  // A part only: the whole would take a minute a case where the date is decades away.
  const step = Math.ceil(between.length / 20);
  const part = between.filter((_, index) => index % step === between.length % step);
  return [from, ...part, until].filter((day) => day >= from && day <= until);
}

describe("the engine and the day-by-day reading of docs/rules-semantics.md", () => {
  it(
    "answer every case alike, traces and hashes included",
    () => {
      fc.assert(
        fc.property(documentsArbitrary, (documents) => {
          expect(engineAnswer(documents, false)).toEqual(evaluated(documents.bundle, documents.kase));
        }),
        { numRuns: RUNS, seed: SEED },
      );
    },
    PATIENCE,
  );

  it(
    "agree that a first eligible date is eligible, and no day tried before it",
    () => {
      fc.assert(
        fc.property(documentsArbitrary, (documents) => {
          const { bundle, kase } = documents;
          const last = plusYears(dayOf(kase.assessmentDate), 40);
          const found = engineAnswer(documents, true).firstEligibleDate ?? null;
          const until = found === null ? last : dayOf(found) - 1;
          const earlier = daysToTry(documents, until).filter((day) => eligibleOn(bundle, kase, day));
          expect(earlier.map(textOf)).toEqual([]);
          if (found !== null) {
            expect(dayOf(found)).toBeLessThanOrEqual(last);
            expect(eligibleOn(bundle, kase, dayOf(found))).toBe(true);
          }
        }),
        { numRuns: DATE_RUNS, seed: SEED },
      );
    },
    PATIENCE,
  );
});
