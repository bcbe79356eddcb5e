import type { ReactNode } from "react";

/** Native, so it opens without JavaScript and is found by the browser's search. Printed open. */
export function Details({
  summary,
  children,
  open,
  tight = false,
}: {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
  /** In a table's cell, where the line around it gives the space. */
  tight?: boolean;
}) {
  return (
    <details open={open} className={tight ? "[&[open]>summary]:mb-1" : "my-4 [&[open]>summary]:mb-3"}>
      <summary className="link inline-block py-0.5">{summary}</summary>
      <div className="border-l-4 border-line pl-4">{children}</div>
    </details>
  );
}
