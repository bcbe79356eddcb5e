/**
 * What a statement that is handed in may be told, one answer for each thing that may be wrong with it. Their texts are
 * `errors.fields.statement.<answer>` of the messages.
 */
export const REFUSALS = [
  "EMPTY",
  "BOTH",
  "TOO_LARGE",
  "PDF",
  "UNREADABLE",
  "ENCODING",
  "HEADER",
  "ALGORITHM",
  "TYPE",
  "SIGNATURE",
  "CONTENT",
  "KEY_NOT_IN_USE",
  "ISSUER_NOT_LISTED",
  "KEY_NOT_LISTED",
  "ISSUER_KEY_COMPROMISED",
  "EXPIRED",
  "TOO_OLD",
  "NOT_YET_VALID",
  "TRUST_LIST_MISSING",
  "TRUST_LIST_TOO_OLD",
  "TRUST_LIST_FROM_THE_FUTURE",
  "OTHER_PERSON",
  "ALREADY",
] as const;
export type Refusal = (typeof REFUSALS)[number];
