import { useTranslations } from "next-intl";

/** On every page of a demonstration: nothing here is real but the places. */
export function DemonstrationBanner() {
  const t = useTranslations("layout.demonstration");
  return (
    <aside aria-label={t("label")} className="border-b border-ochre bg-ochre-pale text-sm text-ochre-deep">
      <p className="mx-auto max-w-page px-4 py-1.5 sm:px-6">
        <strong className="mr-2">{t("label")}</strong>
        {t("text")}
      </p>
    </aside>
  );
}
