import type { ReactNode } from "react";

type Props = {
  title: ReactNode;
  /** What the page belongs to, above the title: a case's number, the step of a journey. */
  caption?: ReactNode;
  lead?: ReactNode;
  /** A status tag beside the title. */
  status?: ReactNode;
  actions?: ReactNode;
};

/** The page's one `h1`. */
export function PageHeading({ title, caption, lead, status, actions }: Props) {
  return (
    <header className="mb-8">
      {caption !== undefined && <p className="mb-1 text-ink-soft">{caption}</p>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="max-w-prose text-2xl sm:text-3xl">{title}</h1>
        {status}
      </div>
      {lead !== undefined && <p className="mt-3 max-w-prose text-lg text-ink-soft">{lead}</p>}
      {actions !== undefined && <div className="no-print mt-5 flex flex-wrap gap-4">{actions}</div>}
    </header>
  );
}
