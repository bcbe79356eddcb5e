import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { endOfDay, type PublicJwk, STATUS } from "@/lib/permits/credential";
import { findCityRules } from "../city-rules";
import { findPermit, findStanding, type Permit } from "../queries";

export type CredentialForm = "PHONE" | "CARD";
export type RevokedFor = "REMOVED" | "RENEWED" | "LOST" | "REPLACED" | "PERMIT_ENDED";

/** A signed permit or card as it is kept: everything but the token. */
export interface Credential {
  residentId: string;
  id: string;
  permitId: string;
  cityCode: string;
  form: CredentialForm;
  listNo: number;
  listIndex: number;
  kid: string;
  holderJwk: PublicJwk | null;
  deviceName: string | null;
  issuedAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  revokedFor: RevokedFor | null;
}

/** Those of a permit, the latest first. */
export async function listCredentials(
  tx: Tx,
  { residentId, permitId }: { residentId: string; permitId: string },
): Promise<Credential[]> {
  const rows = await tx.credential.findMany({
    where: { residentId, permitId },
    omit: { tokenSha256: true },
    orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
  });
  return rows.map((row) => ({
    ...row,
    form: row.form as CredentialForm,
    holderJwk: row.holderJwk as PublicJwk | null,
    revokedFor: row.revokedFor as RevokedFor | null,
  }));
}

/** Takes one back for good, at once in the database and within minutes in the status list. */
export async function revokeCredential(
  tx: Tx,
  { residentId, id }: { residentId: string; id: string },
  revokedFor: RevokedFor,
  now: Date,
): Promise<void> {
  const { count } = await tx.credential.updateMany({
    where: { residentId, id, revokedAt: null },
    data: { revokedAt: now, revokedFor },
  });
  if (count === 0) throw new AppError("STALE");
  await tx.$queryRaw`SELECT app_set_status(${residentId}::uuid, ${id}::uuid, ${STATUS.REVOKED}::smallint)::text`;
}

/**
 * The permit, held still until the transaction ends and in force today, with the end of what may be signed for it: the
 * day on which the next endorsement is due; today, where that day has passed and an endorsement is under way. An act
 * that suspends or ends the permit waits, and then finds what was signed meanwhile.
 */
export async function holdPermitInForce(
  tx: Tx,
  { residentId, permitId }: { residentId: string; permitId: string },
  today: Day,
): Promise<{ permit: Permit; expiresAt: Date }> {
  await tx.$queryRaw`SELECT 1 FROM permit WHERE resident_id = ${residentId}::uuid AND id = ${permitId}::uuid FOR UPDATE`;
  const permit = await findPermit(tx, { residentId, id: permitId });
  if (permit === null) throw new AppError("NOT_FOUND");
  const standing = await findStanding(tx, permit, await findCityRules(tx, permit.cityCode), today);
  if (permit.state !== "IN_FORCE" || standing.state !== "IN_FORCE") throw new AppError("WRONG_STATE");
  const dueOn = standing.dueOn ?? today;
  return { permit, expiresAt: endOfDay(dueOn < today ? today : dueOn) };
}
