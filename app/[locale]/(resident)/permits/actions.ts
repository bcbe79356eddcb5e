"use server";

import { z } from "zod";
import { formAction } from "@/lib/action";
import { examineFile } from "@/lib/documents/examine";
import { uploadSchema } from "@/lib/documents/upload";
import { AppError } from "@/lib/errors";
import {
  giveUpPermit,
  saveApplication,
  startApplication,
  submitApplication,
  supplementApplication,
  withdrawApplication,
} from "@/lib/permits/commands";
import { findOwnApplication } from "@/lib/permits/queries";
import {
  applicationStepSchema,
  permitStepSchema,
  saveApplicationSchema,
  startApplicationSchema,
  submitApplicationSchema,
  supplementApplicationSchema,
} from "@/lib/permits/schema";
import { PERMIT_PAPERS } from "@/lib/permits/types";
import { attachDocument } from "@/lib/residents/commands/attach-document";
import { referenceSchema } from "@/lib/transfers/schema";
import { applicationPath, permitPath } from "./paths";

const roles = ["RESIDENT"] as const;

export const beginApplication = formAction({
  name: "START_PERMIT_APPLICATION",
  roles,
  schema: startApplicationSchema,
  run: async (tx, actor, input, at) => ({
    redirectTo: applicationPath(await startApplication(tx, actor, input, at)),
  }),
});

export const saveDetails = formAction({
  name: "SAVE_PERMIT_APPLICATION",
  roles,
  schema: saveApplicationSchema,
  run: async (tx, actor, input, at) => {
    const { leftOn, movedOn } = input;
    const fields: Record<string, string> = {};
    if (movedOn !== undefined && movedOn > at.today) fields.movedOn = "inFuture";
    else if (movedOn !== undefined && leftOn !== undefined && movedOn <= leftOn) fields.movedOn = "afterLeft";
    if (Object.keys(fields).length > 0) throw new AppError("INVALID", { fields });
    await saveApplication(tx, actor, input, at);
    return { redirectTo: applicationPath(input.reference) };
  },
});

export const addPermitPaper = formAction({
  name: "ADD_PERMIT_PAPER",
  roles,
  schema: z.object({
    reference: referenceSchema,
    kind: z.enum(PERMIT_PAPERS, "choose"),
    back: z.enum(["papers", "supplement"]),
    file: uploadSchema,
  }),
  run: async (tx, actor, input, at) => {
    const application = await findOwnApplication(tx, actor, input.reference);
    if (!application) throw new AppError("NOT_FOUND");
    const file = await examineFile(input.file);
    const { residentId, id: applicationId } = application;
    await attachDocument(tx, actor, { residentId, applicationId, kind: input.kind, file }, at.now);
    return { redirectTo: applicationPath(input.reference, `/${input.back}?done=uploaded`) };
  },
});

export const handInApplication = formAction({
  name: "SUBMIT_PERMIT_APPLICATION",
  roles,
  schema: submitApplicationSchema,
  run: async (tx, actor, input, at) => {
    await submitApplication(tx, actor, input, at);
    return { redirectTo: applicationPath(input.reference, "/submitted") };
  },
});

export const sendBack = formAction({
  name: "SUPPLEMENT_PERMIT_APPLICATION",
  roles,
  schema: supplementApplicationSchema,
  run: async (tx, actor, input, at) => {
    await supplementApplication(tx, actor, input, at);
    return { redirectTo: applicationPath(input.reference, "?done=supplemented") };
  },
});

export const takeBack = formAction({
  name: "WITHDRAW_PERMIT_APPLICATION",
  roles,
  schema: applicationStepSchema,
  run: async (tx, actor, input, at) => {
    await withdrawApplication(tx, actor, input, at);
    return { redirectTo: applicationPath(input.reference, "?done=withdrawn") };
  },
});

export const giveUp = formAction({
  name: "GIVE_UP_PERMIT",
  roles,
  schema: permitStepSchema.extend({ understood: z.literal("yes", "giveUp") }),
  run: async (tx, actor, input, at) => {
    await giveUpPermit(tx, actor, input, at);
    return { redirectTo: permitPath(input.number, "?done=givenUp") };
  },
});
