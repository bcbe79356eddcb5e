"use client";

import type { ReactNode } from "react";
import { Field, FieldGroup, type FieldProps } from "./field";
import { fieldId, several, single, useField } from "./form-context";
import { CONTROL } from "./text-input";

export type Choice = { value: string; label: string };
export type RichChoice = { value: string; label: ReactNode; hint?: ReactNode };

/** `empty` is the text of the choice that is none yet, such as "Choose a city". */
export function Select({
  choices,
  empty,
  defaultValue,
  ...props
}: FieldProps & { choices: readonly Choice[]; empty?: string; defaultValue?: string }) {
  const { typed, answer } = useField(props.name);
  return (
    <Field {...props}>
      {({ id, describedBy, invalid }) => (
        <select
          key={answer}
          id={id}
          name={props.name}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          defaultValue={single(typed, defaultValue)}
          className={`${CONTROL} w-full max-w-80`}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function Radios({
  choices,
  defaultValue,
  inline,
  ...props
}: FieldProps & { choices: readonly RichChoice[]; defaultValue?: string; inline?: boolean }) {
  const { typed, answer, error } = useField(props.name);
  const chosen = single(typed, defaultValue);
  return (
    <FieldGroup {...props}>
      <div className={inline ? "flex flex-wrap gap-x-8" : ""}>
        {choices.map((choice, index) => (
          <Option
            key={`${choice.value}-${answer}`}
            type="radio"
            name={props.name}
            choice={choice}
            checked={choice.value === chosen}
            first={index === 0}
            invalid={error !== undefined}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

export function Checkboxes({
  choices,
  defaultValues = [],
  ...props
}: FieldProps & { choices: readonly RichChoice[]; defaultValues?: readonly string[] }) {
  const { typed, answer, error } = useField(props.name);
  const chosen = several(typed, defaultValues);
  return (
    <FieldGroup {...props}>
      {choices.map((choice, index) => (
        <Option
          key={`${choice.value}-${answer}`}
          type="checkbox"
          name={props.name}
          choice={choice}
          checked={chosen.includes(choice.value)}
          first={index === 0}
          invalid={error !== undefined}
        />
      ))}
    </FieldGroup>
  );
}

/** One statement to agree to; sends `value` ("yes") when ticked and nothing when not. */
export function Checkbox({
  name,
  label,
  hint,
  value = "yes",
  defaultChecked = false,
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  value?: string;
  defaultChecked?: boolean;
}) {
  const { typed, answer, error, texts } = useField(name);
  const id = fieldId(name);
  return (
    <div className={`mb-6 max-w-prose ${error === undefined ? "" : "border-l-4 border-seal pl-4"}`}>
      {error !== undefined && (
        <p id={`${id}-error`} className="font-semibold text-seal-deep">
          <span className="sr-only">{texts.errorPrefix}</span>
          {error}
        </p>
      )}
      <Option
        key={answer}
        type="checkbox"
        name={name}
        choice={{ value, label, hint }}
        checked={typed === undefined ? defaultChecked : typed === value}
        first
        invalid={error !== undefined}
        errorId={error === undefined ? undefined : `${id}-error`}
      />
    </div>
  );
}

type OptionProps = {
  type: "radio" | "checkbox";
  name: string;
  choice: RichChoice;
  checked: boolean;
  /** The first of a group bears the field's id, where the error summary leads. */
  first: boolean;
  invalid: boolean;
  errorId?: string;
};

function Option({ type, name, choice, checked, first, invalid, errorId }: OptionProps) {
  const id = first ? fieldId(name) : `${fieldId(name)}-${choice.value}`;
  const hintId = choice.hint === undefined ? undefined : `${id}-${choice.value}-hint`;
  return (
    <div className="mt-1.5 flex items-start gap-1">
      <span className="flex size-11 shrink-0 items-center justify-center">
        <input
          type={type}
          id={id}
          name={name}
          value={choice.value}
          defaultChecked={checked}
          aria-invalid={invalid || undefined}
          aria-describedby={[hintId, errorId].filter(Boolean).join(" ") || undefined}
          className="size-6"
        />
      </span>
      <div className="min-w-0 pt-1.5">
        <label htmlFor={id} className="block">
          {choice.label}
        </label>
        {choice.hint !== undefined && (
          <div id={hintId} className="text-sm text-ink-soft">
            {choice.hint}
          </div>
        )}
      </div>
    </div>
  );
}
