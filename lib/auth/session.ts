import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { clock } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/routing";
import { decodeSession, sessionCookie } from "./cookie";
import { signInPath } from "./paths";
import { findSessionActor } from "./queries";
import type { Role, SignedInActor } from "./types";

/** The actor with one of these roles: `ActorIn<"CLERK" | "SUPERVISOR">` is a `DeskActor`. */
export type ActorIn<R extends Role> = SignedInActor extends infer A
  ? A extends { role: infer Q }
    ? [Extract<Q, R>] extends [never]
      ? never
      : A
    : never
  : never;

/** Who is asking, or null when nobody is signed in. One query, once per request. */
export const getActor = cache(async (): Promise<SignedInActor | null> => {
  const sid = await decodeSession((await cookies()).get(sessionCookie().name)?.value);
  return sid === null ? null : findSessionActor(sid, clock.machineNow());
});

/** Whoever is signed in. Nobody: to the sign-in page and back here afterwards. */
export async function requireSignedIn(locale: Locale): Promise<SignedInActor> {
  return (await getActor()) ?? redirect(signInPath(locale, await currentPath()));
}

/** As `requireSignedIn`, in one of these roles. Another role: 403, because the role never could. */
export async function requireActor<R extends Role>(
  locale: Locale,
  ...roles: readonly R[]
): Promise<ActorIn<R>> {
  const actor = await requireSignedIn(locale);
  if (!has(actor, roles)) forbidden();
  return actor;
}

function has<R extends Role>(actor: SignedInActor, roles: readonly R[]): actor is ActorIn<R> {
  return roles.some((role) => role === actor.role);
}

/** The path being asked for, which `lib/front-door` writes into the request. */
async function currentPath(): Promise<string | null> {
  return (await headers()).get("x-hutong-path");
}
