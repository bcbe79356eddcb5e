import type { DeskActor, ResidentActor, SystemActor } from "@/lib/auth/types";
import { type ActAnswer, admitAct, STEP_OF_ACT } from "./acts";
import {
  APPLICATION_STEP_TAKEN_BY,
  CANCELLED_BY,
  nextApplicationState,
  PERMIT_STEP_TAKEN_BY,
} from "./lifecycle";
import type { CityRules } from "./permit-rule";
import type {
  ApplicationState,
  ApplicationStep,
  PermitAct,
  PermitApplication,
  PermitHistory,
  PermitParty,
  PermitRefusal,
  PermitRole,
} from "./types";

/** The scheduler, as whoever asks. */
export const SCHEDULER = { kind: "SCHEDULER", role: "SCHEDULER" } as const;
export type PermitActor = ResidentActor | DeskActor | typeof SCHEDULER;

/** Whoever works in a transaction, as these tables know them. */
export type WorkingActor = ResidentActor | DeskActor | SystemActor;

export function asPermitActor(actor: WorkingActor): PermitActor {
  return actor.kind === "SYSTEM" ? SCHEDULER : actor;
}

/**
 * As whom this actor stands to a permit or an application of a city, or null: then it does not exist for them. A
 * resident's sight is themselves and the minors they guard (docs/design.md §4.6).
 */
export function permitPartyOf(actor: PermitActor, { cityCode }: { cityCode: string }): PermitParty | null {
  if (actor.kind === "SCHEDULER") return "SCHEDULER";
  if (actor.role === "RESIDENT") return "HOLDER";
  return actor.city === cityCode ? "ISSUER" : null;
}

export type ApplicationAnswer =
  | { allowed: true; to: ApplicationState }
  | { allowed: false; because: PermitRefusal };

/** Whether this actor may take this step of an application now, and if not, why. */
export function mayTakeApplicationStep(
  actor: PermitActor,
  application: Pick<PermitApplication, "cityCode" | "state">,
  step: ApplicationStep,
  context: { ownHousehold: boolean },
): ApplicationAnswer {
  const party = permitPartyOf(actor, application);
  if (party === null) return { allowed: false, because: "NOT_FOUND" };
  // What nobody has sent is nobody's but its author's.
  if (party === "ISSUER" && application.state === "DRAFT") return { allowed: false, because: "NOT_FOUND" };
  const taken: { party: PermitParty; roles: readonly PermitRole[] } = APPLICATION_STEP_TAKEN_BY[step];
  if (taken.party !== party || !taken.roles.includes(actor.role))
    return { allowed: false, because: "FORBIDDEN" };
  const to = nextApplicationState(application.state, step);
  if (to === null) return { allowed: false, because: refusalWhenClosed(application.state, step) };
  if (party === "ISSUER" && context.ownHousehold) return { allowed: false, because: "OWN_CASE" };
  return { allowed: true, to };
}

/** Missing papers are asked for once, and the second time a clerk is told so. */
function refusalWhenClosed(state: ApplicationState, step: ApplicationStep): PermitRefusal {
  const hasAsked = state === "CORRECTION_REQUESTED" || state === "RESUBMITTED";
  return step === "REQUEST_CORRECTION" && hasAsked ? "ALREADY_ASKED" : "WRONG_STATE";
}

/** Whether this actor may add this act to a permit, and where the permit stands after it, or why not. */
export function mayAct(
  actor: PermitActor,
  permit: PermitHistory,
  rules: CityRules,
  act: PermitAct,
  context: { ownHousehold: boolean },
): ActAnswer {
  const party = permitPartyOf(actor, permit);
  if (party === null) return { allowed: false, because: "NOT_FOUND" };
  const step = STEP_OF_ACT[act.type];
  if (step === null) return { allowed: false, because: "WRONG_STATE" };
  const byStep: readonly PermitRole[] = PERMIT_STEP_TAKEN_BY[step];
  const byReason: readonly PermitRole[] = act.type === "CANCELLED" ? CANCELLED_BY[act.because] : byStep;
  if (!byStep.includes(actor.role) || !byReason.includes(actor.role))
    return { allowed: false, because: "FORBIDDEN" };
  const answer = admitAct(permit.acts, rules, act);
  if (answer.allowed && party === "ISSUER" && context.ownHousehold)
    return { allowed: false, because: "OWN_CASE" };
  return answer;
}
