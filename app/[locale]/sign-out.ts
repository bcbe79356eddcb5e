"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { endSession } from "@/lib/auth/commands/sessions";
import { forgetSession, signInMoment } from "@/lib/auth/request";
import { getActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { isRefusal } from "@/lib/errors";

/** Ends the session's row, then the cookie. Without a session there is nothing left to do. */
export async function signOut(): Promise<void> {
  const locale = await getLocale();
  const actor = await getActor();
  if (actor !== null) {
    await withActor(actor, (tx) => endSession(tx, actor, actor.sessionId, signInMoment())).catch(
      // Ended meanwhile, by a second click or from another device: that is what was asked for.
      (error: unknown) => {
        if (!isRefusal(error, "NOT_FOUND")) throw error;
      },
    );
  }
  await forgetSession();
  redirect(`/${locale}/signed-out`);
}
