import * as z from "zod";
import { seconds } from "./claims";
import { secondsOf } from "./encoding";
import { isSignedBy, readJws, signJws } from "./jws";
import { standingOf } from "./key-history";
import type { SigningKey } from "./keys";
import { type Bits, decodedStatuses, encodedStatuses, STATUS_BITS } from "./status-list";
import { issuerIn, type TrustList } from "./trust-list";

/** A signed status list (draft-ietf-oauth-status-list §5.1), fetched whole, so that nobody learns whom one asks about. */

export const STATUS_LIST_TYPE = "statuslist+jwt";

const payload = z.object({
  /** Not asked for by the draft: one city's list must not speak for another's permits. */
  iss: z.string(),
  sub: z.url(),
  iat: seconds,
  exp: seconds,
  ttl: z.int().positive().optional(),
  status_list: z.object({ bits: z.literal([1, 2, 4, 8]), lst: z.string() }),
});

/** A status list that a listed key of its issuer signed. `kid` is kept because the key may be revoked later. */
export type StatusList = {
  uri: string;
  iss: string;
  kid: string;
  issuedAt: Date;
  expiresAt: Date;
  bits: Bits;
  bytes: Uint8Array;
};

export type StatusListFault = "NOT_A_STATUS_LIST" | "ISSUER_NOT_LISTED" | "NOT_SIGNED_BY_ISSUER";

export type NewStatusList = {
  uri: string;
  iss: string;
  issuedAt: Date;
  expiresAt: Date;
  /** How long a checker should keep it before asking for a newer one, in seconds. */
  ttlSeconds: number;
  bytes: Uint8Array;
};

export async function signStatusList(list: NewStatusList, key: SigningKey): Promise<string> {
  const content = payload.parse({
    iss: list.iss,
    sub: list.uri,
    iat: secondsOf(list.issuedAt),
    exp: secondsOf(list.expiresAt),
    ttl: list.ttlSeconds,
    status_list: { bits: STATUS_BITS, lst: encodedStatuses(list.bytes) },
  });
  return signJws(STATUS_LIST_TYPE, content, key);
}

/** Believes nothing before the signature: the list is unpacked last. How old it is, verifyPresentation judges. */
export async function readStatusList(
  text: string,
  trustList: TrustList,
): Promise<{ list: StatusList } | { fault: StatusListFault }> {
  const jws = readJws(text.trim(), [STATUS_LIST_TYPE]);
  if ("fault" in jws) return { fault: "NOT_A_STATUS_LIST" };
  const key = issuerIn(trustList, jws.payload.iss)?.keys.find(({ kid }) => kid === jws.kid);
  if (key === undefined) return { fault: "ISSUER_NOT_LISTED" };
  if (!(await isSignedBy(jws.text, key))) return { fault: "NOT_SIGNED_BY_ISSUER" };
  const read = payload.safeParse(jws.payload);
  const bytes = read.success ? decodedStatuses(read.data.status_list.lst) : null;
  if (!read.success || bytes === null) return { fault: "NOT_A_STATUS_LIST" };
  const { iss, sub, iat, exp, status_list } = read.data;
  const issuedAt = new Date(iat * 1000);
  if (standingOf(key, issuedAt, 0) !== "IN_USE") return { fault: "NOT_SIGNED_BY_ISSUER" };
  const expiresAt = new Date(exp * 1000);
  return {
    list: { uri: sub, iss, kid: key.kid, issuedAt, expiresAt, bits: status_list.bits, bytes },
  };
}
