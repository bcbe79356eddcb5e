import { createHash } from "node:crypto";
import type { Moment } from "@/lib/action";
import { recordEvent } from "@/lib/audit/log";
import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { issueCard, type Person, qrTextOf } from "@/lib/permits/credential";
import { findOwnPermit, openPermit, type Permit } from "../queries";
import { holdPermitInForce, listCredentials, revokeCredential } from "./credentials";
import { personOf } from "./facts";
import { takePlace } from "./places";
import { type CitySigner, citySigner } from "./signer";
import { stolenKeys } from "./trust";

/** What a paper says of the permit, and the code that stands on it. */
export type Paper = {
  permit: Permit;
  person: Partial<Person> & { name: string };
  expiresAt: Date;
  qrText: string;
};

/**
 * The permit for paper: for its holder, or for a desk of the city that issued it, whose look is written down. Every
 * print is signed anew under the one place that the permit's papers have until the next endorsement, so printing twice
 * revokes nothing; a card that is replaced or reported lost ends that place, and with it every paper that bears it.
 */
export async function paperFor(
  actor: ResidentActor | DeskActor,
  permitNumber: string,
  at: Moment,
): Promise<Paper> {
  const found = await withActor(actor, (tx) =>
    actor.role === "RESIDENT"
      ? findOwnPermit(tx, actor, permitNumber)
      : openPermit(tx, actor, permitNumber, at.now),
  );
  if (found === null) throw new AppError("NOT_FOUND");
  const signer = await citySigner(found.cityCode, at.now);
  return withActor(actor, async (tx) => {
    // A look opens the file for one transaction alone.
    if (actor.role !== "RESIDENT") await openPermit(tx, actor, permitNumber, at.now);
    return signedPaper(tx, actor, found, signer, at);
  });
}

async function signedPaper(
  tx: Tx,
  actor: ResidentActor | DeskActor,
  found: Permit,
  { iss, key, uriOf }: CitySigner,
  { now, today }: Moment,
): Promise<Paper> {
  const { permit, expiresAt } = await holdPermitInForce(tx, found, today);
  const { residentId, permitId, cityCode } = permit;
  const person = await personOf(tx, permit);
  const stolen = await stolenKeys(tx, cityCode);
  const live = (await listCredentials(tx, permit)).filter(
    ({ form, revokedAt }) => form === "CARD" && revokedAt === null,
  );
  // What a stolen key signed is refused anyway; revoked, it is also gone from the holder's list.
  for (const one of live) if (stolen.has(one.kid)) await revokeCredential(tx, one, "RENEWED", now);
  const known = live.find((one) => !stolen.has(one.kid) && one.expiresAt.getTime() === expiresAt.getTime());
  const place = known ?? (await takePlace(tx, cityCode));
  const status = { uri: uriOf(place.listNo), index: place.listIndex };
  const token = await issueCard(
    { permitNumber: permit.number, name: person.name },
    { iss, key, issuedAt: now, validFrom: now, expiresAt, status },
  );
  const id = known?.id ?? newId();
  if (known === undefined) {
    await tx.credential.createMany({
      data: {
        ...{ residentId, id, permitId, cityCode, expiresAt },
        ...{ listNo: place.listNo, listIndex: place.listIndex },
        form: "CARD",
        kid: key.kid,
        tokenSha256: createHash("sha256").update(token).digest("hex"),
        issuedAt: now,
      },
    });
  }
  await recordEvent(tx, actor, now, {
    residentId,
    action: known === undefined ? "CREDENTIAL_ISSUED" : "CREDENTIAL_PRINTED",
    subjectKind: "CREDENTIAL",
    subjectId: id,
    detail: { form: "CARD", permitNumber: permit.number },
  });
  return { permit, person, expiresAt, qrText: qrTextOf(token) };
}
