"use client";

import { useEffect, useRef } from "react";
import { fieldId } from "./form-context";

type Props = { title: string; message?: string; errors: Record<string, string>; answer: number };

/** At the head of a form after a refusal: takes the focus, names every field, leads to each. */
export function ErrorSummary({ title, message, errors, answer }: Props) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer takes the focus again
  useEffect(() => {
    box.current?.focus();
  }, [answer]);
  const entries = Object.entries(errors);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      aria-labelledby="error-summary-title"
      className="mb-8 max-w-prose border-4 border-seal bg-sheet px-5 py-4"
    >
      <h2 id="error-summary-title" className="m-0">
        {title}
      </h2>
      {message !== undefined && <p className="mt-1">{message}</p>}
      {entries.length > 0 && (
        <ul className="mt-2 space-y-1">
          {entries.map(([name, text]) => (
            <li key={name}>
              <a
                className="font-semibold text-seal-deep underline underline-offset-4"
                href={`#${fieldId(name)}`}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
