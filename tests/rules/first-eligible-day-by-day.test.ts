import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonthsClamped,
  bundleFromValue,
  type Cap,
  type Case,
  type Conversion,
  compile,
  daysBetween,
  evaluate,
  type Kinds,
  type Requirement,
  type RuleSet,
} from "@/lib/rules";
import { bundle, credited, kase, NANJING, NANTONG, ruleSet, SUZHOU } from "./support/documents";

/** Every day of the first three years is asked about, where all that is generated happens; then every eleventh. */
const THOROUGH_DAYS = 3 * 366;
const STEP = 11;

const BOTH = ["residence", "socialInsurance"];

const day = fc.integer({ min: 0, max: 1_100 }).map((days) => addDays("2022-01-01", days));
const length = fc.option(fc.integer({ min: 0, max: 500 }), { freq: 3 });
const span = fc.tuple(day, length).map(([start, days]) => ({
  start,
  end: days === null ? null : addDays(start, days),
}));
const place = fc.record({
  kind: fc.constantFrom("residence", "residence", "socialInsurance", "study"),
  city: fc.constantFrom(NANJING, SUZHOU, NANTONG),
});

const requirement: fc.Arbitrary<Requirement> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({
        kinds: fc.constantFrom<Kinds>(["residence"], BOTH, { anyOf: BOTH }),
        scope: fc.constantFrom("zone" as const, "destination" as const),
        unit: fc.constantFrom("day" as const, "month" as const),
        convert: fc.boolean(),
        resetAfterGap: fc.constantFrom(null, null, 0, 1, 2, 45),
        until: fc.constantFrom(null, "previousMonth" as const),
        window: fc.constantFrom(null, null, 1, 3, 12),
        notDuring: fc.constantFrom<string[] | null>(null, ["study"]),
        months: fc.constantFrom(1, 2, 3, 6, 11, 12, 18),
        maxShareElsewhere: fc.constantFrom(null, null, "0.5"),
      })
      .map((changes) => credited(changes)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("day" as const, "month" as const).map(
      (unit): Requirement => ({
        id: "now",
        type: "current",
        kinds: ["residence"],
        scope: "zone",
        unit,
        window: 1,
      }),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Requirement>({ id: "age", type: "age", min: 18, max: 19 }) },
);

const rules = fc.record({
  monthCounts: fc.constantFrom("anyDay" as const, "fifteenDays" as const, "fullMonth" as const),
  overlap: fc.constantFrom("best" as const, "destinationFirst" as const),
  conversion: fc.constantFrom<Conversion>(
    { default: "1" },
    { default: "0.7" },
    { default: "1.5" },
    { default: "0" },
  ),
  caps: fc.constantFrom<Cap[]>([], [{ elsewhere: true, months: 6 }], [{ city: SUZHOU, months: 3 }]),
});

const documents = fc
  .record({
    requirements: fc.array(requirement, { minLength: 1, maxLength: 2 }),
    rules,
    later: fc.option(
      fc.record({ requirements: fc.array(requirement, { minLength: 1, maxLength: 1 }), from: day }),
    ),
    records: fc.array(fc.tuple(place, span), { maxLength: 5 }),
    plan: fc.array(fc.tuple(place, span), { maxLength: 1 }),
    assessmentDate: day,
    born: fc.integer({ min: 0, max: 1_000 }),
  })
  .map((parts) => {
    const named = (list: Requirement[]) => list.map((one, index) => ({ ...one, id: `q${index}` }));
    const versions: RuleSet[] = [ruleSet(named(parts.requirements), parts.rules)];
    if (parts.later !== null) {
      const changes = { ...parts.rules, version: 2, effectiveFrom: parts.later.from };
      versions.push(ruleSet(named(parts.later.requirements), changes));
    }
    const list = parts.records.map(([where, when], index) => ({
      id: `r${index}`,
      status: "verified" as const,
      ...where,
      ...when,
    }));
    const plan = parts.plan.map(([where, when]) => ({ ...where, ...when }));
    const person = { birthDate: addDays("2004-06-01", parts.born) };
    const asked: Case = kase(list, { assessmentDate: parts.assessmentDate, plan, person });
    return { document: bundle(versions), asked };
  });

describe("the first eligible date and every single day", () => {
  it("is eligible, and no day before it is", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(documents, ({ document, asked }) => {
        const compiled = compile(bundleFromValue(document));
        const found = evaluate(compiled, asked, { trace: false }).firstEligibleDate ?? null;
        const { plan, ...lived } = asked;
        const planned = (plan ?? []).map((one, index) => ({
          ...one,
          id: `p${index}`,
          status: "verified" as const,
        }));
        const joined = { ...lived, records: [...asked.records, ...planned] };
        const eligibleOn = (assessmentDate: string) =>
          evaluate(compiled, { ...joined, assessmentDate }, { firstEligibleDate: false, trace: false })
            .eligible;
        const last = found ?? addMonthsClamped(asked.assessmentDate, 480);
        const days = daysBetween(asked.assessmentDate, last) + (found === null ? 1 : 0);
        for (let after = 0; after < days; after += after < THOROUGH_DAYS ? 1 : STEP) {
          const tried = addDays(asked.assessmentDate, after);
          if (eligibleOn(tried)) expect.fail(`${tried} is eligible before ${found}`);
        }
        if (found !== null) expect(eligibleOn(found)).toBe(true);
      }),
      { numRuns: 60, seed: 20_261_123 },
    );
  });
});
