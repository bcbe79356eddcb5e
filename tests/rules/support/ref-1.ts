import {
  type Bundle,
  type Case,
  type City,
  type CreditedRequirement,
  type Requirement,
  type RuleSet,
  TIERS,
  type Tier,
} from "@/lib/rules";
import { answerTo, bundle, city, credited, kase, label, pathway, records, ruleSet } from "./documents";

/**
 * Rule set REF-1 of docs/domain.md §9: k by the tier gap (1.00 upwards and level, then 0.85, 0.70, 0.60, 0.50), one
 * credit a month, the best, ties to the target, 60 % of the threshold from elsewhere, insurance up to the month
 * before, 60 months, 12 of them local. Residence months need 15 days.
 */
export const TARGET = "320100";
export const SUZHOU = "320500";
export const ZHENJIANG = "321100";
export const SHANGHAI = "310000";
export const NANTONG = "320600";
export const LAIWU = "371200";
export const JINAN = "370100";
export const MEDIUM = "320900";
export const SMALL = "321300";

const PLACES: [string, Tier][] = [
  [SHANGHAI, "super"],
  [TARGET, "mega"],
  [JINAN, "mega"],
  [SUZHOU, "large-1"],
  [ZHENJIANG, "large-2"],
  [NANTONG, "large-2"],
  [MEDIUM, "medium"],
  [SMALL, "small-1"],
];

export const CITIES: City[] = PLACES.map(([code, tier]) => city(code, tier));

/** 小1, both small tiers; 超大6. */
const rank = (tier: Tier) => Math.max(1, 6 - TIERS.indexOf(tier));

const BY_GAP = ["1", "0.85", "0.7", "0.6", "0.5", "0.5"];

export const BY_TIER = Object.fromEntries(
  TIERS.map((from) => [
    from,
    Object.fromEntries(TIERS.map((to) => [to, BY_GAP[Math.max(0, rank(to) - rank(from))] ?? "1"])),
  ]),
) as Record<Tier, Record<Tier, string>>;

export const INSURANCE: CreditedRequirement = credited({
  id: "insurance",
  kinds: ["socialInsurance"],
  unit: "month",
  until: "previousMonth",
  months: 60,
  maxShareElsewhere: "0.6",
});

export const LOCAL: CreditedRequirement = credited({
  id: "local",
  kinds: ["socialInsurance"],
  scope: "destination",
  unit: "month",
  until: "previousMonth",
  months: 12,
});

export function ref1(
  requirements: Requirement[] = [INSURANCE, LOCAL],
  changes: Partial<RuleSet> = {},
): RuleSet {
  return ruleSet([], {
    excludeTags: ["backPaid", "transferredIn"],
    monthCounts: "fifteenDays",
    conversion: { default: "1", byTier: BY_TIER },
    pathways: [pathway(requirements)],
    ...changes,
  });
}

export function places(cities: City[] = CITIES, changes: Partial<Bundle["zone"]> = {}): Partial<Bundle> {
  const members = cities.map(({ code }) => ({ code }));
  return { cities, zone: { id: "ref-1", name: label, members, ...changes } };
}

/** "320500 2018-01..2020-12 backPaid": whole months of social insurance. */
export function insured(...lines: string[]): Case {
  return kase(
    records(
      ...lines.map((line) => {
        const [code, months = "", ...tags] = line.split(" ");
        const [from = "", to = from] = months.split("..");
        const end = `${to}-${new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5)), 0)).getUTCDate()}`;
        return ["socialInsurance", code, `${from}-01..${end}`, ...tags].join(" ");
      }),
    ),
    { destination: TARGET, assessmentDate: "2024-01-15" },
  );
}

/** Whether the case is eligible, and what its requirements come to. */
export function result(asked: Case, rules: RuleSet | RuleSet[] = ref1(), where: Partial<Bundle> = places()) {
  const answer = answerTo(bundle([rules].flat(), where), asked);
  const amounts = answer.pathways[0]?.requirements.map((one) => ("actual" in one ? one.actual : null));
  return { eligible: answer.eligible, amounts, answer };
}
