import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** The parts of an application's page; a first issue rests on a calculation, any other kind on the permit. */
export type SectionId =
  | "calculation"
  | "permit"
  | "records"
  | "papers"
  | "visits"
  | "decisions"
  | "act"
  | "history";

/** One part of the page under its heading, where the list of contents leads. */
export function Section({ id, children }: { id: SectionId; children: ReactNode }) {
  const t = useTranslations("desk-permits.nav");
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
