import {
  type AppliesTo,
  type Bundle,
  bundleFromValue,
  type Case,
  type CaseRecord,
  type City,
  type CreditedRequirement,
  compile,
  type EvaluateOptions,
  evaluate,
  type Requirement,
  type RequirementAnswer,
  type RuleSet,
  type Tier,
  type Trace,
} from "@/lib/rules";

/** Real codes; the tiers are those of the 2020 census. */
export const SHANGHAI = "310000";
export const NANJING = "320100";
export const SUZHOU = "320500";
export const NANTONG = "320600";
export const ZHENJIANG = "321100";
export const LAIWU = "371200";
export const JINAN = "370100";
/** Never a member of the test zone. */
export const WUHAN = "420100";

export const label = { en: "x", zh: "某" };

export function city(code: string, tier: Tier | null, changes: Partial<City> = {}): City {
  return { code, name: label, tiers: tier === null ? [] : [{ from: "2014-01-01", tier }], ...changes };
}

export const CITIES: City[] = [
  city(SHANGHAI, "super"),
  city(NANJING, "mega"),
  city(SUZHOU, "large-1"),
  city(NANTONG, "large-2"),
  city(ZHENJIANG, "large-2"),
  city(LAIWU, null, { successor: { code: JINAN, from: "2019-01-09", retroactive: true } }),
  city(JINAN, "mega"),
  city(WUHAN, "super"),
];

export function ruleSet(requirements: Requirement[], changes: Partial<RuleSet> = {}): RuleSet {
  return {
    version: 1,
    effectiveFrom: "2014-01-01",
    title: label,
    countsFrom: null,
    excludeTags: ["backPaid"],
    monthCounts: "anyDay",
    valuation: { tiers: "assessment", coefficients: "assessment" },
    overlap: "best",
    conversion: { default: "1", byTier: {}, byCity: {} },
    caps: [],
    attributes: {},
    points: {},
    pathways: [pathway(requirements)],
    examples: [],
    ...changes,
  };
}

export function pathway(requirements: Requirement[], appliesTo: AppliesTo = "all", id = "only") {
  return { id, appliesTo, title: label, requirements };
}

export function bundle(ruleSets: RuleSet[], changes: Partial<Bundle> = {}): Bundle {
  const members = [SHANGHAI, NANJING, SUZHOU, NANTONG, ZHENJIANG, JINAN].map((code) => ({ code }));
  return {
    format: "residence-rules/1",
    kinds: { residence: label, socialInsurance: label, study: label },
    cities: CITIES,
    zone: { id: "test-zone", name: label, members },
    ruleSets,
    ...changes,
  };
}

export function credited(changes: Partial<CreditedRequirement> = {}): CreditedRequirement {
  return {
    id: "years",
    type: "credited",
    kinds: ["residence"],
    scope: "zone",
    unit: "day",
    convert: true,
    months: 12,
    ...changes,
  };
}

/** "residence 320500 2020-01-01..2020-12-31", or ".." alone for one that goes on; ids r1, r2 … in order. */
export function records(...lines: string[]): CaseRecord[] {
  return lines.map((line, index) => {
    const [kind = "", code = "", span = "", ...tags] = line.split(" ");
    const [start = "", end = ""] = span.split("..");
    return { id: `r${index + 1}`, kind, city: code, start, end: end || null, status: "verified", tags };
  });
}

export function kase(list: CaseRecord[], changes: Partial<Case> = {}): Case {
  return { destination: NANJING, assessmentDate: "2024-06-30", records: list, ...changes };
}

export function answerTo(document: Bundle, asked: Case, options: EvaluateOptions = {}) {
  return evaluate(compile(bundleFromValue(document)), asked, { firstEligibleDate: false, ...options });
}

/** The answer to the only requirement of the only pathway. */
export function only<Type extends RequirementAnswer["type"]>(document: Bundle, asked: Case, _type?: Type) {
  const answer = answerTo(document, asked).pathways[0]?.requirements[0];
  if (answer === undefined) throw new Error("no requirement was answered");
  return answer as Extract<RequirementAnswer, { type: Type }>;
}

/** What one credited requirement comes to under one rule set. */
export function creditedUnder(
  requirement: Partial<CreditedRequirement>,
  rules: Partial<RuleSet>,
  asked: Case,
  places: Partial<Bundle> = {},
) {
  return only(bundle([ruleSet([credited(requirement)], rules)], places), asked, "credited");
}

export function traceOf(answer: { trace?: Trace }): Trace {
  if (answer.trace === undefined) throw new Error("the answer has no trace");
  return answer.trace;
}

/** "r1 2020-01-01..2020-01-31 31 kind", with the taker of an overlap after it. */
export function excluded(answer: { trace?: Trace }): string[] {
  return traceOf(answer).excluded.map((run) =>
    [run.record, `${run.from}..${run.to}`, run.days, run.reason, run.city ?? run.byRecord]
      .filter(Boolean)
      .join(" "),
  );
}

/** "320100 2020-01-01..2020-01-31 31×0.85=26.35". */
export function counted(answer: { trace?: Trace }): string[] {
  return traceOf(answer).counted.map(
    (run) => `${run.city} ${run.from}..${run.to} ${run.units}×${run.coefficient}=${run.credited}`,
  );
}
