"use server";

import { z } from "zod";
import { formAction } from "@/lib/action";
import { assignItem, claimItem, releaseItem } from "@/lib/transfers/commands";
import { assignSchema, itemSchema } from "@/lib/transfers/schema";

// A row's button carries the entry and the version that was shown: `<id>.<version>`.
const row = z
  .string()
  .transform((text): unknown => {
    const [item, seenVersion] = text.split(".");
    return { item, seenVersion };
  })
  .pipe(itemSchema);

/** Back to where the button stood: a part of the desk, never anywhere else. */
const back = z
  .string()
  .regex(/^\/desk(\/(ledger|cases|permits|statements)[0-9A-Za-z%*~$=/-]*)?(\?[\w=&.-]*)?$/);

export const takeOrGiveBack = formAction({
  name: "desk.take",
  roles: ["CLERK", "SUPERVISOR"],
  schema: z
    .object({ claim: row.optional(), release: row.optional(), back })
    .refine(({ claim, release }) => (claim === undefined) !== (release === undefined), "choose"),
  run: async (tx, actor, input, at) => {
    if (input.claim) await claimItem(tx, actor, input.claim, at);
    if (input.release) await releaseItem(tx, actor, input.release, at);
    return { redirectTo: withDone(input.back, input.claim ? "claimed" : "released") };
  },
});

export const handOver = formAction({
  name: "desk.assign",
  roles: ["SUPERVISOR"],
  schema: assignSchema.extend({ back }),
  run: async (tx, actor, input, at) => {
    await assignItem(tx, actor, input, at);
    return { redirectTo: withDone(input.back, "assigned") };
  },
});

function withDone(path: string, done: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}done=${done}`;
}
