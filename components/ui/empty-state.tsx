import type { ReactNode } from "react";

/** What a list says when it has nothing: why that is, and what can be done. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="my-6 max-w-prose border border-dashed border-line-strong bg-sheet px-5 py-6">
      <p className="font-semibold">{title}</p>
      {children !== undefined && <div className="mt-1 text-ink-soft">{children}</div>}
      {action !== undefined && <div className="mt-4">{action}</div>}
    </div>
  );
}
