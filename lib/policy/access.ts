import type { ZoneActor } from "@/lib/auth/types";
import type { ErrorCode } from "@/lib/errors";
import type { RuleSetDraft } from "./types";

export const DRAFT_STEPS = ["SAVE", "SUBMIT", "RETURN", "PUBLISH", "DISCARD"] as const;
export type DraftStep = (typeof DRAFT_STEPS)[number];

export type DraftAnswer = { allowed: true } | { allowed: false; because: ErrorCode };

const OPEN_IN: Record<DraftStep, RuleSetDraft["status"][]> = {
  SAVE: ["OPEN"],
  SUBMIT: ["OPEN"],
  RETURN: ["SUBMITTED"],
  PUBLISH: ["SUBMITTED"],
  DISCARD: ["OPEN", "SUBMITTED"],
};

/**
 * Whether this admin may take the step. A draft is its author's alone to change and hand in: could another admin
 * change it, they could publish what nobody but they themselves has seen.
 */
export function mayTakeDraftStep(actor: ZoneActor, draft: RuleSetDraft, step: DraftStep): DraftAnswer {
  if (actor.role !== "POLICY_ADMIN") return { allowed: false, because: "FORBIDDEN" };
  if (actor.zone !== draft.zoneId) return { allowed: false, because: "NOT_FOUND" };
  if (!OPEN_IN[step].includes(draft.status)) return { allowed: false, because: "WRONG_STATE" };
  if (step === "PUBLISH" && draft.authorId === actor.id) return { allowed: false, because: "SECOND_PERSON" };
  const isAuthors = step === "SAVE" || step === "SUBMIT" || step === "DISCARD";
  if (isAuthors && draft.authorId !== actor.id) return { allowed: false, because: "FORBIDDEN" };
  return { allowed: true };
}
