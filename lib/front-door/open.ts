import { randomBytes } from "node:crypto";
import diagnostics from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { LOCALE_COOKIE } from "../i18n/routing";
import { contentSecurityPolicy } from "./policy";
import { readableUrl, routeRequest } from "./route";

const YEAR_SECONDS = 31_536_000;

/**
 * The little that stands in front of every page: the language of its path, and a Content-Security-Policy with
 * a nonce. It asks nobody who is there: pages and queries do that themselves.
 *
 * It hangs on Node's own announcement of a request, not in Next's `proxy.ts`: that wraps each request and its
 * answer anew and made a bare page half as dear again (about 2 ms of 5, measured); this costs a few
 * microseconds.
 */
export function openFrontDoor(environment: NodeJS.ProcessEnv): void {
  const policyFor = contentSecurityPolicy({
    development: environment.NODE_ENV === "development",
    identityProvider: environment.HUTONG_OIDC_ISSUER,
  });
  diagnostics.subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const { headers } = request;
    request.url = readableUrl(request.url ?? "/");
    const routing = routeRequest(request.method ?? "GET", request.url, headers.cookie);
    // Whatever a client sends under these names is lost: Next would believe it.
    delete headers["content-security-policy"];
    delete headers["content-security-policy-report-only"];
    delete headers["x-next-intl-locale"];
    delete headers["x-hutong-path"];
    if (routing.kind === "choose") request.url = routing.url;
    if (routing.kind !== "page") return;
    const policy = policyFor(randomBytes(16).toString("base64"));
    // Next reads the nonce for its own scripts from the request.
    headers["content-security-policy"] = policy;
    // next-intl reads the language here where `setRequestLocale` has not been called: server actions.
    headers["x-next-intl-locale"] = routing.locale;
    // Where a person who has to sign in first wanted to go (lib/auth/session.ts).
    headers["x-hutong-path"] = routing.path;
    response.setHeader("Content-Security-Policy", policy);
    if (routing.remember) {
      response.setHeader(
        "Set-Cookie",
        `${LOCALE_COOKIE}=${routing.locale}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`,
      );
    }
  });
}
