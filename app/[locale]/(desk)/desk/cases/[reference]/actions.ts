"use server";

import { formAction, type Moment } from "@/lib/action";
import type { DeskActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import * as commands from "@/lib/transfers/commands";
import {
  answerObjectionSchema,
  objectSchema,
  proposeApprovalSchema,
  proposeRefusalSchema,
  requestCorrectionSchema,
  returnSchema,
  stepSchema,
} from "@/lib/transfers/schema";
import type { CaseStep } from "@/lib/transfers/types";

const OFFICERS = ["CLERK", "SUPERVISOR"] as const;
const SUPERVISORS = ["SUPERVISOR"] as const;

type Command<A, I> = (tx: Tx, actor: A, input: I, at: Moment) => Promise<void>;

/** Takes the step and comes back to the case, which says what was done. */
function leadingBack<A extends DeskActor, I extends { reference: string }>(
  step: CaseStep,
  command: Command<A, I>,
) {
  return async (tx: Tx, actor: A, input: I, at: Moment) => {
    await command(tx, actor, input, at);
    return { redirectTo: `/desk/cases/${encodeURIComponent(input.reference)}?done=${step}` };
  };
}

export const accept = formAction({
  name: "transfer.accept",
  roles: OFFICERS,
  schema: stepSchema,
  run: leadingBack("ACCEPT", commands.acceptTransfer),
});

export const askForPapers = formAction({
  name: "transfer.request-correction",
  roles: OFFICERS,
  schema: requestCorrectionSchema,
  run: leadingBack("REQUEST_CORRECTION", commands.requestCorrection),
});

export const proposeApproval = formAction({
  name: "transfer.propose-approval",
  roles: OFFICERS,
  schema: proposeApprovalSchema,
  run: leadingBack("PROPOSE_APPROVAL", commands.proposeApproval),
});

export const proposeRefusal = formAction({
  name: "transfer.propose-refusal",
  roles: OFFICERS,
  schema: proposeRefusalSchema,
  run: leadingBack("PROPOSE_REFUSAL", commands.proposeRefusal),
});

export const approve = formAction({
  name: "transfer.approve",
  roles: SUPERVISORS,
  schema: stepSchema,
  run: leadingBack("APPROVE", commands.approveTransfer),
});

export const confirmRefusal = formAction({
  name: "transfer.confirm-refusal",
  roles: SUPERVISORS,
  schema: stepSchema,
  run: leadingBack("CONFIRM_REFUSAL", commands.confirmRefusal),
});

export const returnToClerk = formAction({
  name: "transfer.return",
  roles: SUPERVISORS,
  schema: returnSchema,
  run: leadingBack("RETURN", commands.returnProposal),
});

export const confirmOrigin = formAction({
  name: "transfer.confirm-origin",
  roles: OFFICERS,
  schema: stepSchema,
  run: leadingBack("CONFIRM_ORIGIN", commands.confirmOrigin),
});

export const objectToMove = formAction({
  name: "transfer.object",
  roles: OFFICERS,
  schema: objectSchema,
  run: leadingBack("OBJECT", commands.objectToTransfer),
});

export const answerObjection = formAction({
  name: "transfer.answer-objection",
  roles: OFFICERS,
  schema: answerObjectionSchema,
  run: leadingBack("ANSWER_OBJECTION", commands.answerObjection),
});
