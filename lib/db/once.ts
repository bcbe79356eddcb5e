import type { Actor } from "@/lib/auth/types";
import { actorId } from "@/lib/auth/types";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "./types";

/**
 * Runs the work once per key and actor: a double click, a retry or a reload gets the first outcome again.
 * The lock makes a second post wait for the first; the row commits with the work or not at all.
 */
export async function onceOnly<T extends Prisma.InputJsonValue>(
  tx: Tx,
  actor: Actor,
  at: { key: string; action: string; now: Date },
  work: () => Promise<T>,
): Promise<T> {
  const id = actorId(actor);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${id} ${at.key}`}, 0))`;
  const earlier = await tx.idempotencyKey.findUnique({
    where: { actorId_key: { actorId: id, key: at.key } },
  });
  if (earlier) {
    if (earlier.action !== at.action)
      throw new Error(`idempotency key of ${earlier.action} used for ${at.action}`);
    return earlier.outcome as T;
  }
  const outcome = await work();
  await tx.idempotencyKey.createMany({
    data: { actorId: id, key: at.key, action: at.action, outcome, createdAt: at.now },
  });
  return outcome;
}
