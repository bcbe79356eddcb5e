import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Bundle,
  bundleFromValue,
  type Case,
  caseFromValue,
  compile,
  dayNumber,
  evaluate,
} from "@/lib/rules";
import { addMonthsClamped } from "@/lib/rules/days";
import { NOT_ELIGIBLE, PopulationBuilder, Previewer, PreviewPlan } from "@/lib/rules/population";
import { bundleArbitrary } from "../oracle/arbitrary";
import { caseOf } from "../oracle/arbitrary-case";

// More people, or others, than the fixed ones: HUTONG_FUZZ_RUNS=20000 HUTONG_FUZZ_SEED=7 npx vitest run …
const RUNS = Number(process.env.HUTONG_FUZZ_RUNS ?? 1000);
const SEED = Number(process.env.HUTONG_FUZZ_SEED ?? 20_261_123);
const PEOPLE = 4;

/** The one-person engine's first eligible date, as a preview writes it down. */
function singly(bundle: Bundle, on: string, destination: string, { person, records }: Case): number {
  const compiled = compile(bundle);
  const kase = { destination, assessmentDate: on, person: person ?? {}, records };
  const { firstEligibleDate } = evaluate(compiled, kase, { trace: false });
  if (firstEligibleDate == null || firstEligibleDate > addMonthsClamped(on, 120)) return NOT_ELIGIBLE;
  return dayNumber(firstEligibleDate) - dayNumber(on);
}

describe("the population preview and the one-person engine", () => {
  it(
    "give every person the same first eligible day in every city of the zone",
    () => {
      fc.assert(
        fc.property(
          bundleArbitrary,
          fc.array(caseOf, { minLength: PEOPLE, maxLength: PEOPLE }),
          (bundleValue, caseValues) => {
            const bundle = bundleFromValue(bundleValue);
            const cases = caseValues.map(caseFromValue);
            const on = cases[0]?.assessmentDate as string;
            const builder = new PopulationBuilder();
            for (const { person, records } of cases) builder.add(person ?? {}, records);
            const plan = new PreviewPlan(compile(bundle), on, builder.finish());
            const previewer = new Previewer(plan);
            previewer.seek(0);
            const found = cases.map(() => {
              previewer.next();
              return [...previewer.firstDays];
            });
            const expected = cases.map((kase) =>
              plan.destinations.map((destination) => singly(bundle, on, destination, kase)),
            );
            expect(found).toEqual(expected);
          },
        ),
        { numRuns: RUNS, seed: SEED },
      );
    },
    120_000 + RUNS * 100,
  );
});
