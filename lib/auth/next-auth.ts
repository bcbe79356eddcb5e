import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { clock } from "@/lib/clock";
import { env } from "@/lib/env";
import { clientAddress } from "./client-address";
import { openSession } from "./commands/open-session";
import { signInResident, signInStaff } from "./commands/sign-in";
import { LONGEST_SESSION_SECONDS, sessionCookie } from "./cookie";
import { endSessionOfToken } from "./end-session-of-token";
import { findLinked } from "./oidc";
import { type Claims, oidcProvider } from "./oidc-provider";
import { attemptContext } from "./request";
import { residentSignInSchema, staffSignInSchema } from "./schema";

/**
 * next-auth keeps the cookie and speaks OpenID Connect; who may sign in and for how long is decided by our own
 * functions and rows. The token holds the session's id alone.
 */
export function authOptions(): NextAuthOptions {
  const oidc = oidcProvider();
  const { name, options } = sessionCookie();
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: LONGEST_SESSION_SECONDS },
    cookies: { sessionToken: { name, options } },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/signed-out" },
    providers: [residentCredentials(), staffCredentials(), ...(oidc === null ? [] : [oidc])],
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.provider !== "oidc") return true;
        const { iss, sub } = (profile ?? {}) as Claims;
        const linked = iss && sub ? await findLinked(iss, sub) : null;
        return linked !== null || "/sign-in?error=NotLinked";
      },
      async jwt({ token, user, account, profile }) {
        if (!account) return token;
        return { sid: account.provider === "oidc" ? await openLinked(profile as Claims) : user.id };
      },
    },
    events: { signOut: ({ token }) => endSessionOfToken(token?.sid) },
  };
}

async function openLinked({ iss = "", sub = "" }: Claims): Promise<string> {
  const linked = await findLinked(iss, sub);
  const context = await attemptContext();
  const opened =
    linked && (await openSession(linked, { method: "OIDC", replaces: context.replaces }, context));
  if (!opened) throw new Error("the linked account may not sign in");
  return opened.sessionId;
}

function residentCredentials() {
  return Credentials({
    id: "resident",
    credentials: { idNumber: {}, password: {} },
    async authorize(typed, request) {
      const input = residentSignInSchema(clock.today()).safeParse(typed);
      if (!input.success) return null;
      const answer = await signInResident(input.data, attemptOf(request.headers));
      return answer.status === "SIGNED_IN" ? { id: answer.sessionId } : null;
    },
  });
}

function staffCredentials() {
  return Credentials({
    id: "staff",
    credentials: { email: {}, password: {}, oneTimeCode: {} },
    async authorize(typed, request) {
      const input = staffSignInSchema.safeParse(typed);
      if (!input.success) return null;
      const answer = await signInStaff(input.data, attemptOf(request.headers));
      return answer.status === "SIGNED_IN" ? { id: answer.sessionId } : null;
    },
  });
}

function attemptOf(headers: Record<string, string | undefined> | undefined) {
  const address = clientAddress({ get: (name) => headers?.[name] ?? null }, env().HUTONG_PROXIES);
  return { ...moment(), address, replaces: null };
}

function moment() {
  return { now: clock.now(), machineNow: clock.machineNow() };
}
