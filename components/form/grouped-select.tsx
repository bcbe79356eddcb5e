"use client";

import type { Choice } from "./choices";
import { Field, type FieldProps } from "./field";
import { single, useField } from "./form-context";
import { CONTROL } from "./text-input";

/** A long list under headings, such as cities by province; the keyboard finds an entry by its first letters. */
export function GroupedSelect({
  groups,
  empty,
  defaultValue,
  ...props
}: FieldProps & {
  groups: readonly { label: string; choices: readonly Choice[] }[];
  empty?: string;
  defaultValue?: string;
}) {
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
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
