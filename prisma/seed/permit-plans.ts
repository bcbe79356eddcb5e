import type { ApplicationKind, ApplicationState } from "@/lib/permits/types";

/** What is done in an application, one act after the other; each is the product's own command. */
export type ApplicationAct =
  | "START"
  | "SAVE"
  | "SUBMIT"
  | "ASK"
  | "SUPPLEMENT"
  | "ACCEPT"
  | "ASK_VISIT"
  | "FIND_THERE"
  | "FIND_NOBODY"
  | "GRANT"
  | "REFUSE_TOO_SOON"
  | "REFUSE_NOT_THERE"
  | "NOT_NEEDED"
  | "NOT_COMPETENT"
  | "WITHDRAW";

/** Who applies: a newcomer after half a year or before, or the holder of a permit that is in force or has lapsed. */
export type Applicant = "SETTLED" | "TOO_SOON" | "IN_FORCE" | "SUSPENDED";

export type ApplicationPlan = {
  readonly kind: ApplicationKind;
  readonly applicant: Applicant;
  readonly ends: ApplicationState;
  readonly acts: readonly ApplicationAct[];
  /** In each city. */
  readonly count: number;
  /** Working days since the last act, at least and at most: some offices are late. */
  readonly age: readonly [number, number];
};

const FILLED = ["START", "SAVE"] as const;
const SUBMITTED = [...FILLED, "SUBMIT"] as const;
const ASKED = [...SUBMITTED, "ASK"] as const;
const ACCEPTED = [...SUBMITTED, "ACCEPT"] as const;
const VISITED = [...ACCEPTED, "ASK_VISIT", "FIND_THERE"] as const;

function plan(
  applicant: Applicant,
  kind: ApplicationKind,
  ends: ApplicationState,
  acts: readonly ApplicationAct[],
  count: number,
  age: readonly [number, number],
): ApplicationPlan {
  return { applicant, kind, ends, acts, count, age };
}

/** Of one city: forty or so, in every state. */
export const APPLICATION_PLANS: readonly ApplicationPlan[] = [
  plan("SETTLED", "FIRST_ISSUE", "DRAFT", FILLED, 1, [0, 6]),
  plan("SETTLED", "FIRST_ISSUE", "SUBMITTED", SUBMITTED, 3, [0, 3]),
  // Nobody has looked at this one in time: the first thing the scheduler does is to deem it accepted.
  plan("SETTLED", "FIRST_ISSUE", "SUBMITTED", SUBMITTED, 1, [6, 8]),
  plan("SETTLED", "FIRST_ISSUE", "CORRECTION_REQUESTED", ASKED, 2, [1, 15]),
  plan("SETTLED", "FIRST_ISSUE", "RESUBMITTED", [...ASKED, "SUPPLEMENT"], 2, [0, 3]),
  plan("SETTLED", "FIRST_ISSUE", "ACCEPTED", ACCEPTED, 2, [0, 7]),
  plan("SETTLED", "FIRST_ISSUE", "ACCEPTED", [...ACCEPTED, "ASK_VISIT"], 2, [0, 4]),
  plan("SETTLED", "FIRST_ISSUE", "ACCEPTED", VISITED, 1, [0, 2]),
  plan("SETTLED", "FIRST_ISSUE", "GRANTED", [...ACCEPTED, "GRANT"], 2, [2, 30]),
  plan("SETTLED", "FIRST_ISSUE", "GRANTED", [...VISITED, "GRANT"], 1, [2, 30]),
  plan(
    ...(["SETTLED", "FIRST_ISSUE", "REFUSED"] as const),
    [...ACCEPTED, "ASK_VISIT", "FIND_NOBODY", "REFUSE_NOT_THERE"],
    1,
    [2, 20],
  ),
  plan("SETTLED", "FIRST_ISSUE", "NOT_NEEDED", [...SUBMITTED, "NOT_NEEDED"], 1, [2, 20]),
  plan("SETTLED", "FIRST_ISSUE", "NOT_COMPETENT", [...SUBMITTED, "NOT_COMPETENT"], 1, [2, 20]),
  plan("TOO_SOON", "FIRST_ISSUE", "SUBMITTED", SUBMITTED, 1, [0, 3]),
  plan("TOO_SOON", "FIRST_ISSUE", "ACCEPTED", ACCEPTED, 1, [0, 3]),
  plan("TOO_SOON", "FIRST_ISSUE", "REFUSED", [...ACCEPTED, "REFUSE_TOO_SOON"], 1, [2, 10]),
  plan("TOO_SOON", "FIRST_ISSUE", "WITHDRAWN", [...SUBMITTED, "WITHDRAW"], 1, [2, 10]),
  // The oldest first: their windows have to have been open then.
  plan("IN_FORCE", "ENDORSEMENT", "GRANTED", [...ACCEPTED, "GRANT"], 2, [1, 4]),
  plan("IN_FORCE", "ENDORSEMENT", "ACCEPTED", ACCEPTED, 2, [0, 4]),
  plan("IN_FORCE", "ENDORSEMENT", "CORRECTION_REQUESTED", ASKED, 1, [1, 4]),
  plan("IN_FORCE", "ENDORSEMENT", "SUBMITTED", SUBMITTED, 2, [0, 3]),
  plan("SUSPENDED", "ENDORSEMENT", "ACCEPTED", ACCEPTED, 1, [0, 4]),
  plan("SUSPENDED", "ENDORSEMENT", "SUBMITTED", SUBMITTED, 1, [0, 3]),
  plan("IN_FORCE", "ADDRESS_CHANGE", "SUBMITTED", SUBMITTED, 1, [0, 3]),
  plan("IN_FORCE", "ADDRESS_CHANGE", "ACCEPTED", ACCEPTED, 1, [0, 4]),
  plan("IN_FORCE", "ADDRESS_CHANGE", "GRANTED", [...ACCEPTED, "GRANT"], 1, [2, 20]),
  plan("IN_FORCE", "DAMAGED_REPLACEMENT", "SUBMITTED", SUBMITTED, 1, [0, 3]),
  plan("IN_FORCE", "DAMAGED_REPLACEMENT", "GRANTED", [...ACCEPTED, "GRANT"], 1, [2, 20]),
  plan("IN_FORCE", "LOSS_REPLACEMENT", "ACCEPTED", ACCEPTED, 1, [0, 4]),
  plan("IN_FORCE", "LOSS_REPLACEMENT", "GRANTED", [...ACCEPTED, "GRANT"], 1, [2, 20]),
];

/** Of people with an account, by key: one to go on with, one that waits for papers, one that is decided. */
export const PERSONA_PLANS: Readonly<Record<string, ApplicationPlan>> = {
  draft: plan("IN_FORCE", "DAMAGED_REPLACEMENT", "DRAFT", FILLED, 1, [0, 2]),
  nearly: plan("IN_FORCE", "DAMAGED_REPLACEMENT", "CORRECTION_REQUESTED", ASKED, 1, [1, 3]),
  qualifies: plan("IN_FORCE", "DAMAGED_REPLACEMENT", "GRANTED", [...ACCEPTED, "GRANT"], 1, [5, 10]),
};
