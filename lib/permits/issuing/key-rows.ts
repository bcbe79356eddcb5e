import type { Tx } from "@/lib/db/types";
import { env } from "@/lib/env";
import type { Prisma } from "@/lib/generated/prisma/client";
import { generateKey, type NewKey, type PrivateJwk, type SigningKey } from "@/lib/permits/credential";
import { parseKeyring } from "@/lib/residents/keyring";
import { seal, unseal } from "@/lib/residents/sealing";

/** Who signs the trust list; every other owner is a city. */
export const OPERATOR = "OPERATOR";

type Row = Prisma.SigningKeyGetPayload<object>;

/** A key as it is kept, without its private half. */
export type KeyRow = Omit<Row, "privateSealed">;

const WITHOUT_PRIVATE = {
  owner: true,
  kid: true,
  publicJwk: true,
  validFrom: true,
  validUntil: true,
  revokedAt: true,
  revokedFor: true,
  createdAt: true,
} as const;

/** Keys of one owner, or of all, the oldest first. */
export function listKeys(tx: Tx, owner?: string): Promise<KeyRow[]> {
  return tx.signingKey.findMany({
    where: owner === undefined ? {} : { owner },
    select: WITHOUT_PRIVATE,
    orderBy: [{ owner: "asc" }, { validFrom: "asc" }, { createdAt: "asc" }],
  });
}

/** Signatures carry whole seconds: a key that began within one could not have signed at its beginning. */
export const wholeSecond = (at: Date): Date => new Date(Math.floor(at.getTime() / 1000) * 1000);

/** Whether the key may sign at this instant. */
export function canSign(key: Pick<KeyRow, "validFrom" | "validUntil" | "revokedAt">, at: Date): boolean {
  return key.validFrom <= at && (key.validUntil === null || at < key.validUntil) && key.revokedAt === null;
}

/** Of those that may sign now, the one that began last. */
export const keyInUse = <K extends KeyRow>(keys: readonly K[], at: Date): K | undefined =>
  keys.filter((key) => canSign(key, at)).at(-1);

/** Writes the key with its private half sealed for this row alone. */
export async function keepKey(
  tx: Tx,
  owner: string,
  made: NewKey,
  { validFrom, now }: { validFrom: Date; now: Date },
): Promise<void> {
  await tx.signingKey.createMany({
    data: {
      owner,
      kid: made.kid,
      publicJwk: made.publicJwk,
      privateSealed: seal(
        Buffer.from(JSON.stringify(made.privateJwk), "utf8"),
        contextOf(owner, made.kid),
        parseKeyring(env().HUTONG_ID_ENCRYPTION_KEYS),
      ),
      validFrom: wholeSecond(validFrom),
      createdAt: now,
    },
  });
}

/** The key with its private half. Throws when the row was tampered with, or the house's keys do not open it. */
export async function openKey(tx: Tx, { owner, kid }: { owner: string; kid: string }): Promise<SigningKey> {
  const row = await tx.signingKey.findUniqueOrThrow({ where: { owner_kid: { owner, kid } } });
  const plain = unseal(
    row.privateSealed,
    contextOf(owner, kid),
    parseKeyring(env().HUTONG_ID_ENCRYPTION_KEYS),
  );
  return { kid, key: JSON.parse(Buffer.from(plain).toString("utf8")) as PrivateJwk };
}

/**
 * The key that signs now; where there is none, one is made. The lock makes a second process wait and find the first
 * one's key.
 */
export async function ensureKey(tx: Tx, owner: string, now: Date): Promise<KeyRow> {
  const known = keyInUse(await listKeys(tx, owner), now);
  if (known !== undefined) return known;
  await lockKeys(tx, owner);
  const meanwhile = keyInUse(await listKeys(tx, owner), now);
  if (meanwhile !== undefined) return meanwhile;
  await keepKey(tx, owner, await generateKey(), { validFrom: now, now });
  const made = keyInUse(await listKeys(tx, owner), now);
  if (made === undefined) throw new Error(`the key just made for ${owner} cannot sign`);
  return made;
}

/** Until the transaction ends, nobody else changes this owner's keys. */
export async function lockKeys(tx: Tx, owner: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`signing_key ${owner}`}, 0))`;
}

function contextOf(owner: string, kid: string): string {
  return `signing_key.private:${owner}:${kid}`;
}
