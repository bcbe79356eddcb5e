import type { Day } from "@/lib/clock";

export const CASE_STATES = [
  "DRAFT",
  "SUBMITTED",
  "CORRECTION_REQUESTED",
  "ACCEPTED",
  "APPROVAL_PROPOSED",
  "REFUSAL_PROPOSED",
  "ORIGIN_CHECK",
  "ORIGIN_OBJECTED",
  "SETTLED",
  "REFUSED",
  "WITHDRAWN",
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const CASE_STEPS = [
  "SAVE",
  "SUBMIT",
  "REQUEST_CORRECTION",
  "SUPPLEMENT",
  "ACCEPT",
  "PROPOSE_APPROVAL",
  "PROPOSE_REFUSAL",
  "RETURN",
  "APPROVE",
  "CONFIRM_REFUSAL",
  "CONFIRM_ORIGIN",
  "OBJECT",
  "ANSWER_OBJECTION",
  "WITHDRAW",
] as const;
export type CaseStep = (typeof CASE_STEPS)[number];

/** As whom somebody acts in a case. */
export type Party = "RESIDENT" | "DESTINATION" | "ORIGIN";

/** What the applicant tells. Filled section by section; complete only when it is submitted. */
export interface CaseAnswers {
  /** Attributes the rules ask for, as declared: docs/rules-semantics.md §7. */
  attributes: Record<string, string | number | boolean>;
  landing?: { kind: LandingKind; address: string; holder: string | null };
  contact?: { phone: string };
  declaredTrue?: boolean;
}

/** 落户地: where the person will be registered. */
export const LANDING_KINDS = ["OWN_HOME", "RENTED_HOME", "RELATIVE", "COLLECTIVE"] as const;
export type LandingKind = (typeof LANDING_KINDS)[number];

export interface TransferCase {
  residentId: string;
  id: string;
  reference: string;
  originCity: string;
  destinationCity: string;
  zoneId: string;
  state: CaseState;
  rowVersion: number;
  answers: CaseAnswers;
  createdById: string;
  createdAt: Date;
  submittedAt: Date | null;
  acceptedOn: Day | null;
  ruleSetVersion: number | null;
  ruleSetSha256: string | null;
  bundleSha256: string | null;
  /** The legal day by which the office that is waited for must act. */
  dueOn: Day | null;
  handedOverAt: Date | null;
  closedAt: Date | null;
}

export const REFUSAL_REASONS = [
  "NOT_ELIGIBLE",
  "IDENTITY_MISMATCH",
  "LANDING_PLACE",
  "PAPERS_NOT_GENUINE",
  "ORIGIN_OBJECTION",
  "OTHER",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export const OBJECTION_REASONS = [
  "IDENTITY_MISMATCH",
  "DUPLICATE_REGISTRATION",
  "COURT_ORDER",
  "OTHER",
] as const;
export type ObjectionReason = (typeof OBJECTION_REASONS)[number];

/** Why a decision is what it is, as it is kept and shown. */
export interface DecisionReasons {
  grounds: (RefusalReason | ObjectionReason)[];
  note: string | null;
}

/** What may be missing at intake; one notice names all of it (Decree 663 art. 9, Administrative Licensing Law art. 32). */
export const PAPER_KINDS = [
  "ID_CARD",
  "REGISTER_PAGE",
  "LANDING_PROOF",
  "HOLDER_CONSENT",
  "INSURANCE_PROOF",
  "PERMIT_PROOF",
  "KINSHIP_PROOF",
  "OTHER",
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];
