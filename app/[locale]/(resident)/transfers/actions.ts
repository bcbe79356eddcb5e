"use server";

import { z } from "zod";
import { formAction } from "@/lib/action";
import { examineFile } from "@/lib/documents/examine";
import { uploadSchema } from "@/lib/documents/upload";
import { AppError } from "@/lib/errors";
import { attachDocument } from "@/lib/residents/commands/attach-document";
import {
  saveAbout,
  saveContact,
  saveLanding,
  submitTransfer,
  supplementTransfer,
  withdrawTransfer,
} from "@/lib/transfers/commands";
import { findOwnTransfer } from "@/lib/transfers/queries";
import {
  aboutSchema,
  contactSchema,
  landingSchema,
  referenceSchema,
  stepSchema,
  submitSchema,
  supplementSchema,
} from "@/lib/transfers/schema";
import { PAPER_KINDS } from "@/lib/transfers/types";
import { casePath } from "./load";

const roles = ["RESIDENT"] as const;

export const saveAboutYou = formAction({
  name: "SAVE_ABOUT",
  roles,
  schema: aboutSchema,
  run: async (tx, actor, input, at) => {
    await saveAbout(tx, actor, input, at);
    return { redirectTo: casePath(input.reference) };
  },
});

export const saveAddress = formAction({
  name: "SAVE_ADDRESS",
  roles,
  schema: landingSchema,
  run: async (tx, actor, input, at) => {
    await saveLanding(tx, actor, input, at);
    return { redirectTo: casePath(input.reference) };
  },
});

export const savePhone = formAction({
  name: "SAVE_CONTACT",
  roles,
  schema: contactSchema,
  run: async (tx, actor, input, at) => {
    await saveContact(tx, actor, input, at);
    return { redirectTo: casePath(input.reference) };
  },
});

export const addPaper = formAction({
  name: "ADD_PAPER",
  roles,
  schema: z.object({
    reference: referenceSchema,
    kind: z.enum(PAPER_KINDS, "choose"),
    back: z.enum(["papers", "supplement"]),
    file: uploadSchema,
  }),
  run: async (tx, actor, input, at) => {
    const transfer = await findOwnTransfer(tx, actor, input.reference);
    if (!transfer) throw new AppError("NOT_FOUND");
    const file = await examineFile(input.file);
    const paper = { residentId: transfer.residentId, caseId: transfer.id, kind: input.kind, file };
    await attachDocument(tx, actor, paper, at.now);
    return { redirectTo: `${casePath(input.reference)}/${input.back}?done=uploaded` };
  },
});

export const submitApplication = formAction({
  name: "SUBMIT_TRANSFER",
  roles,
  schema: submitSchema,
  run: async (tx, actor, input, at) => {
    await submitTransfer(tx, actor, input, at);
    return { redirectTo: casePath(input.reference, "/submitted") };
  },
});

export const sendSupplement = formAction({
  name: "SUPPLEMENT_TRANSFER",
  roles,
  schema: supplementSchema,
  run: async (tx, actor, input, at) => {
    await supplementTransfer(tx, actor, input, at);
    return { redirectTo: `${casePath(input.reference)}?done=supplemented` };
  },
});

export const withdrawApplication = formAction({
  name: "WITHDRAW_TRANSFER",
  roles,
  schema: stepSchema,
  run: async (tx, actor, input, at) => {
    await withdrawTransfer(tx, actor, input, at);
    return { redirectTo: `${casePath(input.reference)}?done=withdrawn` };
  },
});
