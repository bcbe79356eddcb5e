import type { Actor } from "@/lib/auth/types";
import { actorId } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import { prismaClient } from "./client";
import { toDate } from "./days";
import type { Tx } from "./types";

/** SQLSTATEs after which the whole transaction may be tried once more: serialisation, deadlock, lost server. */
const RETRY = new Set(["40001", "40P01", "57P01", "57P02", "57P03"]);

/**
 * The only way to a transaction: states who is acting, then works.
 * Policies in the database read only what is stated here (docs/design.md §4.6).
 */
export async function withActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await once(actor, work);
  } catch (error) {
    if (!RETRY.has(sqlStateOf(error) ?? "")) throw error;
    return once(actor, work);
  }
}

function once<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return prismaClient().$transaction(
    async (tx) => {
      await clock.refresh(tx);
      await state(tx, actor);
      return work(tx);
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
}

async function state(tx: Tx, actor: Actor): Promise<void> {
  if (actor.kind === "RESIDENT") {
    await tx.$queryRaw`SELECT app_begin_resident(${actor.id}::uuid, ${toDate(clock.today())}::date)::text`;
    return;
  }
  const cities = "city" in actor ? actor.city : "";
  const zones = "zone" in actor ? actor.zone : "";
  const residents = actor.kind === "SYSTEM" ? actor.residents.join(",") : "";
  await tx.$queryRaw`SELECT app_set_ctx(${actorId(actor)}, ${actor.role}, ${cities}, ${zones}, ${residents}, '')::text`;
}

/** The SQLSTATE of a database error, wherever the driver adapter put it. */
export function sqlStateOf(error: unknown): string | null {
  for (
    let at: unknown = error;
    typeof at === "object" && at !== null;
    at = (at as { cause?: unknown }).cause
  ) {
    const found = at as { originalCode?: unknown; code?: unknown; meta?: { driverAdapterError?: unknown } };
    if (typeof found.originalCode === "string") return found.originalCode;
    if (found.meta?.driverAdapterError) return sqlStateOf(found.meta.driverAdapterError);
    if (typeof found.code === "string" && /^[0-9A-Z]{5}$/.test(found.code) && !found.code.startsWith("P2"))
      return found.code;
  }
  return null;
}

/** Whether the error is the breach of this constraint; on a distributed table the name bears a shard's number. */
export function breaks(error: unknown, constraint: string): boolean {
  const text =
    JSON.stringify(error, Object.getOwnPropertyNames(error as object)) +
    String((error as Error)?.message ?? "");
  return (
    text.includes(constraint) ||
    JSON.stringify((error as { meta?: unknown }).meta ?? null).includes(constraint)
  );
}
