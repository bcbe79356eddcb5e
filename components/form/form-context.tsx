"use client";

import { createContext, useContext } from "react";
import type { FormValues } from "@/lib/action-state";

/** Words every form needs; `ActionForm` fills them in on the server. */
export type FormTexts = { problem: string; errorPrefix: string; optional: string; pending: string };

type FormContextValue = {
  errors: Record<string, string>;
  values: FormValues | null;
  /** Grows with every answer: fields are rebuilt from it, so that they show what the answer brought back. */
  answer: number;
  texts: FormTexts;
};

export const FormContext = createContext<FormContextValue>({
  errors: {},
  values: null,
  answer: 0,
  texts: { problem: "", errorPrefix: "", optional: "", pending: "" },
});

/** The id of a field's control: the error summary leads to it. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

/** What the form's last answer says about one field. */
export function useField(name: string) {
  const { errors, values, answer, texts } = useContext(FormContext);
  const typed = values?.[name];
  return {
    error: errors[name],
    /** Undefined before the first answer; then what was typed, or nothing. */
    typed: values === null ? undefined : (typed ?? ""),
    answer,
    texts,
  };
}

/** One typed value where a field has only one; the last, as a browser would show it. */
export function single(
  typed: string | string[] | undefined,
  initial: string | undefined,
): string | undefined {
  if (typed === undefined) return initial;
  return typeof typed === "string" ? typed : (typed.at(-1) ?? "");
}

export function several(typed: string | string[] | undefined, initial: readonly string[]): readonly string[] {
  if (typed === undefined) return initial;
  if (typeof typed === "string") return typed === "" ? [] : [typed];
  return typed;
}
