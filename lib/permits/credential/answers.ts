/**
 * What checking a permit may answer. Seven say what is so. The eighth says that it cannot be told: what would be
 * needed is missing, too old, or could not be read. It stands so that nothing is ever VALID for want of knowledge, and
 * so that nobody is called a forger because a scan was cut off or a clock is wrong.
 */
export const ANSWERS = [
  "VALID",
  "SUSPENDED",
  "EXPIRED",
  "REVOKED",
  "UNKNOWN_ISSUER",
  "FORGED",
  "NOT_YET_VALID",
  "CANNOT_TELL",
] as const;
export type Answer = (typeof ANSWERS)[number];

/** Why, where the answer alone does not say it; docs/signed-permits.md has a sentence on each. */
export const REASONS = {
  VALID: [],
  SUSPENDED: [],
  EXPIRED: [],
  REVOKED: ["PERMIT_REVOKED", "ISSUER_KEY_COMPROMISED"],
  UNKNOWN_ISSUER: ["ISSUER_NOT_LISTED", "KEY_NOT_LISTED"],
  FORGED: [
    "ENCODING",
    "HEADER",
    "ALGORITHM",
    "TYPE",
    "SIGNATURE",
    "CONTENT",
    "DISCLOSURES",
    "KEY_NOT_IN_USE",
    "PROOF_INVALID",
    "PROOF_FOR_ANOTHER",
  ],
  NOT_YET_VALID: [],
  CANNOT_TELL: [
    "UNREADABLE",
    "TOO_LARGE",
    "TRUST_LIST_MISSING",
    "TRUST_LIST_TOO_OLD",
    "TRUST_LIST_FROM_THE_FUTURE",
    "STATUS_LIST_MISSING",
    "STATUS_LIST_TOO_OLD",
    "STATUS_LIST_FROM_THE_FUTURE",
    "STATUS_NOT_UNDERSTOOD",
    "PROOF_MISSING",
    "PROOF_TOO_OLD",
    "PROOF_FROM_THE_FUTURE",
  ],
} as const satisfies Record<Answer, readonly string[]>;
export type Reason = (typeof REASONS)[Answer][number];

/** What ends an examination before its end. */
export type Fault = { answer: Answer; reason: Reason | null };
export const forged = (reason: (typeof REASONS)["FORGED"][number]): Fault => ({ answer: "FORGED", reason });
export const cannotTell = (reason: (typeof REASONS)["CANNOT_TELL"][number]): Fault => ({
  answer: "CANNOT_TELL",
  reason,
});
