import { describe, expect, it } from "vitest";
import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import { mayAct, mayTakeApplicationStep, type PermitActor, SCHEDULER } from "@/lib/permits/access";
import { CANCELLED_BY, isApplicationClosed, openApplicationSteps } from "@/lib/permits/lifecycle";
import {
  APPLICATION_STATES,
  APPLICATION_STEPS,
  type ApplicationState,
  type ApplicationStep,
  CANCEL_REASONS,
  type PermitAct,
  type PermitHistory,
  type PermitState,
} from "@/lib/permits/types";
import { permit, V1 } from "./support";

const CITY = "320100";
const desk = (role: DeskActor["role"], city = CITY): DeskActor => ({
  kind: "STAFF",
  role,
  city,
  id: role,
  name: role,
  sessionId: "s",
  residentId: null,
});
const holder: ResidentActor = { kind: "RESIDENT", role: "RESIDENT", id: "r", name: "r", sessionId: "s" };
const ACTORS = {
  holder,
  clerk: desk("CLERK"),
  supervisor: desk("SUPERVISOR"),
  elsewhere: desk("SUPERVISOR", "320500"),
  scheduler: SCHEDULER,
} satisfies Record<string, PermitActor>;
type Who = keyof typeof ACTORS;
const EVERYBODY = Object.keys(ACTORS) as Who[];
const DESK: Who[] = ["clerk", "supervisor"];

/** Who may do what when, written out a second time: what does not stand here is refused. */
const MAY: Record<ApplicationState, Partial<Record<ApplicationStep, Who[]>>> = {
  DRAFT: { SAVE: ["holder"], SUBMIT: ["holder"], WITHDRAW: ["holder"] },
  SUBMITTED: {
    FIND_NOT_NEEDED: DESK,
    FIND_NOT_COMPETENT: DESK,
    CORRECT_ON_THE_SPOT: DESK,
    REQUEST_CORRECTION: DESK,
    ACCEPT: DESK,
    DEEM_ACCEPTED: ["scheduler"],
    WITHDRAW: ["holder"],
  },
  CORRECTION_REQUESTED: { SUPPLEMENT: ["holder"], WITHDRAW: ["holder"] },
  RESUBMITTED: {
    FIND_NOT_NEEDED: DESK,
    FIND_NOT_COMPETENT: DESK,
    CORRECT_ON_THE_SPOT: DESK,
    REQUEST_AGAIN: ["supervisor"],
    ACCEPT: DESK,
    DEEM_ACCEPTED: ["scheduler"],
    WITHDRAW: ["holder"],
  },
  ACCEPTED: { GRANT: DESK, REFUSE: DESK, WITHDRAW: ["holder"] },
  GRANTED: {},
  REFUSED: {},
  NOT_NEEDED: {},
  NOT_COMPETENT: {},
  WITHDRAWN: {},
};

describe("an application", () => {
  const all = APPLICATION_STATES.flatMap((state) =>
    APPLICATION_STEPS.flatMap((step) => EVERYBODY.map((who) => ({ state, step, who }))),
  );
  const take = (state: ApplicationState, step: ApplicationStep, who: Who, ownHousehold = false) =>
    mayTakeApplicationStep(ACTORS[who], { cityCode: CITY, state }, step, { ownHousehold });

  it("takes exactly the steps that are listed, and every refusal has its reason", () => {
    for (const { state, step, who } of all) {
      const answer = take(state, step, who);
      expect([state, step, who, answer.allowed]).toEqual([
        state,
        step,
        who,
        MAY[state][step]?.includes(who) ?? false,
      ]);
      if (!answer.allowed)
        expect(["NOT_FOUND", "FORBIDDEN", "WRONG_STATE", "ALREADY_ASKED"]).toContain(answer.because);
    }
  });

  it("does not exist for another city's desk, and a draft for no desk", () => {
    for (const { state, step } of all)
      expect(take(state, step, "elsewhere")).toEqual({ allowed: false, because: "NOT_FOUND" });
    expect(take("DRAFT", "ACCEPT", "clerk")).toEqual({ allowed: false, because: "NOT_FOUND" });
  });

  it("asks for missing papers once: a clerk who asks again is told so", () => {
    for (const state of ["CORRECTION_REQUESTED", "RESUBMITTED"] as const)
      expect(take(state, "REQUEST_CORRECTION", "clerk")).toEqual({
        allowed: false,
        because: "ALREADY_ASKED",
      });
    expect(take("RESUBMITTED", "REQUEST_AGAIN", "clerk")).toEqual({ allowed: false, because: "FORBIDDEN" });
  });

  it("is decided by nobody whose household it is", () => {
    for (const { state, step, who } of all.filter(({ state: at, step: of, who: by }) =>
      MAY[at][of]?.includes(by),
    ))
      expect(take(state, step, who, true)).toEqual(
        DESK.includes(who) ? { allowed: false, because: "OWN_CASE" } : take(state, step, who),
      );
  });

  it("never moves again once it is closed, and shows no button then", () => {
    for (const state of APPLICATION_STATES.filter(isApplicationClosed)) {
      expect(openApplicationSteps(state, "ISSUER", "SUPERVISOR")).toEqual([]);
      for (const step of APPLICATION_STEPS)
        for (const who of EVERYBODY) expect(take(state, step, who).allowed).toBe(false);
    }
  });
});

