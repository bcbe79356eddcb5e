import type { ReactNode } from "react";

interface Props {
  id: string;
  title: string;
  lead?: string | null;
  children: ReactNode;
}

/** A part of a page on one rule set, under its heading. */
export function RuleSection({ id, title, lead = null, children }: Props) {
  return (
    <section aria-labelledby={id} className="mt-12">
      <h2 id={id}>{title}</h2>
      {lead !== null && <p className="max-w-prose text-ink-soft">{lead}</p>}
      {children}
    </section>
  );
}
