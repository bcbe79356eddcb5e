import type { NextRequest } from "next/server";
import { openSession } from "@/lib/auth/commands/open-session";
import { findDemoSubject } from "@/lib/auth/demo-accounts";
import { homeOf } from "@/lib/auth/paths";
import { attemptContext, isFromThisSite, keepSession } from "@/lib/auth/request";
import { isDemonstration } from "@/lib/env";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/routing";

const absent = () => new Response(null, { status: 404 });

/** One-click sign-in. Outside a demonstration this address does not exist, whatever the method. */
export async function POST(request: NextRequest): Promise<Response> {
  if (!isDemonstration) return absent();
  if (!isFromThisSite(request)) return new Response(null, { status: 403 });
  const form = await request.formData().catch(() => new FormData());
  const subject = await findDemoSubject(String(form.get("account") ?? ""));
  if (subject === "ABSENT") return absent();
  const wanted = form.get("locale");
  const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  const context = await attemptContext();
  const opened =
    subject && (await openSession(subject, { method: "DEMONSTRATION", replaces: context.replaces }, context));
  if (opened) await keepSession(opened);
  // Always the role's home: the page before may have been another role's.
  const path = opened ? homeOf(opened.role) : "/sign-in";
  // Relative, so that whoever opened the demonstration under another name stays there, with the cookie.
  return new Response(null, { status: 303, headers: { location: `/${locale}${path}` } });
}

export { absent as DELETE, absent as GET, absent as HEAD, absent as OPTIONS, absent as PATCH, absent as PUT };
