import type { Role } from "@/lib/auth/types";
import type { CaseState, CaseStep, Party } from "./types";

/**
 * Which step is open in which state, and where it leads: one table, asked by the button and by the command.
 * A terminal state has no steps (docs/design.md §4.2).
 */
export const STEPS = {
  DRAFT: { SAVE: "DRAFT", SUBMIT: "SUBMITTED", WITHDRAW: "WITHDRAWN" },
  SUBMITTED: { REQUEST_CORRECTION: "CORRECTION_REQUESTED", ACCEPT: "ACCEPTED", WITHDRAW: "WITHDRAWN" },
  CORRECTION_REQUESTED: { SUPPLEMENT: "SUBMITTED", WITHDRAW: "WITHDRAWN" },
  ACCEPTED: {
    PROPOSE_APPROVAL: "APPROVAL_PROPOSED",
    PROPOSE_REFUSAL: "REFUSAL_PROPOSED",
    WITHDRAW: "WITHDRAWN",
  },
  APPROVAL_PROPOSED: { APPROVE: "ORIGIN_CHECK", RETURN: "ACCEPTED", WITHDRAW: "WITHDRAWN" },
  REFUSAL_PROPOSED: { CONFIRM_REFUSAL: "REFUSED", RETURN: "ACCEPTED", WITHDRAW: "WITHDRAWN" },
  ORIGIN_CHECK: { CONFIRM_ORIGIN: "SETTLED", OBJECT: "ORIGIN_OBJECTED", WITHDRAW: "WITHDRAWN" },
  ORIGIN_OBJECTED: {
    ANSWER_OBJECTION: "ORIGIN_CHECK",
    PROPOSE_REFUSAL: "REFUSAL_PROPOSED",
    WITHDRAW: "WITHDRAWN",
  },
  SETTLED: {},
  REFUSED: {},
  WITHDRAWN: {},
} as const satisfies Record<CaseState, Partial<Record<CaseStep, CaseState>>>;

/** Who takes a step, and for which party. */
export const STEP_TAKEN_BY = {
  SAVE: { party: "RESIDENT", roles: ["RESIDENT"] },
  SUBMIT: { party: "RESIDENT", roles: ["RESIDENT"] },
  SUPPLEMENT: { party: "RESIDENT", roles: ["RESIDENT"] },
  WITHDRAW: { party: "RESIDENT", roles: ["RESIDENT"] },
  REQUEST_CORRECTION: { party: "DESTINATION", roles: ["CLERK", "SUPERVISOR"] },
  ACCEPT: { party: "DESTINATION", roles: ["CLERK", "SUPERVISOR"] },
  PROPOSE_APPROVAL: { party: "DESTINATION", roles: ["CLERK", "SUPERVISOR"] },
  PROPOSE_REFUSAL: { party: "DESTINATION", roles: ["CLERK", "SUPERVISOR"] },
  RETURN: { party: "DESTINATION", roles: ["SUPERVISOR"] },
  APPROVE: { party: "DESTINATION", roles: ["SUPERVISOR"] },
  CONFIRM_REFUSAL: { party: "DESTINATION", roles: ["SUPERVISOR"] },
  ANSWER_OBJECTION: { party: "DESTINATION", roles: ["CLERK", "SUPERVISOR"] },
  CONFIRM_ORIGIN: { party: "ORIGIN", roles: ["CLERK", "SUPERVISOR"] },
  OBJECT: { party: "ORIGIN", roles: ["CLERK", "SUPERVISOR"] },
} as const satisfies Record<CaseStep, { party: Party; roles: readonly Role[] }>;

/** Where the step leads from this state, or null when it is not open. */
export function nextState(state: CaseState, step: CaseStep): CaseState | null {
  const open: Partial<Record<CaseStep, CaseState>> = STEPS[state];
  return open[step] ?? null;
}

/** The steps open to one party and role in a state, in the order of the life cycle. */
export function openSteps(state: CaseState, party: Party, role: Role): CaseStep[] {
  return (Object.keys(STEPS[state]) as CaseStep[]).filter((step) => {
    const taken: { party: Party; roles: readonly Role[] } = STEP_TAKEN_BY[step];
    return taken.party === party && taken.roles.includes(role);
  });
}

export function isClosed(state: CaseState): boolean {
  return Object.keys(STEPS[state]).length === 0;
}

/** Who is waited for, seen from each office's queue. */
export type WaitingFor = "CLERK" | "SUPERVISOR" | "RESIDENT" | "OTHER_CITY" | "NOBODY";

/** The queue entry of each city in each state; null: the case is not in that city's queue (yet). */
export const QUEUES = {
  DRAFT: { destination: null, origin: null },
  SUBMITTED: { destination: "CLERK", origin: null },
  CORRECTION_REQUESTED: { destination: "RESIDENT", origin: null },
  ACCEPTED: { destination: "CLERK", origin: null },
  APPROVAL_PROPOSED: { destination: "SUPERVISOR", origin: null },
  REFUSAL_PROPOSED: { destination: "SUPERVISOR", origin: "OTHER_CITY" },
  ORIGIN_CHECK: { destination: "OTHER_CITY", origin: "CLERK" },
  ORIGIN_OBJECTED: { destination: "CLERK", origin: "OTHER_CITY" },
  SETTLED: { destination: "NOBODY", origin: "NOBODY" },
  REFUSED: { destination: "NOBODY", origin: "NOBODY" },
  WITHDRAWN: { destination: "NOBODY", origin: "NOBODY" },
} as const satisfies Record<CaseState, { destination: WaitingFor | null; origin: WaitingFor | null }>;

/**
 * Working days the office waited for has, from the day the state is entered. Intake and decision:
 * Administrative Licensing Law arts. 32 and 42; the origin's two days and the resident's thirty are sample promises.
 */
export const WORKING_DAYS = {
  SUBMITTED: 5,
  CORRECTION_REQUESTED: 30,
  ACCEPTED: 20,
  ORIGIN_CHECK: 2,
  ORIGIN_OBJECTED: 5,
} as const satisfies Partial<Record<CaseState, number>>;

/**
 * Days a certificate is valid from its issue: 准迁证 40 (docs/domain.md §2.1); 迁移证 30 by common practice, sample.
 */
export const CERTIFICATE_DAYS = { MOVE_IN: 40, MOVE_OUT: 30 } as const;
