import type { Day } from "@/lib/clock";
import type { PreparedBundle } from "@/lib/policy/bundle";
import { type Answer, type AttributeValue, type Case, caseFromValue, evaluate } from "@/lib/rules";
import { countingCityOf } from "./named-records";
import type { YearRecord } from "./types";

export interface Facts {
  birthOn: Day;
  attributes: Record<string, AttributeValue>;
  records: readonly YearRecord[];
}

export interface Question {
  destination: string;
  on: Day;
  /** `declared` also counts what no clerk has confirmed yet: for a look ahead, never for a decision. */
  evidence: "verified" | "declared";
  plan?: Case["plan"];
}

/** The dated facts of one person as the engine reads them: docs/rules-semantics.md §9. */
export function caseDocument(bundle: PreparedBundle, facts: Facts, question: Question): Case {
  return caseFromValue({
    destination: question.destination,
    assessmentDate: question.on,
    evidence: question.evidence,
    person: { birthDate: facts.birthOn, attributes: facts.attributes },
    records: facts.records.map((record) => ({
      id: record.id,
      kind: record.kind,
      city: countingCityOf(bundle, record).city,
      start: record.startOn,
      end: record.endOn,
      status: record.status.toLowerCase(),
      tags: record.tags,
    })),
    ...(question.plan ? { plan: question.plan } : {}),
  });
}

/** Facts travel, verdicts never: every city asks this anew, with its own zone's rules. */
export function assess(
  bundle: PreparedBundle,
  facts: Facts,
  question: Question,
  options?: { firstEligibleDate?: boolean; trace?: boolean },
): { document: Case; answer: Answer } {
  const document = caseDocument(bundle, facts, question);
  return { document, answer: evaluate(bundle.compiled, document, options) };
}
