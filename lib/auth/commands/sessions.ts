import { recordEvent, recordOfficeEvent } from "@/lib/audit/log";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import type { SignedInActor } from "../types";
import type { SignInMoment } from "./open-session";

/** Ends one of the actor's own sessions; another person's is not found. */
export async function endSession(
  tx: Tx,
  actor: SignedInActor,
  sessionId: string,
  at: SignInMoment,
): Promise<void> {
  const { count } = await tx.session.updateMany({
    where: { id: sessionId, subjectId: actor.id, revokedAt: null },
    data: { revokedAt: at.machineNow },
  });
  if (count === 0) throw new AppError("NOT_FOUND");
  const action = sessionId === actor.sessionId ? "SIGNED_OUT" : "SESSION_ENDED";
  await recordOwn(tx, actor, at.now, action, { sessionId });
}

/** Ends all of the actor's sessions but this one. */
export async function endOtherSessions(tx: Tx, actor: SignedInActor, at: SignInMoment): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { subjectId: actor.id, revokedAt: null, id: { not: actor.sessionId } },
    data: { revokedAt: at.machineNow },
  });
  return count;
}

/** An event about the actor's own account, where such events of a resident or of staff belong. */
export async function recordOwn(
  tx: Tx,
  actor: SignedInActor,
  now: Date,
  action: string,
  detail: Record<string, string | number>,
): Promise<void> {
  if (actor.kind === "RESIDENT") {
    const subject = { subjectKind: "SESSION", subjectId: actor.sessionId } as const;
    await recordEvent(tx, actor, now, { residentId: actor.id, action, ...subject, detail });
  } else {
    await recordOfficeEvent(tx, actor, now, { action, subjectKind: "STAFF", subjectId: actor.id, detail });
  }
}
