import type { getTranslations } from "next-intl/server";
import { formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/routing";
import { findRulePack, type RulePackEntry } from "@/lib/policy/rule-packs";

/** More than these are named by their zone. */
const NAMED = 3;

/** The cities that a pack's rules lead to, in words. */
export function packCities(
  t: Awaited<ReturnType<typeof getTranslations<"packs">>>,
  locale: Locale,
  { id, cities }: RulePackEntry,
): string {
  const document = findRulePack(id)?.document;
  if (document !== undefined && cities.length > NAMED) {
    const text = t("list.zone", { zone: document.zone.name[locale], count: cities.length });
    return text.charAt(0).toUpperCase() + text.slice(1);
  }
  const names = cities.map(
    (code) => document?.cities.find((city) => city.code === code)?.name[locale] ?? code,
  );
  return formatList(locale, names);
}
