"use server";

import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { type FormState, formError } from "@/lib/action-state";
import { encodeCounter } from "@/lib/auth/counter-handle";
import { requireActor } from "@/lib/auth/session";
import { clock } from "@/lib/clock";
import { parseIdNumber } from "@/lib/residents/id-number";
import { hashesOfIdNumber } from "@/lib/residents/identity";
import { purposeSchema } from "@/lib/transfers/schema";

/**
 * From the number to the person's page. The number goes no further than this: the address that follows holds its
 * keyed hash, encrypted. Nothing is written here; the page itself opens the person, with the look and its purpose.
 */
export async function findPerson(_previous: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const typed = form.get("idNumber");
  const number = parseIdNumber(typeof typed === "string" ? typed.slice(0, 100) : "", clock.today());
  const purpose = purposeSchema.safeParse(form.get("purpose") ?? undefined);
  if (!number.ok || !purpose.success) {
    const problems = await getTranslations({ locale, namespace: "auth.problems.idNumber" });
    const fields = await getTranslations({ locale, namespace: "errors.fields" });
    const wrong = purpose.success ? null : (purpose.error.issues[0]?.message ?? "required");
    return formError(form, {
      ...(number.ok ? {} : { idNumber: problems(number.reason) }),
      ...(wrong === null ? {} : { purpose: fields(wrong) }),
    });
  }
  const hashes = hashesOfIdNumber(number.number);
  const handle = await encodeCounter(actor, { hashes, purpose: purpose.data });
  redirect(`/${locale}/desk/people/${handle}`);
}
