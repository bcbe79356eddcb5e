import fc from "fast-check";
import { describe, it } from "vitest";
import { bundleFromValue, caseFromValue } from "@/lib/rules";
import { bundleArbitrary } from "../oracle/arbitrary";
import { caseOf } from "../oracle/arbitrary-case";
import { asked } from "./support";

// More people, or others, than the fixed ones: HUTONG_FUZZ_RUNS=20000 HUTONG_FUZZ_SEED=7 npx vitest run …
const RUNS = Number(process.env.HUTONG_FUZZ_RUNS ?? 1000);
const SEED = Number(process.env.HUTONG_FUZZ_SEED ?? 20_261_123);
const PEOPLE = 4;

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
            const people = cases.map(({ person, records }) => ({ person: person ?? {}, records }));
            asked(bundle, on, people);
          },
        ),
        { numRuns: RUNS, seed: SEED },
      );
    },
    120_000 + RUNS * 100,
  );
});
