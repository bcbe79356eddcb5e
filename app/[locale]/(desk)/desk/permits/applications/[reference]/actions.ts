"use server";

import { formAction, type Moment } from "@/lib/action";
import type { DeskActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import * as commands from "@/lib/permits/commands";
import {
  applicationStepSchema,
  askVisitSchema,
  correctOnTheSpotSchema,
  findOutcomeSchema,
  grantSchema,
  refuseSchema,
  reportVisitSchema,
  requestPapersSchema,
} from "@/lib/permits/schema";

const OFFICERS = ["CLERK", "SUPERVISOR"] as const;

type Command<I> = (tx: Tx, actor: DeskActor, input: I, at: Moment) => Promise<unknown>;

/** Takes the step and comes back to the application, which says what was done. */
function leadingBack<I extends { reference: string }>(done: string, command: Command<I>) {
  return async (tx: Tx, actor: DeskActor, input: I, at: Moment) => {
    await command(tx, actor, input, at);
    return { redirectTo: `/desk/permits/applications/${encodeURIComponent(input.reference)}?done=${done}` };
  };
}

export const accept = formAction({
  name: "permit.accept",
  roles: OFFICERS,
  schema: applicationStepSchema,
  run: leadingBack("ACCEPT", commands.acceptApplication),
});

export const requestPapers = formAction({
  name: "permit.request-papers",
  roles: OFFICERS,
  schema: requestPapersSchema,
  run: leadingBack("REQUEST_CORRECTION", commands.requestPapers),
});

export const correctOnTheSpot = formAction({
  name: "permit.correct",
  roles: OFFICERS,
  schema: correctOnTheSpotSchema,
  run: leadingBack("CORRECT_ON_THE_SPOT", commands.correctOnTheSpot),
});

export const findNotNeeded = formAction({
  name: "permit.not-needed",
  roles: OFFICERS,
  schema: findOutcomeSchema,
  run: leadingBack("FIND_NOT_NEEDED", commands.findNotNeeded),
});

export const findNotCompetent = formAction({
  name: "permit.not-competent",
  roles: OFFICERS,
  schema: findOutcomeSchema,
  run: leadingBack("FIND_NOT_COMPETENT", commands.findNotCompetent),
});

export const grant = formAction({
  name: "permit.grant",
  roles: OFFICERS,
  schema: grantSchema,
  run: leadingBack("GRANT", commands.grantApplication),
});

export const refuse = formAction({
  name: "permit.refuse",
  roles: OFFICERS,
  schema: refuseSchema,
  run: leadingBack("REFUSE", commands.refuseApplication),
});

export const askVisit = formAction({
  name: "permit.ask-visit",
  roles: OFFICERS,
  schema: askVisitSchema,
  run: leadingBack("VISIT_ASKED", commands.askVisit),
});

export const reportVisit = formAction({
  name: "permit.report-visit",
  roles: OFFICERS,
  schema: reportVisitSchema,
  run: leadingBack("VISIT_REPORTED", commands.reportVisit),
});
