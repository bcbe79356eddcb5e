import type { useTranslations } from "next-intl";
import type { Locale } from "@/lib/i18n/routing";
import type { PermitRights } from "@/lib/permits/publication/rights";

/** What a right is called: the decree's by the messages, a city's own by the texts that it published. */
export function rightText(
  t: ReturnType<typeof useTranslations<"permit-rights.codes">>,
  locale: Locale,
  own: PermitRights["own"] | undefined,
  code: string,
): string {
  return own?.[code]?.[locale] ?? (t.has(code) ? t(code) : code);
}
