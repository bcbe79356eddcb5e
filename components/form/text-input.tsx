"use client";

import type { ComponentProps } from "react";
import { Field, type FieldProps } from "./field";
import { single, useField } from "./form-context";

export const CONTROL =
  "mt-1.5 block min-h-11 rounded-sm border border-line-strong bg-sheet px-3 py-2 text-base text-ink aria-[invalid]:border-2 aria-[invalid]:border-seal";

/** In Han characters where the text is Chinese: two letters are about as wide as one. */
const WIDTHS = { short: "w-full max-w-40", medium: "w-full max-w-80", full: "w-full" } as const;

type Props = FieldProps &
  Pick<
    ComponentProps<"input">,
    "autoComplete" | "inputMode" | "maxLength" | "spellCheck" | "defaultValue" | "autoCapitalize"
  > & { type?: "text" | "email" | "password" | "search" | "tel" | "number"; width?: keyof typeof WIDTHS };

export function TextInput({ type = "text", width = "full", defaultValue, ...props }: Props) {
  const { typed, answer } = useField(props.name);
  const { name, label, hint, optional, labelLarge, ...input } = props;
  return (
    <Field {...{ name, label, hint, optional, labelLarge }}>
      {({ id, describedBy, invalid }) => (
        <input
          {...input}
          key={answer}
          id={id}
          name={name}
          type={type}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          defaultValue={single(typed, defaultValue?.toString())}
          className={`${CONTROL} ${WIDTHS[width]}`}
        />
      )}
    </Field>
  );
}

/**
 * A day, as the browser's own date field, which speaks the reader's calendar. A browser without one shows a
 * text field that takes `2026-11-23`; the value sent is the same.
 */
export function DayInput({
  defaultValue,
  min,
  max,
  autoComplete,
  ...props
}: FieldProps & { defaultValue?: string; min?: string; max?: string; autoComplete?: string }) {
  const { typed, answer } = useField(props.name);
  return (
    <Field {...props}>
      {({ id, describedBy, invalid }) => (
        <input
          key={answer}
          id={id}
          name={props.name}
          type="date"
          min={min}
          max={max}
          autoComplete={autoComplete}
          pattern="\d{4}-\d{2}-\d{2}"
          placeholder="2026-11-23"
          aria-describedby={describedBy}
          aria-invalid={invalid}
          defaultValue={single(typed, defaultValue)}
          className={`${CONTROL} w-full max-w-56`}
        />
      )}
    </Field>
  );
}

export function TextArea({
  rows = 5,
  maxLength,
  defaultValue,
  ...props
}: FieldProps & { rows?: number; maxLength?: number; defaultValue?: string }) {
  const { typed, answer } = useField(props.name);
  return (
    <Field {...props}>
      {({ id, describedBy, invalid }) => (
        <textarea
          key={answer}
          id={id}
          name={props.name}
          rows={rows}
          maxLength={maxLength}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          defaultValue={single(typed, defaultValue)}
          className={`${CONTROL} w-full`}
        />
      )}
    </Field>
  );
}

/** One file. Its content is examined on the server; `accept` only helps to find it. */
export function FileInput({ accept, ...props }: FieldProps & { accept?: string }) {
  return (
    <Field {...props}>
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          name={props.name}
          type="file"
          accept={accept}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          className={`${CONTROL} w-full file:mr-4 file:rounded-sm file:border file:border-ink file:bg-paper-deep file:px-3 file:py-1`}
        />
      )}
    </Field>
  );
}
