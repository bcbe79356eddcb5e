import type { Bundle, Case, Credited, LedgerRecord, Requirement, RuleSet } from "./document";

/** Small documents to start a hand-written case from; docs/rules-semantics.md §9's example is `pageExample`. */

export const SHANGHAI = "310000";
export const SUZHOU = "320500";
export const LAIWU = "371200";
export const JINAN = "370100";

const label = { en: "x", zh: "某" };

export function credited(changes: Partial<Credited> = {}): Credited {
  return {
    id: "years",
    type: "credited",
    kinds: ["residence"],
    scope: "zone",
    unit: "day",
    convert: true,
    resetAfterGap: null,
    months: 12,
    ...changes,
  };
}

export function ruleSet(requirements: Requirement[], changes: Partial<RuleSet> = {}): RuleSet {
  return {
    version: 1,
    effectiveFrom: "2014-01-01",
    title: label,
    excludeTags: ["backPaid"],
    monthCounts: "anyDay",
    valuation: { tiers: "assessment", coefficients: "assessment" },
    overlap: "best",
    conversion: {
      default: "1",
      byTier: { "large-1": { super: "0.8" } },
      byCity: { [SUZHOU]: { [SHANGHAI]: "0.9" } },
    },
    caps: [],
    attributes: { clean: { type: "boolean", label } },
    pathways: [{ id: "residence", appliesTo: "all", title: label, requirements }],
    examples: [],
    ...changes,
  };
}

export function bundle(ruleSets: RuleSet[], changes: Partial<Bundle> = {}): Bundle {
  return {
    format: "residence-rules/1",
    kinds: { residence: label, socialInsurance: label, study: label },
    cities: [
      { code: SHANGHAI, name: label, tiers: [{ from: "2014-01-01", tier: "super" }] },
      { code: SUZHOU, name: label, tiers: [{ from: "2014-01-01", tier: "large-1" }] },
      {
        code: LAIWU,
        name: label,
        tiers: [],
        successor: { code: JINAN, from: "2019-01-09", retroactive: true },
      },
      { code: JINAN, name: label, tiers: [{ from: "2014-01-01", tier: "mega" }] },
    ],
    zone: {
      id: "yangtze-river-delta",
      name: label,
      members: [{ code: SHANGHAI }, { code: SUZHOU, recognisedFrom: "2020-01-01" }],
    },
    ruleSets,
    ...changes,
  };
}

export function record(changes: Partial<LedgerRecord> = {}): LedgerRecord {
  return {
    id: "r1",
    kind: "residence",
    city: SHANGHAI,
    start: "2020-01-01",
    end: null,
    status: "verified",
    tags: [],
    ...changes,
  };
}

export function kase(records: LedgerRecord[], changes: Partial<Case> = {}): Case {
  return { destination: SHANGHAI, assessmentDate: "2026-11-23", records, ...changes };
}

/** The documents of §9, without the points, and with caps in the tiers' order. */
export function pageExample(): { bundle: Bundle; kase: Case } {
  const rules = ruleSet(
    [
      { id: "permit-now", type: "current", kinds: ["residence"], scope: "destination", unit: "day" },
      credited({ months: 84, maxShareElsewhere: "0.5" }),
      { id: "clean", type: "attribute", attribute: "clean", in: [true] },
    ],
    {
      effectiveFrom: "2020-04-01",
      caps: [
        { tier: "small-2", months: 24 },
        { city: SUZHOU, months: 60 },
        { elsewhere: true, months: 48 },
      ],
    },
  );
  return {
    bundle: bundle([rules]),
    kase: kase(
      [
        record({ city: SUZHOU, start: "2019-03-01" }),
        record({ id: "i1", kind: "socialInsurance", city: SUZHOU, start: "2019-03-01", end: "2024-06-30" }),
      ],
      {
        evidence: "verified",
        person: { birthDate: "1990-02-03", attributes: { clean: true } },
        plan: [{ kind: "residence", city: SHANGHAI, start: "2027-01-01", end: null }],
      },
    ),
  };
}
