import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatDay, formatList } from "@/lib/i18n/format";
import type { Outlook } from "@/lib/residents/outlook";

type Props = {
  outlook: Outlook;
  city: string;
  /** Since when, where they qualify; `open`: at least since then. */
  since?: { on: string; open: boolean } | null;
  /** The pathway it rests on, in words. */
  pathway?: string | null;
  /** Labels of what was not told and could make the answer better. */
  asks?: readonly string[];
  children?: ReactNode;
};

const LOOKS: Record<Outlook["kind"], string> = {
  ELIGIBLE: "border-celadon-deep bg-celadon-pale",
  FROM: "border-ochre-deep bg-ochre-pale",
  UNKNOWN: "border-ochre-deep border-dashed bg-sheet",
  NEVER: "border-line-strong bg-sheet",
  NO_RULES: "border-line-strong border-dashed bg-sheet",
};

/** The answer in one sentence, and what it rests on. */
export function AnswerHeadline({ outlook, city, since, pathway, asks = [], children }: Props) {
  const t = useTranslations("answer");
  const locale = useLocale();
  const day = outlook.kind === "FROM" ? formatDay(locale, outlook.on) : "";
  return (
    <section className={`print-exact my-6 max-w-3xl border px-6 py-6 ${LOOKS[outlook.kind]}`}>
      <h2 className="m-0 text-2xl">{t(`headline.${outlook.kind}`, { city, day })}</h2>
      <div className="mt-2 space-y-1">
        {since != null && (
          <p>{t(since.open ? "body.sinceAtLeast" : "body.since", { day: formatDay(locale, since.on) })}</p>
        )}
        {pathway != null && <p>{t("body.pathway", { pathway })}</p>}
        {outlook.kind === "FROM" && <p>{t("body.fromAssumption")}</p>}
        {outlook.ifTold !== null && asks.length > 0 && (
          <p>
            {t("body.asks", {
              attributes: formatList(locale, asks),
              day: formatDay(locale, outlook.ifTold),
            })}
          </p>
        )}
        {outlook.kind === "NEVER" && <p>{t("body.never")}</p>}
        {outlook.kind === "NO_RULES" && <p>{t("body.noRules")}</p>}
        {children}
        <p className="text-sm text-ink-soft">{t("body.decides")}</p>
      </div>
    </section>
  );
}
