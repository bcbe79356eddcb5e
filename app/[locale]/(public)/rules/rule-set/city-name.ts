import type { Locale } from "@/lib/i18n/routing";
import type { Bundle } from "@/lib/rules";

/** A city's name in the reader's language; its code where the document does not know it. */
export function cityName(document: Bundle, locale: Locale, code: string): string {
  return document.cities.find((city) => city.code === code)?.name[locale] ?? code;
}
