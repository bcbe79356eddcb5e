import { afterAll, beforeAll, expect, test } from "vitest";
import { CASE_STATES, CASE_STEPS, type CaseState, type CaseStep } from "@/lib/transfers/types";
import { type Actor, caseIn, caseRow, makeTeam, type Team, traceOf, tryStep } from "../support/cases";
import { makeWorld, type World } from "../support/world";

/** Who may do what when, written out a second time: what does not stand here is refused. */
const MAY: Record<CaseState, Partial<Record<CaseStep, Who[]>>> = {
  DRAFT: { SAVE: ["holder"], SUBMIT: ["holder"], WITHDRAW: ["holder"] },
  SUBMITTED: {
    REQUEST_CORRECTION: ["clerk", "supervisor"],
    ACCEPT: ["clerk", "supervisor"],
    WITHDRAW: ["holder"],
  },
  CORRECTION_REQUESTED: { SUPPLEMENT: ["holder"], WITHDRAW: ["holder"] },
  ACCEPTED: {
    PROPOSE_APPROVAL: ["clerk", "supervisor"],
    PROPOSE_REFUSAL: ["clerk", "supervisor"],
    WITHDRAW: ["holder"],
  },
  APPROVAL_PROPOSED: { APPROVE: ["supervisor"], RETURN: ["supervisor"], WITHDRAW: ["holder"] },
  REFUSAL_PROPOSED: { CONFIRM_REFUSAL: ["supervisor"], RETURN: ["supervisor"], WITHDRAW: ["holder"] },
  ORIGIN_CHECK: {
    CONFIRM_ORIGIN: ["originClerk", "originSupervisor"],
    OBJECT: ["originClerk", "originSupervisor"],
    WITHDRAW: ["holder"],
  },
  ORIGIN_OBJECTED: {
    ANSWER_OBJECTION: ["clerk", "supervisor"],
    PROPOSE_REFUSAL: ["clerk", "supervisor"],
    WITHDRAW: ["holder"],
  },
  SETTLED: {},
  REFUSED: {},
  WITHDRAWN: {},
};

const RESIDENT_STEPS: CaseStep[] = ["SAVE", "SUBMIT", "SUPPLEMENT", "WITHDRAW"];
const SUPERVISOR_STEPS: CaseStep[] = ["APPROVE", "CONFIRM_REFUSAL", "RETURN"];
const ORIGIN_STEPS: CaseStep[] = ["CONFIRM_ORIGIN", "OBJECT"];
const HANDED_OVER: CaseState[] = ["ORIGIN_CHECK", "ORIGIN_OBJECTED", "SETTLED"];

const PEOPLE = [
  "holder",
  "stranger",
  "clerk",
  "supervisor",
  "originClerk",
  "originSupervisor",
  "elsewhere",
] as const;
type Who = (typeof PEOPLE)[number];

/** The code with which a step is refused, or null where it is open. */
function expected(state: CaseState, step: CaseStep, who: Who): string | null {
  if (MAY[state][step]?.includes(who)) return null;
  const isResidentStep = RESIDENT_STEPS.includes(step);
  if (who === "holder") return isResidentStep ? "WRONG_STATE" : "NOT_FOUND";
  if (who === "stranger" || who === "elsewhere" || isResidentStep || state === "DRAFT") return "NOT_FOUND";
  const isOrigin = who === "originClerk" || who === "originSupervisor";
  if (isOrigin && !HANDED_OVER.includes(state)) return "NOT_FOUND";
  if (isOrigin !== ORIGIN_STEPS.includes(step)) return "FORBIDDEN";
  if (who === "clerk" && SUPERVISOR_STEPS.includes(step)) return "FORBIDDEN";
  return "WRONG_STATE";
}

let world: World;
let team: Team;
beforeAll(async () => {
  world = await makeWorld();
  team = await makeTeam(world);
});
afterAll(() => world.end());

test.each(CASE_STATES)(
  "in %s exactly the listed steps are open, to exactly the listed people",
  async (state) => {
    const { holder, reference } = await caseIn(world, team, state);
    const stranger = await world.person();
    const people: Record<Who, Actor> = { ...team, holder, stranger };
    const seen = { reference, seenVersion: (await caseRow(world, reference)).row_version };
    const before = await traceOf(world, reference);
    const wrong: string[] = [];
    for (const who of PEOPLE) {
      for (const step of CASE_STEPS) {
        const found = await tryStep(step, people[who], seen);
        const wanted = expected(state, step, who);
        if (found !== wanted) wrong.push(`${who} ${step}: ${found} instead of ${wanted}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await traceOf(world, reference)).toEqual(before);
  },
);
