import { type NextRequest, NextResponse } from "next/server";
import { LOCALE_COOKIE, localeOfPath, preferredLocale } from "@/lib/i18n/routing";

/**
 * The only code in front of every page: the language of the path, and a Content-Security-Policy with a
 * nonce. It asks nobody who is there: pages and queries do that themselves.
 */
const development = process.env.NODE_ENV === "development";

/**
 * Chromium applies `form-action` to where a form's answer redirects, too, so the sign-in form may only lead
 * to a configured identity provider if that provider is named here.
 */
const issuer = process.env.HUTONG_OIDC_ISSUER;
const identityProvider = issuer ? ` ${new URL(issuer).origin}` : "";

const BEFORE_NONCE = `default-src 'self'; script-src 'self' 'strict-dynamic' 'nonce-`;
const AFTER_NONCE =
  `'${development ? " 'unsafe-eval'" : " 'wasm-unsafe-eval'"}; ` +
  // React writes style attributes on the server; an attribute cannot load or run anything.
  `style-src 'self'${development ? " 'unsafe-inline'" : "; style-src-attr 'unsafe-inline'"}; ` +
  "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; " +
  `form-action 'self'${identityProvider}; frame-ancestors 'none'`;

const YEAR_SECONDS = 31_536_000;

export default function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  const chosen = request.cookies.get(LOCALE_COOKIE)?.value;
  const locale = localeOfPath(pathname);
  if (locale === null) {
    const url = request.nextUrl.clone();
    const preferred = preferredLocale(chosen, request.headers.get("accept-language"));
    url.pathname = `/${preferred}${pathname === "/" ? "" : pathname}`;
    return NextResponse.redirect(url, 307);
  }

  const nonce = btoa(crypto.randomUUID());
  const policy = BEFORE_NONCE + nonce + AFTER_NONCE;
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from this request header.
  headers.set("content-security-policy", policy);
  // next-intl reads the language from this one where `setRequestLocale` has not been called: server actions.
  headers.set("x-next-intl-locale", locale);
  // Where a person who has to sign in first wanted to go (lib/auth/session.ts).
  headers.set("x-hutong-path", pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (chosen !== locale) {
    response.cookies.set(LOCALE_COOKIE, locale, { path: "/", maxAge: YEAR_SECONDS, sameSite: "lax" });
  }
  return response;
}

export const config = {
  // Everything but the API, the build's own files and the few files of `public/`.
  matcher: ["/((?!api/|_next/|brand/|favicon.ico|icon.svg|robots.txt).*)"],
};
