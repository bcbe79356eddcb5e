import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { formatDay } from "@/lib/i18n/format";

/** Said where a version that is published already will take the place of the one being prepared. */
export function NextVersion({ next }: { next: { version: number; effectiveFrom: string } | null }) {
  const t = useTranslations("permit-recognition.admin");
  const locale = useLocale();
  if (next === null) return null;
  return (
    <Notice kind="warning">
      <p>{t("next", { version: next.version, day: formatDay(locale, next.effectiveFrom) })}</p>
    </Notice>
  );
}
