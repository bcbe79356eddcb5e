import type { Day } from "@/lib/clock";
import { addDays } from "@/lib/places/days";
import { bandOn } from "./bands";
import { type Standing, standingOn } from "./lapse";
import { nextPermitState } from "./lifecycle";
import { type CityRules, ruleOn } from "./permit-rule";
import type { PermitAct, PermitActType, PermitRefusal, PermitStep } from "./types";

/** The step of the life cycle that an act is; a permit begins with its issue, which is no step of its own. */
export const STEP_OF_ACT = {
  ISSUED: null,
  ENDORSED: "ENDORSE",
  RESTORED: "RESTORE",
  ADDRESS_CHANGED: "CHANGE_ADDRESS",
  REPLACED: "REPLACE",
  SUSPENDED: "SUSPEND",
  CANCELLED: "CANCEL",
  REVOKED: "REVOKE",
} as const satisfies Record<PermitActType, PermitStep | null>;

export type ActAnswer = { allowed: true; standing: Standing } | { allowed: false; because: PermitRefusal };

const refused = (because: PermitRefusal): ActAnswer => ({ allowed: false, because });

/**
 * Whether an act may join a permit's history, and where the permit stands after it; asked by the button and by the
 * command. What the days themselves bring (SUSPENDED, CANCELLED for too long a lapse) may join on its own day alone.
 */
export function admitAct(acts: readonly PermitAct[], rules: CityRules, act: PermitAct): ActAnswer {
  const last = acts.at(-1);
  if (last === undefined) {
    const standing = act.type === "ISSUED" ? standingOn([act], rules, act.on) : null;
    return standing === null ? refused("NO_PERMIT") : { allowed: true, standing };
  }
  if (act.on < last.on) return refused("BEFORE_LAST_ACT");
  const isOfTime =
    act.type === "SUSPENDED" || (act.type === "CANCELLED" && act.because === "LAPSED_TOO_LONG");
  const before = standingOn(acts, rules, isOfTime ? addDays(act.on, -1) : act.on);
  const step = STEP_OF_ACT[act.type];
  if (before === null || step === null) return refused("WRONG_STATE");
  const to = nextPermitState(before.state, step);
  if (to === null)
    return refused(before.cancelledBecause === "LAPSED_TOO_LONG" ? "LAPSED_TOO_LONG" : "WRONG_STATE");
  const because = refusalOf(act, before, rules);
  if (because !== null) return refused(because);
  // A suspension or a cancellation by time that the days do not bring is none.
  if (isOfTime && standingOn(acts, rules, act.on)?.state !== to) return refused("WRONG_STATE");
  const standing = standingOn([...acts, act], rules, act.on);
  return standing?.state === to ? { allowed: true, standing } : refused("WRONG_STATE");
}

function refusalOf(act: PermitAct, standing: Standing, rules: CityRules): PermitRefusal | null {
  const { dueOn, opensOn } = standing;
  if (act.type === "ADDRESS_CHANGED" && act.leftOn >= act.on) return "INVALID";
  if (act.type === "REVOKED" && act.falseSince > act.on) return "INVALID";
  if (dueOn === null || opensOn === null) return null;
  if (act.type === "ENDORSED" && act.on < opensOn) return "TOO_EARLY";
  const band = bandOn(ruleOn(rules, dueOn), dueOn, act.on);
  if (act.type === "RESTORED" && band?.by === "REISSUE") return "REISSUE_REQUIRED";
  return null;
}

/** The endorsement that is possible on a day: on time it endorses, late it restores, or the reason why neither does. */
export function admitEndorsement(acts: readonly PermitAct[], rules: CityRules, on: Day): ActAnswer {
  const state = standingOn(acts, rules, on)?.state;
  if (state === undefined) return refused("NO_PERMIT");
  return admitAct(acts, rules, { type: state === "SUSPENDED" ? "RESTORED" : "ENDORSED", on });
}
