import { createHash, randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/next-auth";
import { oidcProvider } from "@/lib/auth/oidc-provider";
import { localPath } from "@/lib/auth/paths";
import { isFromThisSite } from "@/lib/auth/request";
import { env } from "@/lib/env";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/routing";

/**
 * The button "Sign in with …". next-auth wants its own token with such a post, which a page without JavaScript
 * cannot fetch; so this handler, which has checked where the post comes from, makes the pair in its name.
 */
export async function POST(request: NextRequest): Promise<Response> {
  if (oidcProvider() === null) return new Response(null, { status: 404 });
  if (!isFromThisSite(request)) return new Response(null, { status: 403 });
  const form = await request.formData().catch(() => new FormData());
  const wanted = form.get("locale");
  const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  const next = localPath(form.get("next"));
  const { NEXTAUTH_URL, NEXTAUTH_SECRET } = env();
  const back = new URL(`/${locale}/signed-in`, NEXTAUTH_URL);
  if (next !== null) back.searchParams.set("next", next);
  const csrfToken = randomBytes(32).toString("hex");
  const proof = createHash("sha256").update(`${csrfToken}${NEXTAUTH_SECRET}`).digest("hex");
  const secure = NEXTAUTH_URL.startsWith("https://");
  (await cookies()).set(`${secure ? "__Host-" : ""}next-auth.csrf-token`, `${csrfToken}|${proof}`, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
  });
  const start = new NextRequest(new URL("/api/auth/signin/oidc", NEXTAUTH_URL), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, callbackUrl: back.href }),
  });
  const params = Promise.resolve({ nextauth: ["signin", "oidc"] });
  return NextAuth(start, { params }, authOptions());
}