describe("a permit", () => {
  const ON = "2024-02-10";
  /** A permit in each state on 2024-02-10, the window of the first with it open. */
  const IN: Record<PermitState, PermitHistory> = {
    IN_FORCE: permit("p", "ISSUED 2023-03-01"),
    SUSPENDED: permit("p", "ISSUED 2022-03-01"),
    CANCELLED: permit("p", "ISSUED 2023-03-01", "CANCELLED 2023-06-01 DEATH"),
    REVOKED: permit("p", "ISSUED 2023-03-01", "REVOKED 2023-06-01 2023-03-01"),
  };
  const ACTS = {
    ENDORSE: { type: "ENDORSED", on: ON },
    RESTORE: { type: "RESTORED", on: ON },
    CHANGE_ADDRESS: { type: "ADDRESS_CHANGED", on: ON, leftOn: "2024-02-09" },
    REPLACE: { type: "REPLACED", on: ON, because: "LOST" },
    REVOKE: { type: "REVOKED", on: ON, falseSince: "2023-03-01" },
    DIES: { type: "CANCELLED", on: ON, because: "DEATH" },
    SETTLES: { type: "CANCELLED", on: ON, because: "LOCAL_REGISTRATION" },
    GIVES_UP: { type: "CANCELLED", on: ON, because: "OWN_WISH" },
    IS_REISSUED: { type: "CANCELLED", on: ON, because: "REISSUED" },
    SUSPEND: { type: "SUSPENDED", on: ON },
    LAPSES_TOO_LONG: { type: "CANCELLED", on: ON, because: "LAPSED_TOO_LONG" },
  } as const satisfies Record<string, PermitAct>;
  type Deed = keyof typeof ACTS;
  const ENDINGS = { DIES: DESK, SETTLES: ["scheduler"], GIVES_UP: ["holder"], IS_REISSUED: DESK } as const;
  const ALLOWED: Record<PermitState, Partial<Record<Deed, readonly Who[]>>> = {
    IN_FORCE: {
      ENDORSE: DESK,
      CHANGE_ADDRESS: DESK,
      REPLACE: DESK,
      REVOKE: ["supervisor"],
      ...ENDINGS,
    },
    SUSPENDED: { RESTORE: DESK, CHANGE_ADDRESS: DESK, REVOKE: ["supervisor"], ...ENDINGS },
    CANCELLED: { REVOKE: ["supervisor"] },
    REVOKED: {},
  };

  it("takes exactly the acts that are listed, from exactly those who may", () => {
    for (const state of Object.keys(IN) as PermitState[])
      for (const deed of Object.keys(ACTS) as Deed[])
        for (const who of EVERYBODY) {
          const answer = mayAct(ACTORS[who], IN[state], V1, ACTS[deed], { ownHousehold: false });
          const expected = ALLOWED[state][deed]?.includes(who) ?? false;
          expect([state, deed, who, answer.allowed]).toEqual([state, deed, who, expected]);
        }
  });

  it("is suspended by the days alone, on the day after the due day and on no other", () => {
    const history = permit("p", "ISSUED 2023-03-01");
    const suspend = (on: string) =>
      mayAct(SCHEDULER, history, V1, { type: "SUSPENDED", on }, { ownHousehold: false }).allowed;
    expect(["2024-03-01", "2024-03-02", "2024-03-03"].map(suspend)).toEqual([false, true, false]);
  });

  it("is cancelled for each reason by exactly those who may", () => {
    for (const because of CANCEL_REASONS)
      for (const who of EVERYBODY.filter((one) => one !== "elsewhere")) {
        const roles: readonly string[] = CANCELLED_BY[because];
        if (roles.includes(ACTORS[who].role)) continue;
        const answer = mayAct(
          ACTORS[who],
          IN.IN_FORCE,
          V1,
          { type: "CANCELLED", on: ON, because },
          { ownHousehold: false },
        );
        expect(answer).toEqual({ allowed: false, because: "FORBIDDEN" });
      }
  });

  it("of one's own household is nobody's to act on", () => {
    const answer = mayAct(ACTORS.clerk, IN.IN_FORCE, V1, ACTS.ENDORSE, { ownHousehold: true });
    expect(answer).toEqual({ allowed: false, because: "OWN_CASE" });
  });
});
