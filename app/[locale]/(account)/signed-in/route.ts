import type { NextRequest } from "next/server";
import { HOME_OF, localPath, signInPath } from "@/lib/auth/paths";
import { getActor } from "@/lib/auth/session";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/routing";

/** Where an identity provider's sign-in comes back to: on to the page that was asked for, or the role's home. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ locale: string }> }) {
  const asked = (await params).locale;
  const locale = isLocale(asked) ? asked : DEFAULT_LOCALE;
  const actor = await getActor();
  const next = localPath(request.nextUrl.searchParams.get("next"));
  const path = actor === null ? signInPath(locale, next) : `/${locale}${next ?? HOME_OF[actor.role]}`;
  return new Response(null, { status: 303, headers: { location: path } });
}
