import { type Locale, localeOfPath } from "./routing";

/**
 * A path inside the product in the given language. Paths that already name a language, the API's, anchors
 * and other schemes stay as they are.
 */
export function localePath(locale: Locale, href: string): string {
  if (!href.startsWith("/") || href.startsWith("//") || href.startsWith("/api/")) return href;
  const pathname = href.split(/[?#]/, 1)[0] ?? href;
  if (localeOfPath(pathname) !== null) return href;
  return href === "/" ? `/${locale}` : `/${locale}${href}`;
}

/** The same page in another language: `/zh/years?city=320500` → `/en/years?city=320500`. */
export function inLocale(locale: Locale, pathname: string, search = ""): string {
  const rest = localeOfPath(pathname) === null ? pathname : pathname.slice(3);
  const query = search === "" || search.startsWith("?") ? search : `?${search}`;
  return `/${locale}${rest === "/" ? "" : rest}${query}`;
}

/** The path without its language, for comparing with the `href` of a menu entry. */
export function withoutLocale(pathname: string): string {
  const rest = localeOfPath(pathname) === null ? pathname : pathname.slice(3);
  return rest === "" ? "/" : rest;
}
