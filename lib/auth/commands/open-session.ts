import { recordEvent, recordOfficeEvent } from "@/lib/audit/log";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import { AppError, isRefusal } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { systemActor } from "../types";

/** A session ends this long after sign-in, whatever happens in it; an office day, and a resident's day. */
export const SESSION_HOURS = { STAFF: 8, RESIDENT: 12 } as const;

export interface SubjectRef {
  kind: "RESIDENT" | "STAFF";
  id: string;
}

export interface SignInMoment {
  /** The product's present, for the event. */
  now: Date;
  /** The machine's own clock, for what protects the account. */
  machineNow: Date;
}

export interface OpenedSession {
  sessionId: string;
  role: string;
}

/**
 * Opens a session for someone who has proved who they are, and ends the one it takes the place of.
 * Null when the account may not sign in now, or when the one-time code was used before.
 */
export async function openSession(
  subject: SubjectRef,
  how: { method: "PASSWORD" | "OIDC" | "DEMONSTRATION"; replaces: string | null; totpStep?: bigint },
  at: SignInMoment,
): Promise<OpenedSession | null> {
  const actor = systemActor("SYSTEM_SIGN_IN", ...(subject.kind === "RESIDENT" ? [subject.id] : []));
  try {
    return await withActor(actor, async (tx) => {
      if (how.totpStep !== undefined) await spendStep(tx, subject.id, how.totpStep, at.machineNow);
      const sessionId = newId();
      await insert(tx, sessionId, subject, at.machineNow);
      if (how.replaces !== null) await endReplaced(tx, how.replaces, at.machineNow);
      const opened = await tx.$queryRaw<{ role: string; city_code: string | null; zone_id: string | null }[]>`
        SELECT role, city_code, zone_id FROM app_session(${sessionId}::uuid, ${at.machineNow}::timestamptz)`;
      const [row] = opened;
      if (row === undefined) throw new AppError("UNAUTHENTICATED");
      const detail = { method: how.method, sessionId };
      if (subject.kind === "RESIDENT") {
        await recordEvent(tx, actor, at.now, {
          residentId: subject.id,
          action: "SIGNED_IN",
          subjectKind: "SESSION",
          subjectId: sessionId,
          detail,
        });
      } else {
        await recordOfficeEvent(tx, actor, at.now, {
          action: "SIGNED_IN",
          subjectKind: "STAFF",
          subjectId: subject.id,
          ...(row.city_code === null ? {} : { cityCode: row.city_code }),
          ...(row.zone_id === null ? {} : { zoneId: row.zone_id }),
          detail,
        });
      }
      return { sessionId, role: row.role };
    });
  } catch (error) {
    // Thrown rather than returned, so that nothing of the attempt stays in the database.
    if (isRefusal(error, "UNAUTHENTICATED")) return null;
    throw error;
  }
}

async function insert(tx: Tx, id: string, subject: SubjectRef, now: Date): Promise<void> {
  await tx.session.createMany({
    data: {
      id,
      subjectKind: subject.kind,
      subjectId: subject.id,
      createdAt: now,
      expiresAt: new Date(now.getTime() + SESSION_HOURS[subject.kind] * 3_600_000),
    },
  });
}

async function endReplaced(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now } });
}

/** The row is the lock: of two sign-ins with one code, one inserts it. */
async function spendStep(tx: Tx, staffId: string, step: bigint, now: Date): Promise<void> {
  const inserted = await tx.$executeRaw`
    INSERT INTO totp_use (staff_id, step, used_at) VALUES (${staffId}::uuid, ${step}, ${now}) ON CONFLICT DO NOTHING`;
  if (inserted === 0) throw new AppError("UNAUTHENTICATED");
}
