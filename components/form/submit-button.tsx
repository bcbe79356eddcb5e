"use client";

import { type MouseEvent, type ReactNode, useContext } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonClasses } from "@/components/ui/button";
import { FormContext } from "./form-context";

type Props = {
  children: ReactNode;
  look?: ButtonLook;
  /** Where a form has several: `name="intent" value="approve"`. */
  name?: string;
  value?: string;
};

/**
 * Sends the form it stands in. While that is under way it does nothing more, but keeps the focus, which
 * `disabled` would take away.
 */
export function SubmitButton({ children, look, name, value }: Props) {
  const { pending, data } = useFormStatus();
  const { texts } = useContext(FormContext);
  const pressed = pending && (name === undefined || data?.get(name) === value);
  const onlyOnce = (event: MouseEvent) => {
    if (pending) event.preventDefault();
  };
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      onClick={onlyOnce}
      className={buttonClasses(look)}
    >
      {children}
      {pressed && texts.pending !== "" && <span role="status">{texts.pending}</span>}
    </button>
  );
}
