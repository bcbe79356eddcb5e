import { systemActor } from "@/lib/auth/types";
import type { Published } from "@/lib/check/published";
import { withActor } from "@/lib/db/with-actor";
import { publicJwk } from "@/lib/permits/credential";
import { ensureKey, listKeys } from "./key-rows";
import { STATUS_LIST_LASTS, STATUS_LIST_SIGNED_EVERY } from "./lifetimes";
import { currentStatusList, listStatusLists, type SignedStatusList } from "./status";
import { currentTrustList, operatorKeys, type SignedTrustList, trustedKeyOf } from "./trust";

/** What anybody may fetch. Each is a transaction of its own, as the one part of the system that signs. */

const ISSUER = systemActor("SYSTEM_ISSUER");

export const publishedTrustList = (now: Date): Promise<SignedTrustList> =>
  withActor(ISSUER, (tx) => currentTrustList(tx, now));

/** The operator's keys as a JWK set (RFC 7517 §5). */
export const publishedOperatorKeys = (now: Date) =>
  withActor(ISSUER, async (tx) => {
    await currentTrustList(tx, now);
    const keys = await operatorKeys(tx);
    return { keys: keys.map((key) => ({ ...key, alg: "ES256", use: "sig" })) };
  });

/** Null for a city that has never signed. */
export const publishedCityKeys = (cityCode: string) =>
  withActor(ISSUER, async (tx) => {
    const rows = await listKeys(tx, cityCode);
    return rows.length === 0 ? null : { keys: rows.map(trustedKeyOf) };
  });

export const publishedStatusList = (
  cityCode: string,
  listNo: number,
  now: Date,
): Promise<SignedStatusList | null> =>
  withActor(ISSUER, (tx) => currentStatusList(tx, { cityCode, listNo }, now));

/** Where every status list is; `expiresAt`: until when at least the one that is served now may be relied on. */
export async function publishedStatusLists(
  now: Date,
): Promise<{ cityCode: string; uri: string; expiresAt: string }[]> {
  const lists = await withActor(ISSUER, listStatusLists);
  const least = STATUS_LIST_LASTS - STATUS_LIST_SIGNED_EVERY;
  const expiresAt = new Date(now.getTime() + least * 1000).toISOString();
  return lists.map(({ cityCode, uri }) => ({ cityCode, uri, expiresAt }));
}

/** Everything at once, for a check on the server and for the page that pins the operator's keys. */
export async function published(now: Date): Promise<Published> {
  const { token } = await publishedTrustList(now);
  const { keys } = await publishedOperatorKeys(now);
  const statusLists = [];
  for (const { cityCode, listNo, uri } of await withActor(ISSUER, listStatusLists)) {
    const list = await publishedStatusList(cityCode, listNo, now);
    if (list !== null) statusLists.push({ uri, text: list.token });
  }
  return { operatorKeys: keys.map((key) => publicJwk.parse(key)), trustList: token, statusLists };
}

/** Makes the keys of these cities where they are missing, and the list that names them. For the first start. */
export async function ensureIssuers(cityCodes: readonly string[], now: Date): Promise<void> {
  for (const cityCode of cityCodes) await withActor(ISSUER, (tx) => ensureKey(tx, cityCode, now));
  await publishedTrustList(now);
}
