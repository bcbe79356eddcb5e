"use client";

import { type ReactNode, useActionState, useMemo, useRef } from "react";
import { type FormAction, type FormState, IDLE } from "@/lib/action-state";
import { ErrorSummary } from "./error-summary";
import { FormContext, type FormTexts } from "./form-context";

export type ActionFormProps<Result> = {
  action: FormAction<Result>;
  /** Sent with the form as `idempotencyKey`: the same act, sent twice, happens once. */
  idempotencyKey?: string;
  /** Sent with the form unseen: the version of the row that was shown, its id. */
  hidden?: Record<string, string | number>;
  /** Names the form to screen readers where a page has several. */
  label?: string;
  children: ReactNode;
};

/** What `ActionForm` becomes in the browser. Without JavaScript the server renders the same from the answer. */
export function ActionFormClient<Result>({
  action,
  idempotencyKey,
  hidden,
  label,
  children,
  texts,
}: ActionFormProps<Result> & { texts: FormTexts }) {
  const [state, submit] = useActionState<FormState<Result>, FormData>(action, IDLE);
  const answer = useAnswerCount(state);
  const context = useMemo(
    () => ({
      errors: state.status === "error" ? state.fieldErrors : {},
      values: state.status === "error" ? state.values : null,
      answer,
      texts,
    }),
    [state, answer, texts],
  );
  return (
    <FormContext value={context}>
      <form action={submit} noValidate aria-label={label}>
        {state.status === "error" && (
          <ErrorSummary
            title={texts.problem}
            message={state.message}
            errors={state.fieldErrors}
            answer={answer}
          />
        )}
        {state.status === "done" && state.message !== undefined && (
          <p
            role="status"
            className="print-exact mb-6 max-w-prose border-l-4 border-celadon-deep bg-celadon-pale px-4 py-3"
          >
            {state.message}
          </p>
        )}
        {idempotencyKey !== undefined && <input type="hidden" name="idempotencyKey" value={idempotencyKey} />}
        {Object.entries(hidden ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
      </form>
    </FormContext>
  );
}

function useAnswerCount(state: unknown): number {
  const last = useRef({ state, count: 0 });
  if (last.current.state !== state) last.current = { state, count: last.current.count + 1 };
  return last.current.count;
}
