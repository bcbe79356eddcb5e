import { DEFAULT_LOCALE, LOCALE_COOKIE, type Locale, localeOfPath } from "../i18n/routing";

/** What has to be done with a request before Next sees it. */
export type Routing =
  /** Not a page: the API, the build's own files, the files of `public/`. */
  | { kind: "other" }
  /** A page whose path names no language: the reader is sent to theirs. */
  | { kind: "choose"; url: string }
  | { kind: "page"; locale: Locale; path: string; remember: boolean };

const NOT_PAGES =
  /^\/(api\/|issuers\/|_next\/|favicon\.ico|icon\.svg|robots\.txt|check-worker\.js|rule-packs\/[^/?]+\.(?:json|md)(?:\?|$))/;

/** Where the choice is made: a redirect can only be answered by a route. */
export const CHOOSE_LANGUAGE = "/api/language";

export function routeRequest(method: string, url: string, cookies: string | undefined): Routing {
  if (NOT_PAGES.test(url)) return { kind: "other" };
  const pathname = url.split("?", 1)[0] ?? url;
  const locale = localeOfPath(pathname);
  if (locale !== null) {
    return { kind: "page", locale, path: url, remember: !remembers(cookies, locale) };
  }
  if (method !== "GET" && method !== "HEAD") return { kind: "other" };
  return { kind: "choose", url: `${CHOOSE_LANGUAGE}?${new URLSearchParams({ path: url })}` };
}

function remembers(cookies: string | undefined, locale: Locale): boolean {
  return (cookies ?? "").split(/;\s*/).includes(`${LOCALE_COOKIE}=${locale}`);
}

/**
 * The address asked for, or one that no page has. Next answers a path whose percent signs spell no text with an
 * error of the server, where it is merely not found; so does the database one with the character NUL.
 */
export function readableUrl(url: string): string {
  const pathname = url.split("?", 1)[0] ?? url;
  return isText(pathname) ? url : `/${localeOfPath(pathname) ?? DEFAULT_LOCALE}/-`;
}

function isText(pathname: string): boolean {
  try {
    return !decodeURIComponent(pathname).includes("\0");
  } catch {
    return false;
  }
}
