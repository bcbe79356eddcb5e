import type { Tx } from "@/lib/db/types";
import {
  issuerName,
  packedStatuses,
  STATUS_LIST_SIZE,
  signStatusList,
  statusListUri,
} from "@/lib/permits/credential";
import { ensureKey, type KeyRow, listKeys, OPERATOR, openKey, wholeSecond } from "./key-rows";
import { STATUS_LIST_LASTS, STATUS_LIST_SIGNED_EVERY, STATUS_LIST_TTL } from "./lifetimes";
import { issuerOrigin } from "./origin";
import { kidOf } from "./tokens";

export type SignedStatusList = { token: string; issuedAt: Date; expiresAt: Date };

/**
 * The city's status list as it is published now, signed anew where the last one is older than two minutes or its key no
 * longer counts. Null for a city that has never signed, and for a list that no permit is in yet, but the first. Acts as
 * SYSTEM_ISSUER.
 */
export async function currentStatusList(
  tx: Tx,
  { cityCode, listNo }: { cityCode: string; listNo: number },
  now: Date,
): Promise<SignedStatusList | null> {
  if ((await listKeys(tx, cityCode)).length === 0) return null;
  const key = await ensureKey(tx, cityCode, now);
  const known = await lastSigned(tx, cityCode, listNo);
  if (known !== null && isFresh(known, key, now)) return known;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`status_list ${cityCode} ${listNo}`}, 0))`;
  const meanwhile = await lastSigned(tx, cityCode, listNo);
  if (meanwhile !== null && isFresh(meanwhile, key, now)) return meanwhile;
  if (meanwhile === null && listNo > (await highestList(tx, cityCode))) return null;
  return signedAnew(tx, { cityCode, listNo }, key, now);
}

async function signedAnew(
  tx: Tx,
  { cityCode, listNo }: { cityCode: string; listNo: number },
  key: KeyRow,
  now: Date,
): Promise<SignedStatusList> {
  // What is valid need not be read: it is what every other place says, too.
  const taken = await tx.statusEntry.findMany({
    where: { cityCode, listNo, status: { not: 0 } },
    select: { listIndex: true, status: true },
  });
  const iss = issuerName(await issuerOrigin(tx), cityCode);
  const issuedAt = wholeSecond(now);
  const expiresAt = new Date(issuedAt.getTime() + STATUS_LIST_LASTS * 1000);
  const token = await signStatusList(
    {
      uri: statusListUri(iss, listNo),
      iss,
      issuedAt,
      expiresAt,
      ttlSeconds: STATUS_LIST_TTL,
      bytes: packedStatuses(
        STATUS_LIST_SIZE,
        taken.map(({ listIndex, status }) => [listIndex, status] as const),
      ),
    },
    await openKey(tx, key),
  );
  await tx.$executeRaw`
    INSERT INTO status_list (city_code, list_no, token, issued_at, expires_at)
    VALUES (${cityCode}, ${listNo}, ${token}, ${issuedAt}, ${expiresAt})
    ON CONFLICT (city_code, list_no) DO UPDATE SET token = EXCLUDED.token, issued_at = EXCLUDED.issued_at, expires_at = EXCLUDED.expires_at`;
  return { token, issuedAt, expiresAt };
}

/** The lists of all cities that have a key, each with its address; a city's first list is there from its first day. */
export async function listStatusLists(tx: Tx): Promise<{ cityCode: string; listNo: number; uri: string }[]> {
  const cities = await tx.$queryRaw<{ city: string; highest: number | null }[]>`
    SELECT k.owner AS city, (SELECT max(e.list_no) FROM status_entry e WHERE e.city_code = k.owner) AS highest
    FROM (SELECT DISTINCT owner FROM signing_key WHERE owner <> ${OPERATOR}) k ORDER BY k.owner`;
  const origin = await issuerOrigin(tx);
  return cities.flatMap(({ city, highest }) =>
    Array.from({ length: highest ?? 1 }, (_, index) => ({
      cityCode: city,
      listNo: index + 1,
      uri: statusListUri(issuerName(origin, city), index + 1),
    })),
  );
}

async function highestList(tx: Tx, cityCode: string): Promise<number> {
  const { _max } = await tx.statusEntry.aggregate({ where: { cityCode }, _max: { listNo: true } });
  return _max.listNo ?? 1;
}

function lastSigned(tx: Tx, cityCode: string, listNo: number): Promise<SignedStatusList | null> {
  return tx.statusList.findUnique({
    where: { cityCode_listNo: { cityCode, listNo } },
    select: { token: true, issuedAt: true, expiresAt: true },
  });
}

function isFresh({ token, issuedAt }: SignedStatusList, key: KeyRow, now: Date): boolean {
  const age = now.getTime() - issuedAt.getTime();
  return age >= 0 && age < STATUS_LIST_SIGNED_EVERY * 1000 && kidOf(token) === key.kid;
}
