import type { useTranslations } from "next-intl";
import type { Locale } from "@/lib/i18n/routing";
import type { PermitRule } from "@/lib/permits/permit-rule";
import { PUBLISHED_RULES } from "@/lib/permits/published-rules";

/** Which of the eight published variants a city's rule is, and whether the city does otherwise in part. */
export function variantOf(
  t: ReturnType<typeof useTranslations<"permit-recognition">>,
  locale: Locale,
  rule: PermitRule,
): string {
  const variant = PUBLISHED_RULES.find(({ id }) => id === rule.id);
  if (variant === undefined) return rule.title[locale];
  const same =
    JSON.stringify([variant.late, variant.cancelledAfterDays]) ===
    JSON.stringify([rule.late, rule.cancelledAfterDays]);
  const values = { title: variant.title[locale], code: variant.id.slice(0, 2).toUpperCase() };
  return same ? t("rule.variant", values) : t("rule.changed", values);
}
