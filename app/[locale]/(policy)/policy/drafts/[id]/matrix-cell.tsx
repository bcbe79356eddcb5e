"use client";

import { fieldId, single, useField } from "@/components/form/form-context";

/** One coefficient of the matrix. Empty: the default holds, shown as the placeholder. */
export function MatrixCell(props: { name: string; label: string; initial: string; fallback: string }) {
  const { error, typed, answer } = useField(props.name);
  return (
    <>
      <input
        key={answer}
        id={fieldId(props.name)}
        name={props.name}
        aria-label={props.label}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${fieldId(props.name)}-error`}
        inputMode="decimal"
        maxLength={7}
        placeholder={props.fallback}
        defaultValue={single(typed, props.initial)}
        className="block min-h-11 w-full min-w-16 rounded-sm border border-line-strong bg-sheet px-2 text-right tabular-nums aria-[invalid]:border-2 aria-[invalid]:border-seal"
      />
      {error !== undefined && (
        <p id={`${fieldId(props.name)}-error`} className="text-left text-xs font-semibold text-seal-deep">
          {error}
        </p>
      )}
    </>
  );
}
