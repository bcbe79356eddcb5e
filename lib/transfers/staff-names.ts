import type { DeskActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";

/** Names of the officers of the actor's own city, by id; officers of other cities are known by their office alone. */
export async function colleagueNames(tx: Tx, actor: DeskActor): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.staff.findMany({
    where: { cityCode: actor.city },
    select: { id: true, name: true },
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}

export interface Colleague {
  id: string;
  name: string;
  role: string;
}

/** The officers of the city who work on cases, by name. */
export async function listColleagues(tx: Tx, actor: DeskActor): Promise<Colleague[]> {
  return tx.staff.findMany({
    where: { cityCode: actor.city, status: "ACTIVE", role: { in: ["CLERK", "SUPERVISOR"] } },
    select: { id: true, name: true, role: true },
    orderBy: [{ role: "asc" }, { name: "asc" }],
  });
}
