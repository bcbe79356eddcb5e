import type { NextRequest } from "next/server";
import { LOCALE_COOKIE, localeOfPath, preferredLocale } from "@/lib/i18n/routing";

/** Sends a reader whose path names no language to the same path in theirs (lib/front-door). */
export function GET(request: NextRequest): Response {
  const asked = request.nextUrl.searchParams.get("path") ?? "/";
  // What stands in a header is printable ASCII, as every address that a browser sends is.
  const path = /^\/[!-~]*$/.test(asked) && localeOfPath(asked) === null ? asked : "/";
  const locale = preferredLocale(
    request.cookies.get(LOCALE_COOKIE)?.value,
    request.headers.get("accept-language"),
  );
  const location = path.replace(/^\/(?=\?|$)/, "");
  return new Response(null, {
    status: 307,
    // The prefix keeps the redirect on this host, whatever the path says.
    headers: {
      Location: `/${locale}${location}`,
      "Cache-Control": "private, no-store",
      Vary: "Accept-Language, Cookie",
    },
  });
}
