"use server";

import { getLocale } from "next-intl/server";
import { z } from "zod";
import { formAction } from "@/lib/action";
import type { FormAction } from "@/lib/action-state";
import { requireActor } from "@/lib/auth/session";
import { clock } from "@/lib/clock";
import { optionalUploadSchema } from "@/lib/documents/upload";
import { AppError } from "@/lib/errors";
import { LARGEST_STATEMENT, type Trust } from "@/lib/permits/statements/read";
import { takeInStatement } from "@/lib/permits/statements/take-in";
import { trustNow } from "@/lib/permits/statements/trust";

const schema = z.object({
  residentId: z.uuid("required"),
  file: optionalUploadSchema,
  text: z.string().optional(),
});

/** Other operators' lists are asked for first, for whom it is for: nobody waits for the network with a transaction open. */
export const takeIn: FormAction = async (previous, form) => {
  await requireActor(await getLocale(), "RESIDENT");
  const trust = await trustNow(clock.now());
  return takingIn(trust)(previous, form);
};

const takingIn = (trust: Trust) =>
  formAction({
    name: "statement.takeIn",
    roles: ["RESIDENT"],
    schema,
    run: async (tx, actor, { residentId, file, text }, at) => {
      const handed = await handedIn(file, text ?? "");
      const id = await takeInStatement(tx, actor, { residentId, ...handed, trust }, at);
      const query = actor.id === residentId ? "" : `person=${residentId}&`;
      return { redirectTo: `/permits/statement/${id}?${query}done=1` };
    },
  });

async function handedIn(file: File | undefined, text: string) {
  if (file === undefined) return { text, field: "text" as const };
  const refuse = (why: string) => new AppError("INVALID", { fields: { file: `statement.${why}` } });
  if (text.trim() !== "") throw refuse("BOTH");
  if (file.size > LARGEST_STATEMENT) throw refuse("TOO_LARGE");
  return { text: await file.text(), field: "file" as const };
}
