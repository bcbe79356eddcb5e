import type { Role } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import type { ErrorCode } from "@/lib/errors";

/** What is applied for: 申领、签注、居住地址变更、换领、补领 (Decree 663 arts. 9 to 11). */
export const APPLICATION_KINDS = [
  "FIRST_ISSUE",
  "ENDORSEMENT",
  "ADDRESS_CHANGE",
  "DAMAGED_REPLACEMENT",
  "LOSS_REPLACEMENT",
] as const;
export type ApplicationKind = (typeof APPLICATION_KINDS)[number];

export const APPLICATION_STATES = [
  "DRAFT",
  "SUBMITTED",
  "CORRECTION_REQUESTED",
  "RESUBMITTED",
  "ACCEPTED",
  "GRANTED",
  "REFUSED",
  "NOT_NEEDED",
  "NOT_COMPETENT",
  "WITHDRAWN",
] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export const APPLICATION_STEPS = [
  "SAVE",
  "SUBMIT",
  "WITHDRAW",
  "SUPPLEMENT",
  "FIND_NOT_NEEDED",
  "FIND_NOT_COMPETENT",
  "CORRECT_ON_THE_SPOT",
  "REQUEST_CORRECTION",
  "REQUEST_AGAIN",
  "ACCEPT",
  "DEEM_ACCEPTED",
  "REFUSE",
  "GRANT",
] as const;
export type ApplicationStep = (typeof APPLICATION_STEPS)[number];

/** As whom somebody acts: the holder or their guardian, the issuing city's desk, or the days themselves. */
export type PermitParty = "HOLDER" | "ISSUER" | "SCHEDULER";

/** The scheduler acts as a named part of the system, with no person behind it. */
export type PermitRole = Role | "SCHEDULER";

export interface PermitApplication {
  residentId: string;
  id: string;
  kind: ApplicationKind;
  cityCode: string;
  /** The permit it is about; null for a first issue. */
  permitId: string | null;
  state: ApplicationState;
  /** The day on which the papers now being looked at came in. */
  receivedOn: Day | null;
  acceptedOn: Day | null;
}

/** Which of the three conditions of Decree 663 art. 2 somebody applies on: 合法稳定就业、合法稳定住所、连续就读. */
export const PERMIT_BASES = ["JOB", "HOME", "STUDY"] as const;
export type PermitBasis = (typeof PERMIT_BASES)[number];

/** What somebody says in an application; which of it is asked depends on the kind. */
export interface ApplicationAnswers {
  basis?: PermitBasis;
  /** The address in the city: where they live, or of an address change the new one. */
  address?: string;
  phone?: string;
  /** Of an address change: the last day at the old address, and the first at the new one. */
  leftOn?: Day;
  movedOn?: Day;
  /** Of a replacement: what happened to the old permit. */
  circumstances?: string;
  declaredTrue?: boolean;
}

export const VISIT_FINDINGS = ["LIVES_THERE", "NOT_LIVING_THERE", "NOBODY_MET"] as const;
export type VisitFinding = (typeof VISIT_FINDINGS)[number];

export const PERMIT_STATES = ["IN_FORCE", "SUSPENDED", "CANCELLED", "REVOKED"] as const;
export type PermitState = (typeof PERMIT_STATES)[number];

export const PERMIT_STEPS = [
  "ENDORSE",
  "RESTORE",
  "CHANGE_ADDRESS",
  "REPLACE",
  "SUSPEND",
  "CANCEL",
  "REVOKE",
] as const;
export type PermitStep = (typeof PERMIT_STEPS)[number];

/** Why a permit is cancelled (注销): Beijing Decree 270 art. 16; too long a lapse: Shenzhen 2015 art. 27; a new one in its place: Fujian 2016 art. 11. */
export const CANCEL_REASONS = [
  "LOCAL_REGISTRATION",
  "DEATH",
  "OWN_WISH",
  "LAPSED_TOO_LONG",
  "REISSUED",
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/**
 * One dated act in a permit's life. `on` of what opens (issue, restoration) is the first day on which the permit
 * works; of what ends or suspends it, the first day on which it does not.
 */
export type PermitAct =
  | { type: "ISSUED"; on: Day }
  | { type: "ENDORSED"; on: Day }
  | { type: "SUSPENDED"; on: Day }
  | { type: "RESTORED"; on: Day }
  | { type: "REPLACED"; on: Day; because: "DAMAGED" | "LOST" }
  /** `leftOn`: the last day registered at the old address; `on`: the first at the new one. */
  | { type: "ADDRESS_CHANGED"; on: Day; leftOn: Day }
  | { type: "CANCELLED"; on: Day; because: CancelReason }
  /** `falseSince`: the day from which it rested on false papers; the issue's, where those were false. */
  | { type: "REVOKED"; on: Day; falseSince: Day };
export type PermitActType = PermitAct["type"];

/** A permit's dated acts, the issue first, in the order in which they happened. */
export interface PermitHistory {
  permitId: string;
  /** Where it was issued: a county-level city or a town keeps its own code. */
  placeCode: string;
  /** The city it counts in. */
  cityCode: string;
  acts: readonly PermitAct[];
}

/** A span of days; both inclusive, `endOn: null` goes on. */
export interface DaySpan {
  startOn: Day;
  endOn: Day | null;
}

/** Why an act or a step cannot be: a code of `lib/errors.ts`. */
export type PermitRefusal = ErrorCode;

export const APPLICATION_REFUSALS = [
  "NOT_ELIGIBLE",
  "IDENTITY_MISMATCH",
  "NOT_LIVING_THERE",
  "PAPERS_NOT_GENUINE",
  "OTHER",
] as const;
export type ApplicationRefusal = (typeof APPLICATION_REFUSALS)[number];

/** What a refusal must tell beside its grounds: Administrative Licensing Law art. 38. */
export const REMEDIES = ["RECONSIDERATION", "LAWSUIT"] as const;
export type Remedy = (typeof REMEDIES)[number];

/** What may be missing at intake; one notice names all of it (Decree 663 art. 9). */
export const PERMIT_PAPERS = [
  "ID_CARD",
  "PHOTO",
  "ADDRESS_PROOF",
  "JOB_PROOF",
  "STUDY_PROOF",
  "GUARDIAN_ID_CARD",
  "OLD_PERMIT",
  "OTHER",
] as const;
export type PermitPaper = (typeof PERMIT_PAPERS)[number];
