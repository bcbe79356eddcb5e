"use server";

import { z } from "zod";
import { formAction } from "@/lib/action";
import type { ResidentActor } from "@/lib/auth/types";
import { examineFile } from "@/lib/documents/examine";
import { optionalUploadSchema, uploadSchema } from "@/lib/documents/upload";
import { AppError } from "@/lib/errors";
import { isWithdrawable } from "@/lib/residents/access";
import { attachDocument } from "@/lib/residents/commands/attach-document";
import { declareRecord, withdrawRecord } from "@/lib/residents/commands/resident";
import { findCurrentRecord } from "@/lib/residents/queries";
import { declareRecordSchema, recordKeySchema } from "@/lib/residents/schema";

const EVIDENCE = "EVIDENCE";

export const declareYears = formAction({
  name: "DECLARE_RECORD",
  roles: ["RESIDENT"],
  schema: declareRecordSchema.and(z.object({ evidence: optionalUploadSchema })),
  run: async (tx, actor, input, at) => {
    const file = input.evidence && (await examineFile(input.evidence, "evidence"));
    const recordId = await declareRecord(tx, actor, input, at);
    const { residentId } = input;
    if (file) await attachDocument(tx, actor, { residentId, kind: EVIDENCE, recordId, file }, at.now);
    return { redirectTo: ledgerPath(actor, residentId, "declared") };
  },
});

export const withdrawYears = formAction({
  name: "WITHDRAW_RECORD",
  roles: ["RESIDENT"],
  schema: recordKeySchema,
  run: async (tx, actor, input, at) => {
    await withdrawRecord(tx, actor, input, at);
    return { redirectTo: ledgerPath(actor, input.residentId, "withdrawn") };
  },
});

export const addEvidence = formAction({
  name: "ADD_EVIDENCE",
  roles: ["RESIDENT"],
  schema: recordKeySchema.extend({ file: uploadSchema }),
  run: async (tx, actor, { residentId, recordId, file: upload }, at) => {
    const record = await findCurrentRecord(tx, residentId, recordId);
    if (!record) throw new AppError("NOT_FOUND");
    // What a clerk has answered rests on the papers that were there then.
    if (!isWithdrawable(record)) throw new AppError("WRONG_STATE");
    const file = await examineFile(upload);
    await attachDocument(tx, actor, { residentId, kind: EVIDENCE, recordId, file }, at.now);
    const query = actor.id === residentId ? "?" : `?person=${residentId}&`;
    return { redirectTo: `/years/${recordId}${query}done=uploaded` };
  },
});

function ledgerPath(actor: ResidentActor, residentId: string, done: string): string {
  return `/years?${actor.id === residentId ? "" : `person=${residentId}&`}done=${done}`;
}
