import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** "Step 2 of 4", in words: goes into the caption of the page's heading. */
export function StepText({ current, total }: { current: number; total: number }) {
  const t = useTranslations("common");
  return <>{t("stepOf", { current, total })}</>;
}

/** A numbered sequence of what happens, one after the other. */
export function Steps({ steps }: { steps: readonly { key: string; title: ReactNode; body?: ReactNode }[] }) {
  return (
    <ol className="my-6 max-w-prose">
      {steps.map((step, index) => (
        <li key={step.key} className="relative flex gap-4 pb-6 last:pb-0">
          {index < steps.length - 1 && (
            <span
              aria-hidden="true"
              className="absolute top-9 bottom-0 left-[1.0625rem] w-px bg-line-strong"
            />
          )}
          <span
            aria-hidden="true"
            className="flex size-[2.125rem] shrink-0 items-center justify-center rounded-full border border-ink bg-sheet text-sm font-semibold"
          >
            {index + 1}
          </span>
          <div className="min-w-0 pt-0.5">
            <p className="text-lg font-semibold">{step.title}</p>
            {step.body !== undefined && <div className="mt-1 text-ink-soft">{step.body}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
