"use server";

import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { type FormState, formError } from "@/lib/action-state";
import { requireActor } from "@/lib/auth/session";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { AppError } from "@/lib/errors";
import { unmaskIdNumber } from "@/lib/transfers/commands";
import { unmaskSchema } from "@/lib/transfers/schema";

const schema = unmaskSchema.extend({ idempotencyKey: z.uuid() });

/**
 * Shows the whole ID number in the answer to this one post, and nowhere else: it is kept in no address, no cookie
 * and not as the form's outcome, so a reload shows it masked again. The same form sent twice shows nothing.
 */
export async function unmask(_previous: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const t = await getTranslations({ locale, namespace: "errors" });
  const input = schema.safeParse(Object.fromEntries(form));
  if (!input.success) {
    const wrong = input.error.issues.find((issue) => issue.path[0] === "purpose");
    return wrong === undefined
      ? formError(form, {}, t("STALE"))
      : formError(form, { purpose: t(`fields.${wrong.message}`) });
  }
  try {
    const now = clock.now();
    const number = await withActor(actor, (tx) => unmaskIdNumber(tx, actor, input.data, now));
    const words = await getTranslations({ locale, namespace: "desk.case.unmask" });
    return { status: "done", message: words("shown", { number }) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return formError(form, {}, t(error.code));
  }
}
