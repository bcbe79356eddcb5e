import type { Day } from "@/lib/clock";
import type { PreparedBundle } from "@/lib/policy/bundle";
import {
  type Answer,
  type AttributeValue,
  evaluate,
  type PathwayAnswer,
  pathwaysFor,
  type Requirement,
  type RequirementAnswer,
} from "@/lib/rules";
import { caseDocument, type Facts, type Question } from "./assessment";

/**
 * An answer of the engine, as far as one sentence tells it. `ifTold`: the first day on which it would be yes if
 * what was not told were as some pathway wants it; null where telling more would not bring it forward.
 */
export type Outlook =
  | { kind: "ELIGIBLE"; ifTold: null }
  | { kind: "FROM"; on: Day; ifTold: Day | null }
  | { kind: "UNKNOWN"; ifTold: Day }
  | { kind: "NEVER"; ifTold: null }
  | { kind: "NO_RULES"; ifTold: null };

/**
 * Needs an answer with its first eligible date. Without rules nothing is promised. What is unknown is never a
 * no: "never" is only said where no answer to an open question could change it.
 */
export function outlookOf(bundle: PreparedBundle, facts: Facts, question: Question, answer: Answer): Outlook {
  if (answer.eligible) return { kind: "ELIGIBLE", ifTold: null };
  const told = firstDayIfTold(bundle, facts, question, answer);
  if (answer.firstEligibleDate) {
    const on = answer.firstEligibleDate;
    return { kind: "FROM", on, ifTold: told !== null && told < on ? told : null };
  }
  if (answer.reason === "noRules") return { kind: "NO_RULES", ifTold: null };
  return told === null ? { kind: "NEVER", ifTold: null } : { kind: "UNKNOWN", ifTold: told };
}

const RANK = { ELIGIBLE: 0, FROM: 1, UNKNOWN: 2, NEVER: 3, NO_RULES: 4 } as const;

/** The sooner the better; then what is not known, then what is not to be had. */
export function compareOutlooks(a: Outlook, b: Outlook): number {
  if (a.kind === "FROM" && b.kind === "FROM") return compareDays(a.on, b.on);
  if (a.kind === "UNKNOWN" && b.kind === "UNKNOWN") return compareDays(a.ifTold, b.ifTold);
  return RANK[a.kind] - RANK[b.kind];
}

export function compareDays(a: Day | null, b: Day | null): number {
  if (a === b) return 0;
  return a !== null && (b === null || a < b) ? -1 : 1;
}

/** Whether two answers say the same to the person. */
export function sameOutlook(a: Outlook, b: Outlook): boolean {
  return a.kind === b.kind && (a.kind !== "FROM" || b.kind !== "FROM" || a.on === b.on);
}

function firstDayIfTold(
  bundle: PreparedBundle,
  facts: Facts,
  question: Question,
  answer: Answer,
): Day | null {
  const pathways = pathwaysFor(bundle.compiled, question.destination, question.on);
  const days = answer.pathways.flatMap((pathway) => {
    const source = pathways.find((one) => one.id === pathway.id);
    const wanted = source ? wantedOf(source.requirements, pathway) : {};
    if (Object.keys(wanted).length === 0) return [];
    const told = { ...facts, attributes: { ...facts.attributes, ...wanted } };
    const { firstEligibleDate } = evaluate(bundle.compiled, caseDocument(bundle, told, question), {
      trace: false,
    });
    return firstEligibleDate ?? [];
  });
  return days.sort()[0] ?? null;
}

/** What a pathway asks for and was not told, as it would have to be. */
function wantedOf(
  requirements: readonly Requirement[],
  answer: Pick<PathwayAnswer, "requirements">,
): Record<string, AttributeValue> {
  const wanted: Record<string, AttributeValue> = {};
  for (const requirement of requirements) {
    const answered = answer.requirements.find((one) => one.id === requirement.id);
    if (answered === undefined || answered.status === "met") continue;
    if (requirement.type === "any" && answered.type === "any") {
      Object.assign(wanted, wantedOf(requirement.requirements, answered));
    } else if (requirement.type === "attribute" && isUntold(answered)) {
      const value = requirement.in?.[0] ?? requirement.min ?? requirement.max;
      if (value != null) wanted[requirement.attribute] = value;
    }
  }
  return wanted;
}

function isUntold(answer: RequirementAnswer): boolean {
  return answer.type === "attribute" && answer.actual === null;
}
