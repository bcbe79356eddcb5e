"use client";

import { type ReactNode, useMemo } from "react";
import { FormContext, type FormTexts } from "./form-context";

export type QueryFormProps = {
  /** By the field's name: what is wrong with what the address says. */
  errors?: Record<string, string>;
  /** Parts of the address that stay as they are. */
  hidden?: readonly (readonly [name: string, value: string])[];
  /** Where on the page the answer is: `#what-if`. */
  action?: string;
  children: ReactNode;
};

/** What `QueryForm` becomes in the browser: a plain form that the browser itself sends. */
export function QueryFormClient({
  errors = {},
  hidden = [],
  action,
  children,
  texts,
}: QueryFormProps & { texts: FormTexts }) {
  const context = useMemo(() => ({ errors, values: null, answer: 0, texts }), [errors, texts]);
  return (
    <FormContext value={context}>
      <form method="get" action={action} noValidate>
        {hidden.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        {children}
      </form>
    </FormContext>
  );
}
