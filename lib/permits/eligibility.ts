import type { Day } from "@/lib/clock";
import type { YearRecord } from "@/lib/residents/types";
import {
  type Answer,
  type Bundle,
  bundleFromValue,
  type Case,
  type CaseRecord,
  type CompiledBundle,
  caseFromValue,
  compile,
  evaluate,
  type RuleSet,
} from "@/lib/rules";
import decree663 from "@/prisma/data/permit-rules/eligibility.json";
import { HALF_YEAR_KIND, halfYearRecords, REGISTRATION_KIND } from "./half-year";

/**
 * Who may have a permit: Decree 663 art. 2, as a rule set that the engine of docs/rules-semantics.md evaluates over the
 * ledger, with its trace and first eligible date, like any other question of years.
 *
 * Half a year is not the engine's 6 months. Its threshold in days is ceil(6 × 365 / 12) = 183, and in months whole
 * calendar months; the law's half year is 181 to 184 days by the corresponding day (Civil Code arts. 201 and 202).
 * So the period is worked out where it is law (`half-year.ts`): a registration becomes a record of `halfYear` that
 * begins on its first application day. Everything else stays the engine's: which record counts, in which city,
 * confirmed or declared, and from when the answer is yes.
 */
export interface EligibilityFacts {
  birthOn: Day | null;
  /** The city of the household registration; null: none on the mainland (Hong Kong, Macao, Taiwan); undefined: unknown. */
  registeredIn: string | null | undefined;
  records: readonly Pick<YearRecord, "id" | "kind" | "cityCode" | "startOn" | "endOn" | "status" | "tags">[];
}

export interface EligibilityQuestion {
  /** The city that is to issue the permit. */
  cityCode: string;
  on: Day;
  evidence: "verified" | "declared";
  /** The city's own tolerance between two registered addresses; see `PermitRule.addressGapDays`. */
  addressGapDays: number | null;
}

/** The rules of the first issue over a register of cities, as a bundle of the engine. */
export function eligibilityDocument(
  kinds: Bundle["kinds"],
  cities: Bundle["cities"],
  ruleSet: unknown = decree663,
): Bundle {
  return bundleFromValue({
    format: "residence-rules/1",
    kinds: {
      ...kinds,
      [REGISTRATION_KIND]: { en: "Registered residence", zh: "居住登记" },
      [HALF_YEAR_KIND]: { en: "Registered residence of half a year and more", zh: "居住登记满半年" },
    },
    cities,
    // No zone has a say: every city issues under the same decree.
    zone: { id: "decree-663", name: { en: "Residence permits", zh: "居住证" }, members: [] },
    ruleSets: [ruleSet as RuleSet],
  });
}

/** The same, compiled once to evaluate often. */
export function eligibilityBundle(...document: Parameters<typeof eligibilityDocument>): CompiledBundle {
  return compile(eligibilityDocument(...document));
}

/** The facts as the engine reads them, the half years beside the registrations they come from. */
export function eligibilityCase(facts: EligibilityFacts, question: EligibilityQuestion): Case {
  const standing = facts.records.filter(({ status }) => status !== "WITHDRAWN");
  const records = standing.map(
    ({ id, kind, cityCode, startOn, endOn, status, tags }): CaseRecord => ({
      id,
      kind,
      city: cityCode,
      start: startOn,
      end: endOn,
      status: status.toLowerCase() as CaseRecord["status"],
      tags,
    }),
  );
  const counts = (record: CaseRecord) =>
    record.kind === REGISTRATION_KIND &&
    (record.status === "verified" || (record.status === "declared" && question.evidence === "declared"));
  const elsewhere = facts.registeredIn === undefined ? null : facts.registeredIn !== question.cityCode;
  return caseFromValue({
    destination: question.cityCode,
    assessmentDate: question.on,
    evidence: question.evidence,
    person: { birthDate: facts.birthOn, attributes: { registeredElsewhere: elsewhere } },
    records: [...records, ...halfYearRecords(records.filter(counts), question.addressGapDays ?? 0)],
  });
}

/** Whether a permit can be issued for the first time, why, and else from when. */
export function permitEligibility(
  bundle: CompiledBundle,
  facts: EligibilityFacts,
  question: EligibilityQuestion,
): { document: Case; answer: Answer } {
  const document = eligibilityCase(facts, question);
  return { document, answer: evaluate(bundle, document) };
}
