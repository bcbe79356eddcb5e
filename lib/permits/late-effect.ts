import type { Day } from "@/lib/clock";
import { admitEndorsement } from "./acts";
import { bandOn } from "./bands";
import { type Standing, standingOn } from "./lapse";
import { type CityRules, type LateBand, ruleOn } from "./permit-rule";
import type { PermitAct, PermitRefusal } from "./types";

/** What a late endorsement does, as one word: the gap, the continuous count, and a forfeited year if there is one. */
export type LateEffect = `${LateBand["gap"]}_${LateBand["count"]}${"" | "_FORFEITS"}`;

export function lateEffectOf({ gap, count, forfeitsLastYear }: LateBand): LateEffect {
  return `${gap}_${count}${forfeitsLastYear ? "_FORFEITS" : ""}`;
}

/** The endorsement that is possible on a day, and what it will do; or why there is none. */
export type EndorsementOffer =
  | {
      possible: true;
      act: Extract<PermitAct, { type: "ENDORSED" | "RESTORED" }>;
      /** Null on time. */
      effect: LateEffect | null;
      before: Standing;
      after: Standing;
    }
  | { possible: false; because: PermitRefusal; before: Standing | null };

export function offerEndorsement(acts: readonly PermitAct[], rules: CityRules, on: Day): EndorsementOffer {
  const before = standingOn(acts, rules, on);
  const answer = admitEndorsement(acts, rules, on);
  if (!answer.allowed || before === null)
    return { possible: false, because: answer.allowed ? "NO_PERMIT" : answer.because, before };
  const late = before.state === "SUSPENDED";
  const band = late && before.dueOn !== null ? bandOn(ruleOn(rules, before.dueOn), before.dueOn, on) : null;
  return {
    possible: true,
    act: { type: late ? "RESTORED" : "ENDORSED", on },
    effect: band === null ? null : lateEffectOf(band),
    before,
    after: answer.standing,
  };
}
