import type { ReactNode } from "react";
import { Link } from "./link";

export type Task = {
  key: string;
  title: string;
  /** Without one the task cannot be started yet. */
  href?: string;
  hint?: ReactNode;
  status: ReactNode;
};

/** The parts of something long, in the order they are best done, each with where it stands. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="my-6 max-w-3xl border-t border-line">
      {tasks.map((task) => {
        const status = `task-${task.key}-status`;
        return (
          <li
            key={task.key}
            className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-3 has-[a]:hover:bg-paper-deep"
          >
            <div className="min-w-0">
              {task.href === undefined ? (
                <span>{task.title}</span>
              ) : (
                <Link href={task.href} aria-describedby={status} className="after:absolute after:inset-0">
                  {task.title}
                </Link>
              )}
              {task.hint !== undefined && <div className="text-sm text-ink-soft">{task.hint}</div>}
            </div>
            <div id={status}>{task.status}</div>
          </li>
        );
      })}
    </ul>
  );
}
