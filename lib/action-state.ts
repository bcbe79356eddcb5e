/**
 * What a form's server action answers, for `useActionState`. Everything in it is shown as it is: the action
 * translates, the form only places the texts.
 */
export type FormValues = Record<string, string | string[]>;

export type FormState<Result = unknown> =
  | { status: "idle" }
  | {
      status: "error";
      /** What went wrong with the whole of it: a stale page, a step that is no longer open. */
      message?: string;
      /** By the field's `name`. */
      fieldErrors: Record<string, string>;
      /** What was typed, so that nothing is lost. Never a password or a file. */
      values: FormValues;
    }
  | { status: "done"; message?: string; result?: Result };

export const IDLE: FormState<never> = { status: "idle" };

/** A server action as `ActionForm` takes it. */
export type FormAction<Result = unknown> = (
  previous: FormState<Result>,
  form: FormData,
) => Promise<FormState<Result>>;

const SECRET_NAMES = /password|passphrase|oneTimeCode|secret/i;

/**
 * The typed values of a form, to be given back with its errors: no files, no passwords or one-time codes,
 * none of the fields React adds to a form for its own use.
 */
export function typedValues(form: FormData): FormValues {
  const values: FormValues = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$") || name === "idempotencyKey" || SECRET_NAMES.test(name)) continue;
    const typed = form.getAll(name).filter((value) => typeof value === "string");
    const [only] = typed;
    if (only !== undefined) values[name] = typed.length === 1 ? only : typed;
  }
  return values;
}

export function formError(
  form: FormData,
  fieldErrors: Record<string, string>,
  message?: string,
): FormState<never> {
  return {
    status: "error",
    fieldErrors,
    values: typedValues(form),
    ...(message === undefined ? {} : { message }),
  };
}
