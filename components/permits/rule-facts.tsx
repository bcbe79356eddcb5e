import { useLocale, useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import { SummaryList } from "@/components/ui/summary-list";
import { formatDay, formatMonth, readersHalf } from "@/lib/i18n/format";
import type { PermitRule } from "@/lib/permits/permit-rule";
import type { Publication } from "@/lib/permits/publication/queries";
import { variantOf } from "./variant";

/** What a rule rests on and how it stands: a sample never passes for law, whatever it was taken from. */
export function RuleFacts({ rule, version }: { rule: PermitRule; version: Publication<PermitRule> | null }) {
  const t = useTranslations("permit-recognition");
  const locale = useLocale();
  const mark = version?.sample ? "SAMPLE" : rule.mark;
  return (
    <SummaryList
      compact
      rows={[
        { key: "variant", label: t("city.variant"), value: variantOf(t, locale, rule) },
        {
          key: "source",
          label: t("city.source"),
          value: (
            <>
              <StatusTag tone={mark === "LAW" ? "neutral" : "part"}>{t(`mark.${mark}`)}</StatusTag>
              <ul className="mt-1 space-y-1">
                {rule.sources.map(({ title, clause, asOf }, at) => (
                  <li key={`${title} ${clause}`}>
                    {rule.mark === "OWN" && at > 0 && (
                      <span className="text-ink-soft">{t("city.readFrom")} </span>
                    )}
                    {readersHalf(locale, title)} {clause}
                    {asOf !== null && (
                      <span className="block text-sm text-ink-soft">
                        {t("source.asOf", { month: formatMonth(locale, asOf) })}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </>
          ),
        },
        ...(rule.wording === null ? [] : [{ key: "wording", label: t("city.wording"), value: rule.wording }]),
        ...(version === null
          ? []
          : [{ key: "from", label: t("city.from"), value: formatDay(locale, version.effectiveFrom) }]),
      ]}
    />
  );
}
