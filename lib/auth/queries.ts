import { prismaClient } from "@/lib/db/client";
import { actorOf } from "./actor-of";
import type { SignedInActor } from "./types";

/**
 * Who the session is of, now. The one question asked without an actor, because its answer is the actor;
 * the function in the database shows one row by its id and nothing else.
 */
export async function findSessionActor(sessionId: string, now: Date): Promise<SignedInActor | null> {
  const rows = await prismaClient().$queryRaw<
    {
      subject_kind: string;
      subject_id: string;
      name: string;
      role: string;
      city_code: string | null;
      zone_id: string | null;
      resident_id: string | null;
    }[]
  >`SELECT * FROM app_session(${sessionId}::uuid, ${now}::timestamptz)`;
  const [row] = rows;
  if (row === undefined) return null;
  return actorOf({
    id: row.subject_id,
    name: row.name,
    sessionId,
    role: row.role,
    cityCode: row.city_code,
    zoneId: row.zone_id,
    residentId: row.resident_id,
  });
}
