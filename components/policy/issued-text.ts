import { formatDay, formatMonth } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/routing";

/** When a document was issued, as far as it is known: a day, a month or a year (docs/rules-semantics.md §12). */
export function issuedText(locale: Locale, issued: string): string {
  if (issued.length === 4) return locale === "zh" ? `${issued}年` : issued;
  return issued.length === 7 ? formatMonth(locale, issued) : formatDay(locale, issued);
}
