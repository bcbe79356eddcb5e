import type { Day } from "@/lib/clock";
import { admitAct, admitEndorsement } from "./acts";
import { type Ban, isBanned } from "./ban";
import { bandOn } from "./bands";
import { type Standing, standingOn } from "./lapse";
import { isLive } from "./lifecycle";
import { type CityRules, ruleOn } from "./permit-rule";
import type { ApplicationKind, PermitAct, PermitRefusal } from "./types";

/** What is known of the applicant in the city before an application of any kind. */
export interface ApplicantFacts {
  /** The acts of the last permit they had there, or null. */
  acts: readonly PermitAct[] | null;
  ban: Ban;
  /** Whether their household registration is in this very city: then no permit is needed. */
  isRegisteredHere: boolean;
}

/**
 * Why an application of this kind cannot be made on this day, or null where it can. Whether a first issue is due is
 * the engine's to say, when the application is looked at (`eligibility.ts`).
 */
export function applicationRefusal(
  kind: ApplicationKind,
  facts: ApplicantFacts,
  rules: CityRules,
  today: Day,
): PermitRefusal | null {
  const standing = facts.acts === null ? null : standingOn(facts.acts, rules, today);
  if (kind === "FIRST_ISSUE") return firstIssueRefusal(facts, standing, rules, today);
  if (standing === null || facts.acts === null) return "NO_PERMIT";
  if (kind === "ENDORSEMENT") {
    const answer = admitEndorsement(facts.acts, rules, today);
    return answer.allowed ? null : answer.because;
  }
  const answer = admitAct(
    facts.acts,
    rules,
    kind === "ADDRESS_CHANGE"
      ? { type: "ADDRESS_CHANGED", on: today, leftOn: "0001-01-01" }
      : { type: "REPLACED", on: today, because: kind === "DAMAGED_REPLACEMENT" ? "DAMAGED" : "LOST" },
  );
  return answer.allowed ? null : answer.because;
}

function firstIssueRefusal(
  facts: ApplicantFacts,
  standing: Standing | null,
  rules: CityRules,
  today: Day,
): PermitRefusal | null {
  if (facts.isRegisteredHere) return "SAME_CITY";
  if (isBanned(facts.ban, today)) return "BANNED";
  if (standing === null || !isLive(standing.state)) return null;
  return isToBeReissued(standing, rules, today) ? null : "PERMIT_EXISTS";
}

/** A suspended permit that the city restores no more: a new one takes its place. */
export function isToBeReissued(standing: Standing, rules: CityRules, today: Day): boolean {
  const { state, dueOn } = standing;
  return (
    state === "SUSPENDED" && dueOn !== null && bandOn(ruleOn(rules, dueOn), dueOn, today)?.by === "REISSUE"
  );
}
