import * as z from "zod";
import { isSignedBy, readJws, signJws } from "./jws";
import { ALGORITHM, type PublicJwk, publicJwk, type SigningKey } from "./keys";

/**
 * Whose signatures count: for each city its public keys with their history, signed by the operator. A checker keeps it
 * and needs nothing else to know a permit's issuer.
 */

export const TRUST_LIST_TYPE = "hutong-trust-list+jwt";

const instant = z.iso.datetime({ offset: false });

/** COMPROMISE: somebody else may have signed with it, whatever date they wrote. RETIRED: it was only put away. */
export const REVOCATION_REASONS = ["COMPROMISE", "RETIRED"] as const;

const trustedKey = publicJwk.extend({
  kid: z.string().min(1).max(64),
  alg: z.literal(ALGORITHM),
  use: z.literal("sig"),
  validFrom: instant,
  /** Signs nothing from this instant on; what it signed before stays signed. */
  validUntil: instant.optional(),
  revokedAt: instant.optional(),
  revokedFor: z.enum(REVOCATION_REASONS).optional(),
});

const trustedIssuer = z.object({
  iss: z.url({ protocol: /^https$/ }),
  cityCode: z.string().regex(/^\d{6}$/),
  /** A JWK set (RFC 7517 §5), the present key and every earlier one. */
  keys: z.array(trustedKey),
});

const trustList = z.object({
  version: z.int().min(1),
  issuedAt: instant,
  /** Until when this version may be relied on. */
  nextUpdate: instant,
  issuers: z.array(trustedIssuer),
});

export type TrustedKey = z.infer<typeof trustedKey>;
export type TrustedIssuer = z.infer<typeof trustedIssuer>;
export type TrustList = z.infer<typeof trustList>;

export type TrustListFault = "NOT_A_TRUST_LIST" | "NOT_SIGNED_BY_OPERATOR" | "OLDER_THAN_KNOWN";

/** Throws for a list that does not hold together: the operator's mistake, found before it is published. */
export async function signTrustList(list: TrustList, operatorKey: SigningKey): Promise<string> {
  return signJws(TRUST_LIST_TYPE, trustList.parse(list), operatorKey);
}

/**
 * The list, if one of the operator's keys signed it. `atLeastVersion` is the version last seen: an older one would
 * bring back keys that have been revoked since.
 */
export async function readTrustList(
  text: string,
  operatorKeys: readonly PublicJwk[],
  atLeastVersion = 1,
): Promise<{ list: TrustList } | { fault: TrustListFault }> {
  const jws = readJws(text.trim(), [TRUST_LIST_TYPE]);
  if ("fault" in jws) return { fault: "NOT_A_TRUST_LIST" };
  const signed = await Promise.all(operatorKeys.map((key) => isSignedBy(jws.text, key)));
  if (!signed.includes(true)) return { fault: "NOT_SIGNED_BY_OPERATOR" };
  const read = trustList.safeParse(jws.payload);
  if (!read.success) return { fault: "NOT_A_TRUST_LIST" };
  return read.data.version < atLeastVersion ? { fault: "OLDER_THAN_KNOWN" } : { list: read.data };
}

/** The issuer's own entry, by its whole name. */
export function issuerIn(list: TrustList, iss: unknown): TrustedIssuer | undefined {
  return list.issuers.find((issuer) => issuer.iss === iss);
}

/** The name under which a city signs: an address of the operator's, so that other wallets can find the keys too. */
export const issuerName = (operatorOrigin: string, cityCode: string): string =>
  `${operatorOrigin}/issuers/${cityCode}`;

/** Where a city's status list is published. */
export const statusListUri = (iss: string, listNumber: number): string => `${iss}/status/${listNumber}`;
