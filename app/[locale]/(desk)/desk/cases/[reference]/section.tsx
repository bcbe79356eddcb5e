import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** The parts of a case's page, in the order in which a case is worked. */
export const CONTENTS = ["calculation", "evidence", "papers", "decisions", "act", "history"] as const;

/** One part of the page under its heading, where the list of contents leads. */
export function CaseSection({ id, children }: { id: (typeof CONTENTS)[number]; children: ReactNode }) {
  const t = useTranslations("desk.case.nav");
  const looks = id === "act" ? "border-t-4 border-ink" : "border-t border-line-strong";
  return (
    <section id={id} aria-labelledby={`${id}-heading`} className={`mt-10 ${looks}`}>
      <h2 id={`${id}-heading`} className="mt-5">
        {t(id)}
      </h2>
      {children}
    </section>
  );
}
