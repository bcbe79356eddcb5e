import { setRequestLocale } from "next-intl/server";
import { type Locale, localeOr } from "./routing";

/** The language of a page's path, told to next-intl: every page and layout begins with it. */
export async function pageLocale(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params;
  const known = localeOr(locale);
  setRequestLocale(known);
  return known;
}
