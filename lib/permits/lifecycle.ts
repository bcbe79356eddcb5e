import type {
  ApplicationKind,
  ApplicationState,
  ApplicationStep,
  CancelReason,
  PermitParty,
  PermitRole,
  PermitState,
  PermitStep,
} from "./types";

/**
 * Which step is open to an application in which state, and where it leads: one table, asked by the button and by the
 * command. The five outcomes of intake (Administrative Licensing Law art. 32) are FIND_NOT_NEEDED,
 * FIND_NOT_COMPETENT, CORRECT_ON_THE_SPOT, REQUEST_CORRECTION and ACCEPT. Missing papers are told once, all at once
 * (Decree 663 art. 9): what was supplemented can be asked for again by a supervisor alone.
 */
export const APPLICATION_STEPS_OPEN = {
  DRAFT: { SAVE: "DRAFT", SUBMIT: "SUBMITTED", WITHDRAW: "WITHDRAWN" },
  SUBMITTED: {
    FIND_NOT_NEEDED: "NOT_NEEDED",
    FIND_NOT_COMPETENT: "NOT_COMPETENT",
    CORRECT_ON_THE_SPOT: "SUBMITTED",
    REQUEST_CORRECTION: "CORRECTION_REQUESTED",
    ACCEPT: "ACCEPTED",
    DEEM_ACCEPTED: "ACCEPTED",
    WITHDRAW: "WITHDRAWN",
  },
  CORRECTION_REQUESTED: { SUPPLEMENT: "RESUBMITTED", WITHDRAW: "WITHDRAWN" },
  RESUBMITTED: {
    FIND_NOT_NEEDED: "NOT_NEEDED",
    FIND_NOT_COMPETENT: "NOT_COMPETENT",
    CORRECT_ON_THE_SPOT: "RESUBMITTED",
    REQUEST_AGAIN: "CORRECTION_REQUESTED",
    ACCEPT: "ACCEPTED",
    DEEM_ACCEPTED: "ACCEPTED",
    WITHDRAW: "WITHDRAWN",
  },
  ACCEPTED: { GRANT: "GRANTED", REFUSE: "REFUSED", WITHDRAW: "WITHDRAWN" },
  GRANTED: {},
  REFUSED: {},
  NOT_NEEDED: {},
  NOT_COMPETENT: {},
  WITHDRAWN: {},
} as const satisfies Record<ApplicationState, Partial<Record<ApplicationStep, ApplicationState>>>;

const DESK = ["CLERK", "SUPERVISOR"] as const;
interface Taker {
  party: PermitParty;
  roles: readonly PermitRole[];
}

/** Who takes a step of an application. */
export const APPLICATION_STEP_TAKEN_BY = {
  SAVE: { party: "HOLDER", roles: ["RESIDENT"] },
  SUBMIT: { party: "HOLDER", roles: ["RESIDENT"] },
  WITHDRAW: { party: "HOLDER", roles: ["RESIDENT"] },
  SUPPLEMENT: { party: "HOLDER", roles: ["RESIDENT"] },
  FIND_NOT_NEEDED: { party: "ISSUER", roles: DESK },
  FIND_NOT_COMPETENT: { party: "ISSUER", roles: DESK },
  CORRECT_ON_THE_SPOT: { party: "ISSUER", roles: DESK },
  REQUEST_CORRECTION: { party: "ISSUER", roles: DESK },
  REQUEST_AGAIN: { party: "ISSUER", roles: ["SUPERVISOR"] },
  ACCEPT: { party: "ISSUER", roles: DESK },
  DEEM_ACCEPTED: { party: "SCHEDULER", roles: ["SCHEDULER"] },
  REFUSE: { party: "ISSUER", roles: DESK },
  GRANT: { party: "ISSUER", roles: DESK },
} as const satisfies Record<ApplicationStep, Taker>;

/**
 * Which step is open to a permit in which state. A cancelled permit can still be revoked: false papers may come to
 * light after the holder has settled (docs/domain.md §9, case 50). A suspended card is replaced once it is restored.
 */
export const PERMIT_STEPS_OPEN = {
  IN_FORCE: {
    ENDORSE: "IN_FORCE",
    CHANGE_ADDRESS: "IN_FORCE",
    REPLACE: "IN_FORCE",
    SUSPEND: "SUSPENDED",
    CANCEL: "CANCELLED",
    REVOKE: "REVOKED",
  },
  SUSPENDED: {
    RESTORE: "IN_FORCE",
    CHANGE_ADDRESS: "SUSPENDED",
    CANCEL: "CANCELLED",
    REVOKE: "REVOKED",
  },
  CANCELLED: { REVOKE: "REVOKED" },
  REVOKED: {},
} as const satisfies Record<PermitState, Partial<Record<PermitStep, PermitState>>>;

/** Who takes a step of a permit; revocation is the supervisor's (docs/design.md §2). */
export const PERMIT_STEP_TAKEN_BY = {
  ENDORSE: DESK,
  RESTORE: DESK,
  CHANGE_ADDRESS: DESK,
  REPLACE: DESK,
  SUSPEND: ["SCHEDULER"],
  CANCEL: [...DESK, "RESIDENT", "SCHEDULER"],
  REVOKE: ["SUPERVISOR"],
} as const satisfies Record<PermitStep, readonly PermitRole[]>;

/** Who cancels for which reason. A new registration cancels by itself, whichever city's desk has just entered it. */
export const CANCELLED_BY = {
  LOCAL_REGISTRATION: ["SCHEDULER"],
  DEATH: DESK,
  OWN_WISH: ["RESIDENT"],
  LAPSED_TOO_LONG: ["SCHEDULER"],
  REISSUED: DESK,
} as const satisfies Record<CancelReason, readonly PermitRole[]>;

/** What a granted application does to the permit; an endorsement that comes late restores it instead. */
export const GRANT_DOES = {
  FIRST_ISSUE: "ISSUE",
  ENDORSEMENT: "ENDORSE",
  ADDRESS_CHANGE: "CHANGE_ADDRESS",
  DAMAGED_REPLACEMENT: "REPLACE",
  LOSS_REPLACEMENT: "REPLACE",
} as const satisfies Record<ApplicationKind, PermitStep | "ISSUE">;

/** Where the step leads an application from this state, or null when it is not open. */
export function nextApplicationState(
  state: ApplicationState,
  step: ApplicationStep,
): ApplicationState | null {
  const open: Partial<Record<ApplicationStep, ApplicationState>> = APPLICATION_STEPS_OPEN[state];
  return open[step] ?? null;
}

/** Where the step leads a permit from this state, or null when it is not open. */
export function nextPermitState(state: PermitState, step: PermitStep): PermitState | null {
  const open: Partial<Record<PermitStep, PermitState>> = PERMIT_STEPS_OPEN[state];
  return open[step] ?? null;
}

/** The steps of an application open to one party and role in a state, in the order of the life cycle. */
export function openApplicationSteps(
  state: ApplicationState,
  party: PermitParty,
  role: PermitRole,
): ApplicationStep[] {
  return (Object.keys(APPLICATION_STEPS_OPEN[state]) as ApplicationStep[]).filter((step) => {
    const taken: Taker = APPLICATION_STEP_TAKEN_BY[step];
    return taken.party === party && taken.roles.includes(role);
  });
}

export function isApplicationClosed(state: ApplicationState): boolean {
  return Object.keys(APPLICATION_STEPS_OPEN[state]).length === 0;
}

/** A permit that is in force or can come back into force. */
export function isLive(state: PermitState): boolean {
  return state === "IN_FORCE" || state === "SUSPENDED";
}
