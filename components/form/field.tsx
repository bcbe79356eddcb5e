"use client";

import type { ReactNode } from "react";
import { fieldId, useField } from "./form-context";

export type FieldProps = {
  name: string;
  label: ReactNode;
  /** What is expected, before anything goes wrong. */
  hint?: ReactNode;
  /** Says so beside the label; everything else is required. */
  optional?: boolean;
  /** For a page with one question: the label is set as large as a heading. */
  labelLarge?: boolean;
};

type Control = { id: string; describedBy: string | undefined; invalid: true | undefined };

/** Label, hint, error and control, tied together for everyone. For a single control; groups use `FieldGroup`. */
export function Field({ children, ...props }: FieldProps & { children: (control: Control) => ReactNode }) {
  const { error } = useField(props.name);
  const id = fieldId(props.name);
  return (
    <div className={frame(error)}>
      <label htmlFor={id} className={labelClasses(props)}>
        {props.label}
        <Optional {...props} />
      </label>
      <HintAndError {...props} />
      {children({
        id,
        describedBy: describedBy(props, error),
        invalid: error === undefined ? undefined : true,
      })}
    </div>
  );
}

/** The same for radios and checkboxes: one legend over several controls. */
export function FieldGroup({ children, ...props }: FieldProps & { children: ReactNode }) {
  const { error } = useField(props.name);
  return (
    <fieldset className={frame(error)} aria-describedby={describedBy(props, error)}>
      <legend className={labelClasses(props)}>
        {props.label}
        <Optional {...props} />
      </legend>
      <HintAndError {...props} />
      {children}
    </fieldset>
  );
}

function frame(error: string | undefined): string {
  return `mb-6 max-w-prose ${error === undefined ? "" : "border-l-4 border-seal pl-4"}`;
}

function labelClasses({ labelLarge }: FieldProps): string {
  return `block font-semibold ${labelLarge ? "mb-1 text-xl" : ""}`;
}

function describedBy({ name, hint }: FieldProps, error: string | undefined): string | undefined {
  const ids = [
    hint === undefined ? "" : `${fieldId(name)}-hint`,
    error === undefined ? "" : `${fieldId(name)}-error`,
  ];
  return ids.filter(Boolean).join(" ") || undefined;
}

function Optional({ name, optional }: FieldProps) {
  const { texts } = useField(name);
  return optional ? <span className="font-normal text-ink-soft"> {texts.optional}</span> : null;
}

function HintAndError({ name, hint }: FieldProps) {
  const { error, texts } = useField(name);
  return (
    <>
      {hint !== undefined && (
        <div id={`${fieldId(name)}-hint`} className="text-sm text-ink-soft">
          {hint}
        </div>
      )}
      {error !== undefined && (
        <p id={`${fieldId(name)}-error`} className="font-semibold text-seal-deep">
          <span className="sr-only">{texts.errorPrefix}</span>
          {error}
        </p>
      )}
    </>
  );
}
