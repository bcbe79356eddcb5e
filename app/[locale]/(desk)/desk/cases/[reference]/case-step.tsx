import type { ReactNode } from "react";

type Props = { id: string; title: ReactNode; consequence: ReactNode; children: ReactNode };

/** One step that is open: what it is, what follows from it in words, and the form that takes it. */
export function CaseStep({ id, title, consequence, children }: Props) {
  return (
    <section
      aria-labelledby={`step-${id}`}
      className="max-w-prose border-t border-line py-5 first:border-t-0"
    >
      <h3 id={`step-${id}`} className="mt-0">
        {title}
      </h3>
      <p className="mb-4">{consequence}</p>
      {children}
    </section>
  );
}
