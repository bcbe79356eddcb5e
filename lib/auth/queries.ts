import { prismaClient } from "@/lib/db/client";
import type { Tx } from "@/lib/db/types";
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

export interface OwnAccount {
  /** A resident's ID number, masked. */
  idNumberMasked: string | null;
  email: string | null;
  cityCode: string | null;
  zoneId: string | null;
}

/** What the actor's own account says of them. */
export async function getOwnAccount(tx: Tx, actor: SignedInActor): Promise<OwnAccount> {
  if (actor.kind === "RESIDENT") {
    const { idNumberMasked } = await tx.resident.findUniqueOrThrow({
      where: { residentId: actor.id },
      select: { idNumberMasked: true },
    });
    return { idNumberMasked, email: null, cityCode: null, zoneId: null };
  }
  const staff = await tx.staff.findUniqueOrThrow({
    where: { id: actor.id },
    select: { email: true, cityCode: true, zoneId: true },
  });
  return { idNumberMasked: null, ...staff };
}

/** The actor's open sessions, the newest first. */
export function listOwnSessions(tx: Tx, actor: SignedInActor, machineNow: Date) {
  return tx.session.findMany({
    where: { subjectId: actor.id, revokedAt: null, expiresAt: { gt: machineNow } },
    orderBy: { createdAt: "desc" },
    select: { id: true, createdAt: true, expiresAt: true },
    take: 100,
  });
}
