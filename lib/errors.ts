/** Codes of a refusal that a person may read; their texts are the keys `errors.<code>` of the messages. */
export type ErrorCode =
  | "UNAUTHENTICATED" // nobody is signed in
  | "FORBIDDEN" // the role never may
  | "NOT_FOUND" // no such row, or outside the actor's scope: the reader must not learn which
  | "INVALID" // the input, field by field
  | "STALE" // the row changed after it was opened
  | "WRONG_STATE" // the step is not open in this state
  | "OWN_CASE" // nobody decides their own or their household's case
  | "SECOND_PERSON" // the act needs another person than the one before
  | "OPEN_CASE_EXISTS" // one open transfer per resident
  | "NOT_APPLICABLE" // no mainland registration to move
  | "SAME_CITY" // origin and destination are one
  | "NO_RULES" // nothing is published for this destination
  | "ALREADY_ASKED" // missing papers are asked for once
  | "EMAIL_TAKEN" // staff accounts have one address each
  | "OWN_ACCOUNT" // nobody switches off or resets their own account
  | "TOO_MANY_ATTEMPTS" // sign-in is slowed down
  | "EFFECTIVE_DAY" // rules take effect on a future day
  | "RULES_INVALID" // the document does not pass
  | "WARNINGS_OPEN" // a warning is not acknowledged with a reason
  | "NOT_ELIGIBLE" // the engine does not say yes: approval cannot be proposed
  | "CERTIFICATE_EXPIRED" // the move-in certificate is older than its 40 days
  | "ALREADY_REGISTERED_TODAY" // a registration cannot move twice on one day
  | "FACTS_CHANGED" // the calculation differs from the one that was proposed
  | "TOO_EARLY" // the window of the next endorsement is not open yet
  | "REISSUE_REQUIRED" // the city restores the permit no more: a new one has to be applied for
  | "LAPSED_TOO_LONG" // suspended for so long that the city has cancelled it
  | "PERMIT_EXISTS" // one live permit per person and city
  | "NO_PERMIT" // there is nothing to endorse, change or replace
  | "BANNED" // after false papers, until the city's day
  | "BEFORE_LAST_ACT" // acts are dated in their order
  | "OPEN_APPLICATION_EXISTS" // one open application per person and city
  | "FOLLOWS_PERMIT" // a permit's record follows the permit's acts
  | "INCOMPLETE"; // something is missing, section by section

/** A refusal. Anything else that is thrown is a defect and reaches the log. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail: { fields?: Record<string, string>; values?: Record<string, string | number> } = {},
  ) {
    super(code);
    this.name = "AppError";
  }
}

/** True for the refusal with this code. */
export function isRefusal(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}
