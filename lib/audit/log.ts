import type { Actor } from "@/lib/auth/types";
import { actorId } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";

export interface PersonEvent {
  residentId: string;
  /** UPPER_SNAKE, a past participle last: TRANSFER_SUBMITTED, YEAR_RECORD_VERIFIED. Shown as `audit.actions.<action>`. */
  action: string;
  subjectKind:
    | "TRANSFER_CASE"
    | "YEAR_RECORD"
    | "RESIDENT"
    | "DOCUMENT"
    | "REGISTRATION"
    | "SESSION"
    | "PERMIT"
    | "PERMIT_APPLICATION"
    | "CREDENTIAL"
    | "STATEMENT";
  subjectId: string;
  caseId?: string;
  purpose?: string;
  detail?: Prisma.InputJsonObject;
}

/** Writes what was done to one person's file, in the transaction of the act itself. */
export async function recordEvent(tx: Tx, actor: Actor, now: Date, event: PersonEvent): Promise<void> {
  // createMany, because `create` reads the row back, and who may act may not always read the log.
  await tx.auditEvent.createMany({
    data: {
      id: newId(),
      residentId: event.residentId,
      at: now,
      actorId: actorId(actor),
      actorRole: actor.role,
      cityCode: "city" in actor ? actor.city : null,
      action: event.action,
      caseId: event.caseId ?? null,
      subjectKind: event.subjectKind,
      subjectId: event.subjectId,
      purpose: event.purpose ?? null,
      detail: event.detail ?? {},
    },
  });
}

export interface OfficeEvent {
  action: string;
  subjectKind:
    | "RULE_SET"
    | "RULE_SET_DRAFT"
    | "STAFF"
    | "ZONE"
    | "CITY_PUBLICATION"
    | "SIGNING_KEY"
    | "PERMIT_BATCH";
  subjectId: string;
  cityCode?: string;
  zoneId?: string;
  detail?: Prisma.InputJsonObject;
}

/** Writes what was done to rules, staff or zones, in the transaction of the act itself. */
export async function recordOfficeEvent(tx: Tx, actor: Actor, now: Date, event: OfficeEvent): Promise<void> {
  await tx.staffEvent.createMany({
    data: {
      id: newId(),
      at: now,
      actorId: actorId(actor),
      actorRole: actor.role,
      cityCode: event.cityCode ?? ("city" in actor ? actor.city : null),
      zoneId: event.zoneId ?? ("zone" in actor ? actor.zone : null),
      action: event.action,
      subjectKind: event.subjectKind,
      subjectId: event.subjectId,
      detail: event.detail ?? {},
    },
  });
}
