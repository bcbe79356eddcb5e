import type { ReactNode } from "react";
import { Link } from "./link";

export type SummaryRow = {
  key: string;
  label: ReactNode;
  value: ReactNode;
  /** `context` names the row to screen readers: "Change" + "name". */
  action?: { href: string; text: string; context: string };
};

/** What is known, or what was answered: label, value, and a way to change it. */
export function SummaryList({ rows, compact = false }: { rows: readonly SummaryRow[]; compact?: boolean }) {
  // Every row leaves room for an action where some have one, so that the values stand in one column.
  const columns = rows.some((row) => row.action !== undefined)
    ? "sm:grid-cols-[minmax(9rem,2fr)_5fr_4rem]"
    : "sm:grid-cols-[minmax(9rem,2fr)_5fr]";
  return (
    <dl className="my-6 max-w-3xl border-t border-line">
      {rows.map((row) => (
        <div
          key={row.key}
          className={`grid gap-x-6 border-b border-line ${columns} ${compact ? "py-1.5" : "py-3"}`}
        >
          <dt>{row.label}</dt>
          <dd className="min-w-0">{row.value}</dd>
          {row.action !== undefined && (
            <dd className="no-print">
              <Link href={row.action.href} className="inline-block py-0.5">
                {row.action.text}
                <span className="sr-only"> {row.action.context}</span>
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
