import { useLocale, useTranslations } from "next-intl";
import { localePath } from "@/lib/i18n/navigation";
import { isLetterThere, LETTER_KINDS, letterPath } from "./letter-kinds";
import type { ApplicationData } from "./load";

/** What can be printed so far, as PDF in both languages. */
export function ApplicationLetters({ data }: { data: ApplicationData }) {
  const t = useTranslations("desk-permits.letters");
  const locale = useLocale();
  const there = LETTER_KINDS.filter((kind) => isLetterThere(kind, data));
  if (there.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-5 text-sm">
      <span className="font-semibold">{t("title")}</span>
      {there.map((kind) => (
        <a
          key={kind}
          className="link"
          href={localePath(locale, letterPath(data.application.reference, kind))}
          target="_blank"
          rel="noreferrer"
        >
          {t("pdf", { kind: t(`kinds.${kind}`) })}
        </a>
      ))}
    </p>
  );
}
