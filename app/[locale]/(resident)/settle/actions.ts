"use server";

import { formAction } from "@/lib/action";
import { startTransfer } from "@/lib/transfers/commands";
import { startSchema } from "@/lib/transfers/schema";

/** Begins an application as a draft and leads to it. */
export const startApplication = formAction({
  name: "START_TRANSFER",
  roles: ["RESIDENT"],
  schema: startSchema,
  run: async (tx, actor, input, at) => ({
    redirectTo: `/transfers/${await startTransfer(tx, actor, input, at)}`,
  }),
});
