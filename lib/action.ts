import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { type FormAction, type FormState, formError } from "./action-state";
import { type ActorIn, requireActor } from "./auth/session";
import type { Role } from "./auth/types";
import { clock, type Day, dayOf } from "./clock";
import { onceOnly } from "./db/once";
import type { Tx } from "./db/types";
import { withActor } from "./db/with-actor";
import { env } from "./env";
import { AppError } from "./errors";
import { fingerprintOf } from "./form-fingerprint";
import type { Locale } from "./i18n/routing";

/** What a form's act leads to: where the browser goes next, or something to show in place. */
export type Outcome = { redirectTo?: string; message?: string };

export interface Moment {
  now: Date;
  today: Day;
}

/**
 * A form's server action: who is asking, what was sent, then the work, in one transaction, once per form.
 * The schema's messages are keys under `errors.fields`; a refusal's code is a key under `errors`.
 * `redirectTo` is a path without the language, which is that of the page the form stood on.
 */
export function formAction<S extends z.ZodType, R extends Role>(definition: {
  name: string;
  roles: readonly R[];
  schema: S;
  run: (tx: Tx, actor: ActorIn<R>, input: z.output<S>, at: Moment) => Promise<Outcome>;
}): FormAction {
  return async (_previous: FormState, form: FormData): Promise<FormState> => {
    const locale = await getLocale();
    const actor = await requireActor(locale, ...definition.roles);
    const key = z.uuid().safeParse(form.get("idempotencyKey"));
    const input = definition.schema.safeParse(fieldsOf(form));
    const t = await getTranslations({ locale, namespace: "errors" });
    if (!key.success) return formError(form, {}, t("STALE"));
    if (!input.success) return formError(form, await fieldErrors(input.error, locale));
    let outcome: Outcome;
    try {
      outcome = await withActor(actor, (tx) => {
        const now = clock.now();
        // Of the same instant: read apart, midnight could lie between the two.
        const at = { now, today: dayOf(now) };
        const once = {
          key: key.data,
          action: definition.name,
          now: at.now,
          fingerprint: fingerprintOf(form, env().NEXTAUTH_SECRET),
        };
        return onceOnly(tx, actor, once, () => definition.run(tx, actor, input.data, at));
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const fields = Object.entries(error.detail.fields ?? {});
      return formError(
        form,
        Object.fromEntries(
          fields.map(([field, message]) => [field, t(`fields.${message}`, error.detail.values)]),
        ),
        t(error.code, error.detail.values),
      );
    }
    if (outcome.redirectTo !== undefined) redirect(`/${locale}${outcome.redirectTo}`);
    return { status: "done", ...(outcome.message === undefined ? {} : { message: outcome.message }) };
  };
}

/** The form's fields as the schema takes them: a name that stands several times, or ends in `[]`, is a list. */
function fieldsOf(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const all = form.getAll(name).map(storable);
    if (name.endsWith("[]")) fields[name.slice(0, -2)] = all;
    else fields[name] = all.length === 1 ? all[0] : all;
  }
  return fields;
}

/** PostgreSQL's text holds no NUL, and no keyboard types one: without it, what was sent is read as any other text. */
function storable(value: FormDataEntryValue): FormDataEntryValue {
  return typeof value === "string" ? value.replaceAll("\0", "") : value;
}

async function fieldErrors(error: z.ZodError, locale: Locale): Promise<Record<string, string>> {
  const t = await getTranslations({ locale, namespace: "errors" });
  const texts: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = issue.path.map(String).join(".") || "form";
    const known = t.has(`fields.${issue.message}`);
    texts[field] ??= known ? t(`fields.${issue.message}`) : t("fields.invalid");
  }
  return texts;
}
