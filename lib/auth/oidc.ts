import { createHash } from "node:crypto";
import { recordEvent, recordOfficeEvent } from "@/lib/audit/log";
import { withActor } from "@/lib/db/with-actor";
import type { SubjectRef } from "./commands/open-session";
import { systemActor } from "./types";

/** How an account of an identity provider is looked up: SHA-256 of issuer and subject, as the provider spells both. */
export function subjectHash(issuer: string, subject: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(`${issuer}\n${subject}`).digest());
}

/** Whose account is linked to this subject of this provider, or null. */
export function findLinked(issuer: string, subject: string): Promise<SubjectRef | null> {
  return withActor(systemActor("SYSTEM_SIGN_IN"), async (tx) => {
    const row = await tx.oidcIdentity.findUnique({
      where: { subjectHash: subjectHash(issuer, subject) },
    });
    if (row === null) return null;
    return { kind: row.subjectKind === "RESIDENT" ? "RESIDENT" : "STAFF", id: row.subjectId };
  });
}

/** Links a provider's account to one here, with its event. False when it is linked already. */
export function linkSubject(
  issuer: string,
  subject: string,
  account: SubjectRef,
  now: Date,
): Promise<boolean> {
  const residents = account.kind === "RESIDENT" ? [account.id] : [];
  const actor = systemActor("SYSTEM_SIGN_IN", ...residents);
  return withActor(actor, async (tx) => {
    const hash = subjectHash(issuer, subject);
    const { count } = await tx.oidcIdentity.createMany({
      data: { subjectHash: hash, subjectKind: account.kind, subjectId: account.id, createdAt: now },
      skipDuplicates: true,
    });
    if (count === 0) return false;
    const detail = { issuer };
    if (account.kind === "RESIDENT") {
      const event = { action: "OIDC_LINKED", subjectKind: "RESIDENT", subjectId: account.id } as const;
      await recordEvent(tx, actor, now, { residentId: account.id, ...event, detail });
    } else {
      const event = { action: "OIDC_LINKED", subjectKind: "STAFF", subjectId: account.id } as const;
      await recordOfficeEvent(tx, actor, now, { ...event, detail });
    }
    return true;
  });
}
