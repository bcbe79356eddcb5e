/** The languages of the product, and how a path and a reader choose between them. Pure: no Next, no clock. */

export const LOCALES = ["zh", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "zh";

/** The reader's last choice; not a secret and never used for anything that decides. */
export const LOCALE_COOKIE = "hutong-locale";

/** `lang` of the page, and the tag for `Intl`. */
export const LANGUAGE_TAG: Record<Locale, string> = { zh: "zh-CN", en: "en-GB" };
export const HTML_LANG: Record<Locale, string> = { zh: "zh-CN", en: "en" };

export function isLocale(value: unknown): value is Locale {
  return value === "zh" || value === "en";
}

/** The other language: the switch in the header offers it. */
export function otherLocale(locale: Locale): Locale {
  return locale === "zh" ? "en" : "zh";
}

/** The language a path begins with, or null: `/zh/years` → `zh`. */
export function localeOfPath(pathname: string): Locale | null {
  const first = pathname.split("/", 2)[1];
  return isLocale(first) ? first : null;
}

/**
 * The language for a reader whose path names none: their cookie, else the first language of
 * `Accept-Language` that we speak (by its quality), else Chinese.
 */
export function preferredLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie;
  const wishes = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((p) => /^\s*q=([0-9.]+)\s*$/.exec(p)?.[1]).find(Boolean);
      return { language: tag.split("-")[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((wish) => wish.quality > 0)
    // Array sort is stable: equal qualities keep the reader's order.
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wishes) if (isLocale(language)) return language;
  return DEFAULT_LOCALE;
}

/** The language of a path's first segment; the default where there is none such, which the layout answers with 404. */
export function localeOr(segment: string): Locale {
  return isLocale(segment) ? segment : DEFAULT_LOCALE;
}
