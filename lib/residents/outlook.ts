import type { Day } from "@/lib/clock";
import type { Answer, RequirementAnswer } from "@/lib/rules";

/**
 * An answer of the engine, as far as one sentence tells it. `asks` are attributes that were not given and that
 * a pathway asks for: with them the answer may be better, never worse.
 */
export type Outlook =
  | { kind: "ELIGIBLE"; asks: string[] }
  | { kind: "FROM"; on: Day; asks: string[] }
  | { kind: "UNKNOWN"; asks: string[] }
  | { kind: "NEVER"; asks: string[] }
  | { kind: "NO_RULES"; asks: string[] };

/** Needs an answer with its first eligible date. Without rules nothing is promised; unknown is never a no. */
export function outlookOf(answer: Answer): Outlook {
  const asks = answer.eligible ? [] : attributesAskedFor(answer);
  if (answer.eligible) return { kind: "ELIGIBLE", asks };
  if (answer.firstEligibleDate) return { kind: "FROM", on: answer.firstEligibleDate, asks };
  if (answer.reason === "noRules") return { kind: "NO_RULES", asks };
  return asks.length > 0 ? { kind: "UNKNOWN", asks } : { kind: "NEVER", asks };
}

/** Requirement ids of a rule set by the attribute they ask for, where the answer has no value for it. */
export function attributesAskedFor(answer: Answer): string[] {
  const open = (requirement: RequirementAnswer): string[] => {
    if (requirement.type === "any") return requirement.requirements.flatMap(open);
    if (requirement.status === "met") return [];
    return requirement.type === "attribute" && requirement.actual === null ? [requirement.id] : [];
  };
  return [...new Set(answer.pathways.flatMap((pathway) => pathway.requirements.flatMap(open)))];
}

const RANK = { ELIGIBLE: 0, FROM: 1, UNKNOWN: 2, NEVER: 3, NO_RULES: 4 } as const;

/** The sooner the better; then what is not known, then what is not to be had. */
export function compareOutlooks(a: Outlook, b: Outlook): number {
  if (a.kind === "FROM" && b.kind === "FROM") return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
  return RANK[a.kind] - RANK[b.kind];
}

/** Whether two answers say the same to the person. */
export function sameOutlook(a: Outlook, b: Outlook): boolean {
  return a.kind === b.kind && (a.kind !== "FROM" || b.kind !== "FROM" || a.on === b.on);
}
