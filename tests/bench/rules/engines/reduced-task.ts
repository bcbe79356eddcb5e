import { compile, dayNumber, evaluate, tierOf } from "@/lib/rules";
import { completedYears } from "@/lib/rules/days";
import { sampleBundle } from "../../../demo/sample-bundle";
import { caseOf, TODAY } from "../horizon";
import { ASSESSMENT_DATE, type Resident } from "../residents";

/**
 * The task that engines without dates can do, too: is this person eligible today in one city under one pathway, their
 * facts prepared for them? docs/performance.md says it in full.
 */
export const DESTINATION = "320100";
export const AGES = { min: 18, max: 59 } as const;
/** Sixty months in 1/10000 day. */
export const NEEDED = 1825 * 10_000;

/** What the host prepares: the overlaps are settled, the days added up by the tier of the city that won them. */
export interface Facts {
  age: number;
  permitHere: boolean;
  spans: { tier: string; days: number }[];
}

const OWN = "own";
const PATHWAY = "five-years";
const SAMPLE = sampleBundle("yangtze-river-delta");

export const COMPILED = compile({
  ...SAMPLE,
  ruleSets: SAMPLE.ruleSets.map((ruleSet) => ({
    ...ruleSet,
    examples: [],
    pathways: [
      {
        id: PATHWAY,
        appliesTo: { cities: [DESTINATION] },
        title: { en: "Five years, converted", zh: "折算满五年" },
        requirements: [
          { id: "permit", type: "current", kinds: ["residence"], scope: "destination", unit: "day" },
          {
            ...{ id: "years", type: "credited", kinds: ["residence"], scope: "zone", unit: "day" },
            ...{ convert: true, resetAfterGap: null, months: 60 },
          },
          { id: "age", type: "age", ...AGES },
        ],
      },
    ],
  })),
});

/** What a day in each tier, or in the city itself, is worth: 1/10000. */
export const COEFFICIENTS: ReadonlyMap<string, number> = new Map([
  [OWN, 10_000],
  ...Object.entries(SAMPLE.ruleSets.at(-1)?.conversion.byTier ?? {}).map(([from, row]): [string, number] => [
    from,
    Math.round(Number(row.mega) * 10_000),
  ]),
]);

export function decideOurselves(resident: Resident): boolean {
  const options = { trace: false, firstEligibleDate: false };
  return evaluate(COMPILED, caseOf(resident, DESTINATION), options).eligible;
}

export function factsOf(resident: Resident): Facts {
  const answer = evaluate(COMPILED, caseOf(resident, DESTINATION), { firstEligibleDate: false });
  const [permit, years] = answer.pathways[0]?.requirements ?? [];
  const days = new Map<string, number>();
  const counted = years !== undefined && "trace" in years ? (years.trace?.counted ?? []) : [];
  for (const { city, units } of counted) {
    const tier = city === DESTINATION ? OWN : (tierOf(COMPILED, city, ASSESSMENT_DATE) ?? OWN);
    days.set(tier, (days.get(tier) ?? 0) + units);
  }
  return {
    age: completedYears(dayNumber(resident.person.birthDate ?? ASSESSMENT_DATE), TODAY),
    permitHere: permit?.status === "met",
    spans: Array.from(days, ([tier, sum]) => ({ tier, days: sum })),
  };
}
