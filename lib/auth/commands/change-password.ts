import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { hashPassword, passwordMatches } from "../password";
import { minutesToWait } from "../rate-limit";
import type { SignedInActor } from "../types";
import type { SignInMoment } from "./open-session";
import { endOtherSessions, recordOwn } from "./sessions";

/** Whoever knows the present password sets a new one; every other session of theirs ends. */
export async function changePassword(
  tx: Tx,
  actor: SignedInActor,
  typed: { current: string; password: string },
  at: SignInMoment & { address: string },
): Promise<void> {
  // An unattended browser must not become a place to guess the password in.
  const minutes = await minutesToWait({ account: `change:${actor.id}`, address: at.address });
  if (minutes !== null) throw new AppError("TOO_MANY_ATTEMPTS", { values: { minutes } });
  const kept = await keptHash(tx, actor);
  if (!(await passwordMatches(kept, typed.current))) {
    throw new AppError("INVALID", { fields: { currentPassword: "passwordWrong" } });
  }
  const data = { passwordHash: await hashPassword(typed.password), updatedAt: at.machineNow };
  // updateMany with the hash that was verified: of two changes at once, one wins.
  const { count } =
    actor.kind === "RESIDENT"
      ? await tx.residentCredential.updateMany({
          where: { residentId: actor.id, passwordHash: kept ?? "" },
          data,
        })
      : await tx.staffCredential.updateMany({ where: { staffId: actor.id, passwordHash: kept }, data });
  if (count === 0) throw new AppError("STALE");
  const sessionsEnded = await endOtherSessions(tx, actor, at);
  await recordOwn(tx, actor, at.now, "PASSWORD_CHANGED", { sessionsEnded });
}

async function keptHash(tx: Tx, actor: SignedInActor): Promise<string | null> {
  const select = { passwordHash: true };
  const row =
    actor.kind === "RESIDENT"
      ? await tx.residentCredential.findUnique({ where: { residentId: actor.id }, select })
      : await tx.staffCredential.findUnique({ where: { staffId: actor.id }, select });
  return row?.passwordHash ?? null;
}
