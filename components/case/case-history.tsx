import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { formatInstant } from "@/lib/i18n/format";

export type CaseEvent = {
  key: string;
  at: Date | string;
  title: ReactNode;
  /** Who, as far as the reader may know: a city's office, "you". */
  actor?: ReactNode;
  body?: ReactNode;
  /** A decision, or what waits for the reader, bears the seal's colour. */
  weight?: "plain" | "decision" | "done";
};

const DOTS = {
  plain: "border-line-strong bg-sheet rounded-full",
  decision: "border-seal bg-seal rounded-none",
  done: "border-celadon-deep bg-celadon rounded-full",
} as const;

/** What happened, in the order given; both cities and the resident see the same. */
export function CaseHistory({ events }: { events: readonly CaseEvent[] }) {
  const locale = useLocale();
  return (
    <ol className="my-6 max-w-prose">
      {events.map((event, index) => (
        <li key={event.key} className="keep-together relative flex gap-4 pb-6 last:pb-0">
          {index < events.length - 1 && (
            <span
              aria-hidden="true"
              className="absolute top-5 -bottom-1.5 left-[6.5px] w-px bg-line-strong"
            />
          )}
          <span
            aria-hidden="true"
            className={`print-exact relative mt-2 size-3.5 shrink-0 border-2 ${DOTS[event.weight ?? "plain"]}`}
          />
          <div className="min-w-0">
            <p className="font-semibold">{event.title}</p>
            <p className="text-sm text-ink-soft">
              <time dateTime={new Date(event.at).toISOString()}>{formatInstant(locale, event.at)}</time>
              {event.actor !== undefined && <> · {event.actor}</>}
            </p>
            {event.body !== undefined && <div className="mt-1">{event.body}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
