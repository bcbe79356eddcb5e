import { createHash } from "node:crypto";
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
