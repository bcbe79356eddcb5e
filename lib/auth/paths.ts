import { withoutLocale } from "@/lib/i18n/navigation";
import type { Locale } from "@/lib/i18n/routing";
import type { Role } from "./types";

/** Where each role's work begins. */
export const HOME_OF: Record<Role, string> = {
  RESIDENT: "/home",
  CLERK: "/desk",
  SUPERVISOR: "/desk",
  CITY_ADMIN: "/city/staff",
  POLICY_ADMIN: "/policy",
  PLANNER: "/planning",
  AUDITOR: "/audit",
};

/** The same for a role as the database spells it. */
export function homeOf(role: string): string {
  return Object.entries(HOME_OF).find(([known]) => known === role)?.[1] ?? "/";
}

/** The sign-in page, leading back to where the person wanted to go. */
export function signInPath(locale: Locale, from: string | null): string {
  const next = from === null ? null : localPath(from);
  const query = next === null ? "" : `?next=${encodeURIComponent(next)}`;
  return `/${locale}/sign-in${query}`;
}

// Control characters are dropped by URL parsers and a backslash is read as a slash: "/\t/elsewhere" leaves the site.
const PLAIN_PATH = /^\/(?![/\\])[!-[\]-~]*$/;
const LONGEST_PATH = 500;

/** A path of this site without its language, or null: nothing else may be gone to after signing in. */
export function localPath(value: unknown): string | null {
  if (typeof value !== "string" || value.length > LONGEST_PATH || !PLAIN_PATH.test(value)) return null;
  const [pathname = "/", query] = value.split("?", 2);
  const inside = withoutLocale(pathname);
  // Leading back to where one signs in or out would go round in circles, and the API is no page.
  if (!inside.startsWith("/") || inside.startsWith("//")) return null;
  if (/^\/(sign-in|sign-out|signed-out|api)(\/|$)/.test(inside)) return null;
  return query === undefined ? inside : `${inside}?${query}`;
}
