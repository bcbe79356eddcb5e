import type { SystemActor } from "@/lib/auth/types";
import { actorId } from "@/lib/auth/types";
import type { Tx } from "./types";

type Setting = "actor" | "role" | "cities" | "zones" | "residents" | "counter";

/**
 * Does a part of a transaction as a part of the system, and goes on as whoever began it: what the days bring is not
 * written in the name of the person who happened to come next.
 */
export async function withinAs<T>(tx: Tx, actor: SystemActor, work: () => Promise<T>): Promise<T> {
  const [before] = await tx.$queryRaw<Record<Setting, string>[]>`
    SELECT current_setting('app.actor') AS actor, current_setting('app.role') AS role,
           current_setting('app.cities') AS cities, current_setting('app.zones') AS zones,
           current_setting('app.residents') AS residents, current_setting('app.counter') AS counter`;
  if (before === undefined) throw new Error("a transaction without an actor");
  await tx.$queryRaw`SELECT app_set_ctx(${actorId(actor)}, ${actor.role}, '', '', ${actor.residents.join(",")}, '')::text`;
  try {
    return await work();
  } finally {
    // After an error of the database there is nothing to go back to: the transaction ends with it.
    await restore(tx, before).catch(() => {});
  }
}

async function restore(tx: Tx, before: Record<Setting, string>): Promise<void> {
  await tx.$queryRaw`SELECT app_set_ctx(${before.actor}, ${before.role}, ${before.cities}, ${before.zones}, ${before.residents}, ${before.counter})::text`;
}
