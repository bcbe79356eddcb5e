import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import type { ErrorCode } from "@/lib/errors";
import { nextState, STEP_TAKEN_BY } from "./lifecycle";
import type { CaseState, CaseStep, Party, TransferCase } from "./types";

export type CaseActor = ResidentActor | DeskActor;

/** As whom this actor stands to the case, or null: then it does not exist for them. */
export function partyOf(
  actor: CaseActor,
  transfer: Pick<TransferCase, "destinationCity" | "originCity" | "handedOverAt">,
): Party | null {
  if (actor.role === "RESIDENT") return "RESIDENT";
  if (actor.city === transfer.destinationCity) return "DESTINATION";
  return actor.city === transfer.originCity && transfer.handedOverAt !== null ? "ORIGIN" : null;
}

export interface StepContext {
  /** Whether the case is the officer's own or their household's. */
  ownHousehold: boolean;
  /** Whether the actor proposed what is now to be decided, by whichever of their accounts. */
  ownProposal: boolean;
}

export type StepAnswer = { allowed: true; to: CaseState } | { allowed: false; because: ErrorCode };

/** Whether this actor may take this step now, and if not, why: the reason is for the page and for the command. */
export function mayTakeStep(
  actor: CaseActor,
  transfer: TransferCase,
  step: CaseStep,
  context: StepContext,
): StepAnswer {
  const party = partyOf(actor, transfer);
  if (party === null) return { allowed: false, because: "NOT_FOUND" };
  const taken: { party: Party; roles: readonly string[] } = STEP_TAKEN_BY[step];
  if (taken.party !== party || !taken.roles.includes(actor.role))
    return { allowed: false, because: "FORBIDDEN" };
  const to = nextState(transfer.state, step);
  if (to === null) return { allowed: false, because: "WRONG_STATE" };
  if (context.ownHousehold) return { allowed: false, because: "OWN_CASE" };
  const isSecondPair = step === "APPROVE" || step === "CONFIRM_REFUSAL";
  if (isSecondPair && context.ownProposal) return { allowed: false, because: "SECOND_PERSON" };
  return { allowed: true, to };
}
