"use server";

import { z } from "zod";
import { formAction, type Moment } from "@/lib/action";
import type { DeskActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { examineFile } from "@/lib/documents/examine";
import { optionalUploadSchema, uploadSchema } from "@/lib/documents/upload";
import { attachDocument } from "@/lib/residents/commands/attach-document";
import { correctRecord, enterRecord, rejectRecord, verifyRecord } from "@/lib/residents/commands/desk";
import { correctedFieldsSchema, enteredFieldsSchema, rejectRecordSchema } from "@/lib/residents/schema";
import { openThrough, type Through, throughSchema } from "./through";

const OFFICERS = ["CLERK", "SUPERVISOR"] as const;
const EVIDENCE = "EVIDENCE";
const recordId = z.uuid("required");

/**
 * Whose record it is follows from the way the person was opened, never from the form. Opens them, does the work, and leads back with
 * what was done.
 */
function opening<I extends Through>(
  done: string,
  work: (tx: Tx, actor: DeskActor, input: I, residentId: string, at: Moment) => Promise<unknown>,
) {
  return async (tx: Tx, actor: DeskActor, input: I, at: Moment) => {
    const { residentId, back } = await openThrough(tx, actor, input, at.now);
    await work(tx, actor, input, residentId, at);
    return { redirectTo: `${back}?done=${done}` };
  };
}

export const verifyYears = formAction({
  name: "ledger.verify",
  roles: OFFICERS,
  schema: throughSchema.extend({ recordId }),
  run: opening("verified", (tx, actor, input, residentId, at) =>
    verifyRecord(tx, actor, { residentId, recordId: input.recordId }, at),
  ),
});

export const rejectYears = formAction({
  name: "ledger.reject",
  roles: OFFICERS,
  schema: throughSchema.extend({ recordId, reason: rejectRecordSchema.shape.reason }),
  run: opening("rejected", (tx, actor, input, residentId, at) =>
    rejectRecord(tx, actor, { residentId, recordId: input.recordId, reason: input.reason }, at),
  ),
});

export const correctYears = formAction({
  name: "ledger.correct",
  roles: OFFICERS,
  schema: throughSchema.and(correctedFieldsSchema),
  run: opening("corrected", (tx, actor, input, residentId, at) =>
    correctRecord(tx, actor, { ...input, residentId }, at),
  ),
});

export const enterYears = formAction({
  name: "ledger.enter",
  roles: OFFICERS,
  schema: throughSchema.and(enteredFieldsSchema).and(z.object({ evidence: optionalUploadSchema })),
  run: opening("entered", async (tx, actor, input, residentId, at) => {
    const file = input.evidence && (await examineFile(input.evidence, "evidence"));
    const entered = await enterRecord(tx, actor, { ...input, residentId }, at);
    if (!file) return;
    await attachDocument(tx, actor, { residentId, kind: EVIDENCE, recordId: entered, file }, at.now);
  }),
});

export const attachEvidence = formAction({
  name: "ledger.attach",
  roles: OFFICERS,
  schema: throughSchema.extend({ recordId, file: uploadSchema }),
  run: opening("attached", async (tx, actor, input, residentId, at) => {
    const file = await examineFile(input.file);
    const paper = { residentId, kind: EVIDENCE, recordId: input.recordId, file };
    await attachDocument(tx, actor, paper, at.now);
  }),
});
