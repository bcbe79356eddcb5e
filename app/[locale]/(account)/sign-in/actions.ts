"use server";

import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { z } from "zod";
import { type FormState, formError } from "@/lib/action-state";
import type { OpenedSession } from "@/lib/auth/commands/open-session";
import { setUpStaffAccount } from "@/lib/auth/commands/set-up";
import { signInResident, signInStaff } from "@/lib/auth/commands/sign-in";
import { homeOf, localPath } from "@/lib/auth/paths";
import { attemptContext, keepSession } from "@/lib/auth/request";
import { residentSignInSchema, setUpSchema, staffSignInSchema } from "@/lib/auth/schema";
import { forgetSetUp, keepSetUp, readSetUp } from "@/lib/auth/set-up-cookie";
import { newTotpSecret } from "@/lib/auth/totp";
import { clock } from "@/lib/clock";

/** Signing in has no actor yet, so these are plain actions; attempts are counted by what was typed. */
export async function residentSignIn(_previous: FormState, form: FormData): Promise<FormState> {
  const input = residentSignInSchema(clock.today()).safeParse(Object.fromEntries(form));
  if (!input.success) return problems(form, input.error);
  const answer = await signInResident(input.data, await attemptContext());
  if (answer.status === "SIGNED_IN") return enter(answer, form);
  return refusal(form, "REFUSED_RESIDENT", answer);
}

export async function staffSignIn(_previous: FormState, form: FormData): Promise<FormState> {
  const input = staffSignInSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return problems(form, input.error);
  const answer = await signInStaff(input.data, await attemptContext());
  if (answer.status === "SIGNED_IN") return enter(answer, form);
  if (answer.status !== "SET_UP") return refusal(form, "REFUSED_STAFF", answer);
  const { staffId, email, passwordHash } = answer;
  await keepSetUp({ staffId, email, passwordHash, totpSecret: newTotpSecret() });
  redirect(`/${await getLocale()}/sign-in/set-up`);
}

export async function setUpAccount(_previous: FormState, form: FormData): Promise<FormState> {
  const setUp = await readSetUp();
  // The page says that the set-up has expired.
  if (setUp === null) redirect(`/${await getLocale()}/sign-in/set-up`);
  const input = setUpSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return problems(form, input.error);
  const answer = await setUpStaffAccount(setUp, input.data, await attemptContext());
  if (answer.status === "WRONG_CODE") {
    const t = await getTranslations("auth.setUp");
    return formError(form, { oneTimeCode: t("WRONG_CODE") });
  }
  await forgetSetUp();
  if (answer.status === "SIGNED_IN") return enter(answer, form);
  redirect(`/${await getLocale()}/sign-in/set-up`);
}

async function enter(opened: OpenedSession, form: FormData): Promise<never> {
  await keepSession(opened);
  redirect(`/${await getLocale()}${localPath(form.get("next")) ?? homeOf(opened.role)}`);
}

async function refusal(
  form: FormData,
  refused: "REFUSED_RESIDENT" | "REFUSED_STAFF",
  answer: { status: string; minutes?: number },
): Promise<FormState> {
  const t = await getTranslations("auth.answers");
  if (answer.status === "WAIT") return formError(form, {}, t("WAIT", { minutes: answer.minutes ?? 1 }));
  return formError(form, {}, t(refused));
}

async function problems(form: FormData, error: z.ZodError): Promise<FormState> {
  const t = await getTranslations("auth.problems");
  const texts: Record<string, string> = {};
  for (const { path, message } of error.issues) texts[String(path[0] ?? "form")] ??= t(message);
  return formError(form, texts);
}
