import type { Actor } from "@/lib/auth/types";
import { actorId } from "@/lib/auth/types";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "./types";

/**
 * Runs the work once per key and actor: a double click, a retry or a reload gets the first outcome again. Where
 * the fingerprint of what was sent differs, it is no retry but an old page filled in anew, and is told so: to
 * answer it with the first outcome would lose what was typed without a word.
 * The lock makes a second post wait for the first; the row commits with the work or not at all.
 */
export async function onceOnly<T extends Prisma.InputJsonValue>(
  tx: Tx,
  actor: Actor,
  at: { key: string; action: string; now: Date; fingerprint?: string },
  work: () => Promise<T>,
): Promise<T> {
  const id = actorId(actor);
  const action = at.fingerprint === undefined ? at.action : `${at.action} ${at.fingerprint}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${id} ${at.key}`}, 0))`;
  const earlier = await tx.idempotencyKey.findUnique({
    where: { actorId_key: { actorId: id, key: at.key } },
  });
  if (earlier) {
    if (earlier.action === action) return earlier.outcome as T;
    if (earlier.action.split(" ")[0] === at.action) throw new AppError("STALE");
    throw new Error(`idempotency key of ${earlier.action} used for ${at.action}`);
  }
  const outcome = await work();
  await tx.idempotencyKey.createMany({
    data: { actorId: id, key: at.key, action, outcome, createdAt: at.now },
  });
  return outcome;
}
