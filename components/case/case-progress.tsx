import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

export type Stage = {
  key: string;
  label: ReactNode;
  state: "done" | "current" | "upcoming";
  /** By whom and by when: "Suzhou decides by 8 December 2026". */
  detail?: ReactNode;
};

/** Where a case stands and what is still to come. */
export function CaseProgress({ stages, label }: { stages: readonly Stage[]; label: string }) {
  const t = useTranslations("case.stage");
  return (
    <ol aria-label={label} className="my-6 grid gap-x-3 gap-y-0 sm:auto-cols-fr sm:grid-flow-col">
      {stages.map((stage) => (
        <li
          key={stage.key}
          aria-current={stage.state === "current" ? "step" : undefined}
          className={`print-exact flex items-start gap-3 border-l-4 py-2.5 pl-4 sm:block sm:border-t-4 sm:border-l-0 sm:pr-2 sm:pl-0 ${
            { done: "border-celadon-deep", current: "border-ink", upcoming: "border-line text-ink-soft" }[
              stage.state
            ]
          }`}
        >
          <p className={stage.state === "current" ? "font-bold" : ""}>
            {stage.state === "done" && <Icon name="check" className="mr-1 inline size-4 text-celadon-deep" />}
            {stage.label}
            <span className="sr-only"> {t(stage.state)}</span>
          </p>
          {stage.detail !== undefined && <p className="text-sm text-ink-soft">{stage.detail}</p>}
        </li>
      ))}
    </ol>
  );
}
