import { createHash } from "node:crypto";
import type { Moment } from "@/lib/action";
import { recordEvent } from "@/lib/audit/log";
import type { ResidentActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { issuePermit, type PermitFacts, type PublicJwk } from "@/lib/permits/credential";
import { findOwnPermit, type Permit } from "../queries";
import { type Credential, holdPermitInForce, listCredentials, revokeCredential } from "./credentials";
import { factsOf } from "./facts";
import { MOST_ISSUES_A_DAY, MOST_PHONES } from "./lifetimes";
import { provesKey } from "./phone-key";
import { takePlace } from "./places";
import type { PhoneRequest } from "./schema";
import { type CitySigner, citySigner } from "./signer";

export type PhonePermit = {
  credentialId: string;
  token: string;
  facts: PermitFacts;
  issuedAt: Date;
  expiresAt: Date;
};

const DAY_MS = 86_400_000;

/**
 * Signs the permit for a phone's key: of the holder or of a minor they guard. What the same key had before is revoked.
 * The token is handed out once and kept nowhere.
 */
export async function issueToPhone(
  actor: ResidentActor,
  request: PhoneRequest,
  at: Moment,
): Promise<PhonePermit> {
  const { sessionId } = actor;
  const { permitNumber } = request;
  if (!(await provesKey(request, { sessionId, permitNumber }, at.now, env().NEXTAUTH_SECRET)))
    throw new AppError("STALE");
  const found = await withActor(actor, (tx) => findOwnPermit(tx, actor, permitNumber));
  if (found === null) throw new AppError("NOT_FOUND");
  const signer = await citySigner(found.cityCode, at.now);
  return withActor(actor, (tx) => signedFor(tx, actor, found, request, signer, at));
}

async function signedFor(
  tx: Tx,
  actor: ResidentActor,
  found: Permit,
  { jwk, deviceName }: PhoneRequest,
  { iss, key, uriOf }: CitySigner,
  { now, today }: Moment,
): Promise<PhonePermit> {
  const { permit, expiresAt } = await holdPermitInForce(tx, found, today);
  const { residentId, permitId, cityCode } = permit;
  const earlier = phonesOf(await listCredentials(tx, permit));
  const replaced = livePhones(earlier, now).filter(({ holderJwk }) => isSameKey(holderJwk, jwk));
  requireRoom(earlier, replaced.length, now);
  const { listNo, listIndex } = await takePlace(tx, cityCode);
  const status = { uri: uriOf(listNo), index: listIndex };
  const issue = { iss, key, issuedAt: now, validFrom: now, expiresAt, status };
  const facts = await factsOf(tx, permit, today);
  const token = await issuePermit(facts, jwk, issue);
  const id = newId();
  await tx.credential.createMany({
    data: {
      ...{ residentId, id, permitId, cityCode, listNo, listIndex, deviceName, expiresAt },
      form: "PHONE",
      kid: key.kid,
      holderJwk: jwk,
      tokenSha256: createHash("sha256").update(token).digest("hex"),
      issuedAt: now,
    },
  });
  for (const old of replaced) await revokeCredential(tx, old, "RENEWED", now);
  await recordEvent(tx, actor, now, {
    residentId,
    action: "CREDENTIAL_ISSUED",
    subjectKind: "CREDENTIAL",
    subjectId: id,
    detail: { form: "PHONE", permitNumber: permit.number, replaces: replaced.map((old) => old.id) },
  });
  return { credentialId: id, token, facts, issuedAt: now, expiresAt };
}

/** The phones of a permit that can show it now. */
export const livePhones = (credentials: readonly Credential[], now: Date): Credential[] =>
  phonesOf(credentials).filter(({ revokedAt, expiresAt }) => revokedAt === null && expiresAt > now);

const phonesOf = (credentials: readonly Credential[]) => credentials.filter(({ form }) => form === "PHONE");

/** Each issue takes a place of the city's status list for good, so nobody takes them without end. */
function requireRoom(earlier: readonly Credential[], replaced: number, now: Date): void {
  const since = now.getTime() - DAY_MS;
  const today = earlier.filter(({ issuedAt }) => issuedAt.getTime() > since).length;
  if (today >= MOST_ISSUES_A_DAY || livePhones(earlier, now).length - replaced >= MOST_PHONES)
    throw new AppError("TOO_MANY_ATTEMPTS");
}

export const isSameKey = (a: PublicJwk | null, b: PublicJwk): boolean => a?.x === b.x && a.y === b.y;

/** "Remove this phone", "the card is lost": by the holder or a guardian. */
export async function removeCredential(
  tx: Tx,
  actor: ResidentActor,
  { permitNumber, credentialId }: { permitNumber: string; credentialId: string },
  now: Date,
): Promise<void> {
  const permit = await findOwnPermit(tx, actor, permitNumber);
  const found = permit && (await listCredentials(tx, permit)).find(({ id }) => id === credentialId);
  if (!found) throw new AppError("NOT_FOUND");
  const revokedFor = found.form === "CARD" ? "LOST" : "REMOVED";
  await revokeCredential(tx, found, revokedFor, now);
  await recordEvent(tx, actor, now, {
    residentId: found.residentId,
    action: "CREDENTIAL_REVOKED",
    subjectKind: "CREDENTIAL",
    subjectId: found.id,
    detail: { form: found.form, because: revokedFor },
  });
}
