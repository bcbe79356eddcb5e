import { cookies, headers } from "next/headers";
import { clock } from "@/lib/clock";
import { env } from "@/lib/env";
import { clientAddress } from "./client-address";
import { type OpenedSession, SESSION_HOURS, type SignInMoment } from "./commands/open-session";
import type { AttemptContext } from "./commands/sign-in";
import { decodeSession, encodeSession, sessionCookie } from "./cookie";

/** Both clocks of this moment: the product's for events, the machine's for sessions and codes. */
export function signInMoment(): SignInMoment {
  return { now: clock.now(), machineNow: clock.machineNow() };
}

/** Where the request comes from, as attempts are counted. */
export async function requestAddress(): Promise<string> {
  return clientAddress(await headers(), env().HUTONG_PROXIES);
}

/** What a sign-in needs to know of the request it came in. */
export async function attemptContext(): Promise<AttemptContext> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  return { ...signInMoment(), address: await requestAddress(), replaces: await decodeSession(token) };
}

/** Hands the browser the cookie of a session that was just opened. */
export async function keepSession({ sessionId, role }: OpenedSession): Promise<void> {
  const { name, options } = sessionCookie();
  const maxAge = SESSION_HOURS[role === "RESIDENT" ? "RESIDENT" : "STAFF"] * 3600;
  (await cookies()).set(name, await encodeSession(sessionId), { ...options, maxAge });
}

export async function forgetSession(): Promise<void> {
  const { name, options } = sessionCookie();
  // Browsers ignore a deletion of a `__Secure-` cookie that does not repeat its flags.
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}

/**
 * Whether a form post comes from this site's own pages. Server actions check this themselves; route handlers
 * that change something ask here. A program that is not a browser sends neither header.
 */
export function isFromThisSite(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return origin === null || (URL.canParse(origin) && new URL(origin).host === host);
}
