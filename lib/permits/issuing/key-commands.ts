import { recordOfficeEvent } from "@/lib/audit/log";
import type { CityAdminActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { generateKey } from "@/lib/permits/credential";
import { type KeyRow, keepKey, keyInUse, listKeys, lockKeys, wholeSecond } from "./key-rows";
import { TRUST_LIST_LASTS } from "./lifetimes";

/** What a city's administrator does with its keys: docs/signed-permits.md, "The trust list". */

/**
 * A new key takes over a trust list's life from now, when every checker knows it; the one in use ends there. What was
 * signed before stays valid. Refused while a change is under way already. Where the key that was to follow has been
 * withdrawn, the new one begins on its day: lists that are out already name that day as the old one's end.
 */
export async function rotateKey(
  tx: Tx,
  actor: CityAdminActor,
  now: Date,
): Promise<{ kid: string; from: Date }> {
  const keys = await heldKeys(tx, actor);
  if (keys.some((key) => key.revokedAt === null && key.validFrom > now)) throw new AppError("WRONG_STATE");
  const old = keyInUse(keys, now);
  const begins = old === undefined ? wholeSecond(now) : (old.validUntil ?? nextFrom(now));
  const made = await generateKey();
  await keepKey(tx, actor.city, made, { validFrom: begins, now });
  if (old?.validUntil === null) {
    await tx.signingKey.updateMany({
      where: { owner: actor.city, validUntil: null, revokedAt: null, kid: { not: made.kid } },
      data: { validUntil: begins },
    });
  }
  await record(tx, actor, now, "SIGNING_KEY_ROTATED", made.kid, {
    from: begins.toISOString(),
    replaces: old?.kid ?? null,
  });
  return { kid: made.kid, from: begins };
}

const nextFrom = (now: Date): Date => wholeSecond(new Date(now.getTime() + TRUST_LIST_LASTS * 1000));

/**
 * Puts a key away, or declares it stolen. What a retired key signed before stays valid; of a compromised key nothing
 * does, for a thief writes what date they like. A compromise may follow a retirement, never the other way. A new key is
 * made at once where none is left to sign with.
 */
export async function revokeKey(
  tx: Tx,
  actor: CityAdminActor,
  { kid, because }: { kid: string; because: "COMPROMISE" | "RETIRED" },
  now: Date,
): Promise<void> {
  const keys = await heldKeys(tx, actor);
  const key = keys.find((one) => one.kid === kid);
  if (key === undefined) throw new AppError("NOT_FOUND");
  if (!mayRevoke(key, because)) throw new AppError("WRONG_STATE");
  await tx.signingKey.updateMany({
    where: { owner: actor.city, kid },
    data: { revokedAt: now, revokedFor: because },
  });
  const signs = keyInUse(
    keys.filter((one) => one.kid !== kid),
    now,
  );
  if (signs === undefined) await keepKey(tx, actor.city, await generateKey(), { validFrom: now, now });
  const action = because === "COMPROMISE" ? "SIGNING_KEY_COMPROMISED" : "SIGNING_KEY_RETIRED";
  await record(tx, actor, now, action, kid, {});
}

/** Whether this may still be said of a key. */
export function mayRevoke(key: Pick<KeyRow, "revokedFor">, because: "COMPROMISE" | "RETIRED"): boolean {
  return because === "COMPROMISE" ? key.revokedFor !== "COMPROMISE" : key.revokedFor === null;
}

async function heldKeys(tx: Tx, { city }: CityAdminActor): Promise<KeyRow[]> {
  await lockKeys(tx, city);
  return listKeys(tx, city);
}

function record(
  tx: Tx,
  actor: CityAdminActor,
  now: Date,
  action: string,
  kid: string,
  detail: Record<string, string | null>,
): Promise<void> {
  return recordOfficeEvent(tx, actor, now, { action, subjectKind: "SIGNING_KEY", subjectId: kid, detail });
}
