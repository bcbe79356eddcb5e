import type { Tx } from "@/lib/db/types";
import {
  issuerName,
  listedKey,
  nextTrustList,
  type PublicJwk,
  signTrustList,
  type TrustedIssuer,
  type TrustedKey,
  type TrustList,
} from "@/lib/permits/credential";
import { canonicalJson } from "@/lib/rules";
import { ensureKey, type KeyRow, listKeys, OPERATOR, openKey } from "./key-rows";
import { TRUST_LIST_LASTS, TRUST_LIST_RENEWED_AT } from "./lifetimes";
import { issuerOrigin } from "./origin";
import { kidOf, listIn } from "./tokens";

export type SignedTrustList = { token: string; list: TrustList };

/**
 * The trust list as it is published now; the next version of it where keys have changed, where the last one nears its
 * end, or where its key no longer counts. Acts as SYSTEM_ISSUER. Two processes at once: the second waits and finds the
 * first one's version.
 */
export async function currentTrustList(tx: Tx, now: Date): Promise<SignedTrustList> {
  const operator = await ensureKey(tx, OPERATOR, now);
  const known = await lastList(tx);
  if (known !== null && (await stillHolds(tx, known, operator, now))) return known;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('trust_list', 0))`;
  const meanwhile = await lastList(tx);
  if (meanwhile !== null && (await stillHolds(tx, meanwhile, operator, now))) return meanwhile;
  const issuers = await issuersNow(tx);
  const list = nextTrustList(meanwhile?.list ?? null, issuers, now, TRUST_LIST_LASTS);
  const token = await signTrustList(list, await openKey(tx, operator));
  await tx.trustList.createMany({
    data: {
      version: list.version,
      token,
      issuedAt: new Date(list.issuedAt),
      nextUpdate: new Date(list.nextUpdate),
    },
  });
  return { token, list };
}

/** The last version that was signed, as anybody may read it; null before the first. */
export async function lastList(tx: Tx): Promise<SignedTrustList | null> {
  const row = await tx.trustList.findFirst({ orderBy: { version: "desc" }, select: { token: true } });
  return row && { token: row.token, list: listIn(row.token) };
}

/** A city's keys of which nothing counts any more, as the last list that was signed has them. */
export async function stolenKeys(tx: Tx, cityCode: string): Promise<ReadonlySet<string>> {
  const last = await lastList(tx);
  const keys = last?.list.issuers.find((issuer) => issuer.cityCode === cityCode)?.keys ?? [];
  return new Set(keys.filter(({ revokedFor }) => revokedFor === "COMPROMISE").map(({ kid }) => kid));
}

/** The operator's keys that a checker is given: a compromised one verifies nothing any more. */
export async function operatorKeys(tx: Tx): Promise<(PublicJwk & { kid: string })[]> {
  const rows = await listKeys(tx, OPERATOR);
  return rows
    .filter(({ revokedFor }) => revokedFor !== "COMPROMISE")
    .map(({ kid, publicJwk }) => ({ ...(publicJwk as PublicJwk), kid }));
}

async function stillHolds(
  tx: Tx,
  { token, list }: SignedTrustList,
  operator: KeyRow,
  now: Date,
): Promise<boolean> {
  const left = Date.parse(list.nextUpdate) - now.getTime();
  // A clock that was set back makes of the last list one from the future.
  const isDated = left > TRUST_LIST_RENEWED_AT * 1000 && Date.parse(list.issuedAt) <= now.getTime();
  return (
    isDated &&
    kidOf(token) === operator.kid &&
    canonicalJson(await issuersNow(tx)) === canonicalJson(list.issuers)
  );
}

/** Every city that has a key, with every key it ever had. */
async function issuersNow(tx: Tx): Promise<TrustedIssuer[]> {
  const origin = await issuerOrigin(tx);
  const byCity = new Map<string, KeyRow[]>();
  for (const row of await listKeys(tx)) {
    if (row.owner !== OPERATOR) byCity.set(row.owner, [...(byCity.get(row.owner) ?? []), row]);
  }
  return [...byCity].map(([cityCode, rows]) => ({
    iss: issuerName(origin, cityCode),
    cityCode,
    keys: rows.map(trustedKeyOf),
  }));
}

/** A key as the trust list has it. */
export function trustedKeyOf(row: KeyRow): TrustedKey {
  const key = listedKey({ kid: row.kid, publicJwk: row.publicJwk as PublicJwk }, row.validFrom);
  return {
    ...key,
    ...(row.validUntil === null ? {} : { validUntil: row.validUntil.toISOString() }),
    ...(row.revokedAt === null || row.revokedFor === null
      ? {}
      : {
          revokedAt: row.revokedAt.toISOString(),
          revokedFor: row.revokedFor as "COMPROMISE" | "RETIRED",
        }),
  };
}
