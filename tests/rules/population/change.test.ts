import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANCHOR_DAY } from "@/lib/demo/platform";
import {
  type Bundle,
  bundleFromValue,
  caseFromValue,
  coefficientOf,
  compile,
  type RuleSet,
} from "@/lib/rules";
import {
  addTally,
  ChangePreviewer,
  PopulationBuilder,
  type PopulationColumns,
  Previewer,
  PreviewPlan,
  type Tally,
} from "@/lib/rules/population";
import { residents } from "@/tests/bench/rules/residents";
import { sampleBundle } from "@/tests/demo/sample-bundle";
import { bundleArbitrary } from "../oracle/arbitrary";
import { caseOf } from "../oracle/arbitrary-case";

const RUNS = Number(process.env.HUTONG_FUZZ_RUNS ?? 300);
const SEED = Number(process.env.HUTONG_FUZZ_SEED ?? 20_261_124);

function tallied(columns: PopulationColumns, bundle: Bundle, on: string): Tally {
  const previewer = new Previewer(new PreviewPlan(compile(bundle), on, columns));
  previewer.seek(0);
  for (let person = 0; person < columns.people; person += 1) {
    previewer.next();
    previewer.count();
  }
  return previewer.tally;
}

function changed(columns: PopulationColumns, before: Bundle, after: Bundle, on: string) {
  const plan = (bundle: Bundle) => new PreviewPlan(compile(bundle), on, columns);
  const change = new ChangePreviewer(plan(before), plan(after));
  change.ask(0, columns.people);
  return change.tally;
}

/** How many were asked says nothing about the answer. */
function numbers({ askedSingly: _, ...tally }: Tally) {
  return tally;
}

/** A draft of the version in force, with one coefficient between tiers set. */
function withCoefficient(bundle: Bundle, from: string, to: string, coefficient: string): Bundle {
  const draft = structuredClone(bundle);
  for (const { conversion } of draft.ruleSets as RuleSet[]) {
    const byTier: Record<string, Record<string, string>> = { ...conversion.byTier };
    conversion.byTier = { ...byTier, [from]: { ...byTier[from], [to]: coefficient } };
  }
  return bundleFromValue(draft);
}

const TIER = fc.constantFrom("super", "mega", "large-1", "large-2", "medium", "small-1", "small-2");

describe("a preview of a change", () => {
  it(
    "comes to what asking everybody anew does, whatever changed",
    () => {
      fc.assert(
        fc.property(
          bundleArbitrary,
          fc.oneof(
            bundleArbitrary.map((other) => () => bundleFromValue(other)),
            fc.tuple(TIER, TIER, fc.constantFrom("0", "0.5", "1.5")).map(
              ([from, to, coefficient]) =>
                (bundle: Bundle) =>
                  withCoefficient(bundle, from, to, coefficient),
            ),
          ),
          fc.array(caseOf, { minLength: 8, maxLength: 8 }),
          (bundleValue, draftOf, caseValues) => {
            const before = bundleFromValue(bundleValue);
            const other = draftOf(before);
            // A draft is of the same zone.
            const after = { ...other, zone: before.zone };
            const cases = caseValues.map(caseFromValue);
            const on = cases[0]?.assessmentDate as string;
            const builder = new PopulationBuilder();
            for (const { person, records } of cases) builder.add(person ?? {}, records);
            const columns = builder.finish();
            const expected = tallied(columns, after, on);
            const { difference } = changed(columns, before, after, on);
            const found = addTally(tallied(columns, before, on), { ...difference, people: 0 });
            expect(numbers(found)).toEqual(numbers(expected));
          },
        ),
        { numRuns: RUNS, seed: SEED },
      );
    },
    300_000 + RUNS * 100,
  );

  describe("that sets one coefficient", () => {
    const builder = new PopulationBuilder();
    for (const { person, records } of residents(3000)) builder.add(person, records);
    const columns = builder.finish();
    const before = sampleBundle("yangtze-river-delta");
    const after = withCoefficient(before, "large-1", "super", "1");
    const { asked, newlyIn, newlyOut, difference, people } = changed(columns, before, after, ANCHOR_DAY);

    it("asks only those who live where it counts, and have lived where it counts otherwise now", () => {
      const worth = (bundle: Bundle, from: string, to: string) =>
        coefficientOf(compile(bundle), { from, to, assessmentDate: ANCHOR_DAY });
      const isOther = (from: string, to: string) => worth(before, from, to) !== worth(after, from, to);
      const cities = before.zone.members.map(({ code }) => code);
      const pairs = new Set(
        cities.flatMap((to) => cities.filter((from) => isOther(from, to)).map((from) => from + to)),
      );
      const concerned = residents(3000).filter(({ records }) =>
        records.some(
          (now) =>
            (now.end == null || now.end >= "2026-10-01") &&
            records.some(({ city }) => pairs.has(city + now.city)),
        ),
      );
      expect(people).toBe(3000);
      expect(asked).toBe(concerned.length);
      expect(asked).toBeGreaterThan(0);
    });

    it("says who is newly in and who is out, which make the difference", () => {
      expect([...difference.now]).toEqual([...newlyIn].map((count, at) => count - (newlyOut[at] as number)));
      expect(newlyOut.every((count) => count === 0)).toBe(true);
      expect(newlyIn.some((count) => count > 0)).toBe(true);
    });
  });

  it("that comes into force later asks those whom its coefficients concern, and nobody else", () => {
    const builder = new PopulationBuilder();
    for (const { person, records } of residents(1500)) builder.add(person, records);
    const columns = builder.finish();
    const before = sampleBundle("yangtze-river-delta");
    const last = before.ruleSets.at(-1) as RuleSet;
    const draft = withCoefficient(before, "large-1", "super", "1").ruleSets.at(-1) as RuleSet;
    const coming = {
      ...draft,
      version: last.version + 1,
      effectiveFrom: "2028-01-01",
      title: { en: "Coming", zh: "将施行" },
    };
    const after = bundleFromValue({ ...before, ruleSets: [...before.ruleSets, coming] });
    const { asked, difference } = changed(columns, before, after, ANCHOR_DAY);
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(columns.people / 4);
    const found = addTally(tallied(columns, before, ANCHOR_DAY), { ...difference, people: 0 });
    expect(numbers(found)).toEqual(numbers(tallied(columns, after, ANCHOR_DAY)));
  });

  it("asks nobody when only the words changed", () => {
    const before = sampleBundle("yangtze-river-delta");
    const after = structuredClone(before);
    for (const ruleSet of after.ruleSets) ruleSet.title = { en: "Another title", zh: "另一标题" };
    const builder = new PopulationBuilder();
    for (const { person, records } of residents(50)) builder.add(person, records);
    expect(changed(builder.finish(), before, bundleFromValue(after), ANCHOR_DAY).asked).toBe(0);
  });
});
