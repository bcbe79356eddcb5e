import type { CaseState } from "@/lib/transfers/types";

/** What is done in a case, one act after the other; each is the product's own command. */
export const CASE_ACTS = [
  "START",
  "ABOUT",
  "LANDING",
  "CONTACT",
  "SUBMIT",
  "ASK",
  "SUPPLEMENT",
  "ACCEPT",
  "PROPOSE_APPROVAL",
  "APPROVE",
  "PROPOSE_REFUSAL",
  "CONFIRM_REFUSAL",
  "OBJECT",
  "CONFIRM_ORIGIN",
  "WITHDRAW",
] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

export type CasePlan = {
  readonly ends: CaseState;
  readonly acts: readonly CaseAct[];
  readonly count: number;
  /** Whether the rules must say yes, or must not, for the acts to be open. */
  readonly eligible: boolean | null;
  /** Working days since the last act, at least and at most: some offices are late. */
  readonly age: readonly [number, number];
};

const FILLED = ["START", "ABOUT", "LANDING", "CONTACT"] as const;
const SUBMITTED = [...FILLED, "SUBMIT"] as const;
const ACCEPTED = [...SUBMITTED, "ACCEPT"] as const;
const HANDED_OVER = [...ACCEPTED, "PROPOSE_APPROVAL", "APPROVE"] as const;

export const CASE_PLANS: readonly CasePlan[] = [
  { ends: "DRAFT", acts: ["START", "ABOUT", "LANDING"], count: 4, eligible: null, age: [0, 12] },
  { ends: "SUBMITTED", acts: SUBMITTED, count: 11, eligible: null, age: [0, 6] },
  { ends: "SUBMITTED", acts: [...SUBMITTED, "ASK", "SUPPLEMENT"], count: 3, eligible: null, age: [0, 4] },
  { ends: "CORRECTION_REQUESTED", acts: [...SUBMITTED, "ASK"], count: 5, eligible: null, age: [1, 20] },
  { ends: "ACCEPTED", acts: ACCEPTED, count: 11, eligible: null, age: [0, 21] },
  {
    ends: "APPROVAL_PROPOSED",
    acts: [...ACCEPTED, "PROPOSE_APPROVAL"],
    count: 6,
    eligible: true,
    age: [0, 8],
  },
  {
    ends: "REFUSAL_PROPOSED",
    acts: [...ACCEPTED, "PROPOSE_REFUSAL"],
    count: 4,
    eligible: false,
    age: [0, 6],
  },
  { ends: "ORIGIN_CHECK", acts: HANDED_OVER, count: 8, eligible: true, age: [0, 3] },
  { ends: "ORIGIN_OBJECTED", acts: [...HANDED_OVER, "OBJECT"], count: 3, eligible: true, age: [0, 5] },
  { ends: "SETTLED", acts: [...HANDED_OVER, "CONFIRM_ORIGIN"], count: 14, eligible: true, age: [2, 90] },
  {
    ends: "REFUSED",
    acts: [...ACCEPTED, "PROPOSE_REFUSAL", "CONFIRM_REFUSAL"],
    count: 6,
    eligible: false,
    age: [2, 60],
  },
  { ends: "WITHDRAWN", acts: [...SUBMITTED, "WITHDRAW"], count: 4, eligible: null, age: [2, 50] },
  { ends: "WITHDRAWN", acts: [...ACCEPTED, "WITHDRAW"], count: 2, eligible: null, age: [2, 40] },
];

/** The cases of people made by hand: nobody else has one that a visitor begins with. */
export const PERSONA_CASES: readonly { key: string; destination: string; plan: CasePlan }[] = [
  {
    key: "draft",
    destination: "320500",
    plan: { ends: "DRAFT", acts: ["START", "ABOUT"], count: 1, eligible: null, age: [2, 2] },
  },
  {
    key: "papers",
    destination: "320100",
    plan: {
      ends: "CORRECTION_REQUESTED",
      acts: [...SUBMITTED, "ASK"],
      count: 1,
      eligible: true,
      age: [3, 3],
    },
  },
  {
    key: "settled",
    destination: "320500",
    plan: {
      ends: "SETTLED",
      acts: [...HANDED_OVER, "CONFIRM_ORIGIN"],
      count: 1,
      eligible: true,
      age: [20, 20],
    },
  },
];
