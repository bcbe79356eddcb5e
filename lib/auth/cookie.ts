import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "@/lib/env";

/** The longest any session lives, in seconds; what ends a session is its row, this only bounds the cookie. */
export const LONGEST_SESSION_SECONDS = 12 * 3600;

const claims = z.object({ sid: z.uuid() });

/** next-auth's cookie, written and read by its own code; `__Secure-` keeps it off plain HTTP. */
export function sessionCookie() {
  const secure = env().NEXTAUTH_URL.startsWith("https://");
  return {
    name: `${secure ? "__Secure-" : ""}next-auth.session-token`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure } as const,
  };
}

/** The token for the cookie: the id of the session's row and nothing about the person. */
export function encodeSession(sid: string): Promise<string> {
  return encode({ token: { sid }, secret: env().NEXTAUTH_SECRET, maxAge: LONGEST_SESSION_SECONDS });
}

/** The session's id in a cookie, or null for one that is missing, forged, damaged or too old. */
export async function decodeSession(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  try {
    const read = claims.safeParse(await decode({ token, secret: env().NEXTAUTH_SECRET }));
    return read.success ? read.data.sid : null;
  } catch {
    // Anyone may send any cookie: what does not decrypt is simply nobody's.
    return null;
  }
}
