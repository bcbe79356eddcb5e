import type { NewKey } from "./keys";
import type { TrustedIssuer, TrustedKey, TrustList } from "./trust-list";

/** What may be done with a city's keys, each step giving the next trust list; nothing is ever taken out of it. */

type Step = (issuer: TrustedIssuer) => TrustedIssuer;

/** The next version of the list, good for `lifetimeSeconds`. */
export function nextTrustList(
  before: TrustList | null,
  issuers: TrustedIssuer[],
  at: Date,
  lifetimeSeconds: number,
): TrustList {
  return {
    version: (before?.version ?? 0) + 1,
    issuedAt: at.toISOString(),
    nextUpdate: new Date(at.getTime() + lifetimeSeconds * 1000).toISOString(),
    issuers,
  };
}

export function listedKey(
  { kid, publicJwk }: Pick<NewKey, "kid" | "publicJwk">,
  validFrom: Date,
): TrustedKey {
  return { ...publicJwk, kid, alg: "ES256", use: "sig", validFrom: validFrom.toISOString() };
}

/**
 * A new key takes over at `from`, and the one in use ends there. Choose `from` a trust list's lifetime ahead, so that
 * every checker knows the new key before it first signs.
 */
export function rotated(next: Pick<NewKey, "kid" | "publicJwk">, from: Date): Step {
  return (issuer) => ({
    ...issuer,
    keys: [
      ...issuer.keys.map((key) =>
        key.validUntil === undefined && key.revokedAt === undefined
          ? { ...key, validUntil: from.toISOString() }
          : key,
      ),
      listedKey(next, from),
    ],
  });
}

/** A key is revoked. A compromise may be stated after a retirement, never taken back. */
export function revoked(kid: string, at: Date, revokedFor: "COMPROMISE" | "RETIRED"): Step {
  return (issuer) => ({
    ...issuer,
    keys: issuer.keys.map((key) =>
      key.kid === kid && key.revokedFor !== "COMPROMISE"
        ? { ...key, revokedAt: at.toISOString(), revokedFor }
        : key,
    ),
  });
}

/** The list's issuers with one of them changed. */
export function withIssuer(list: TrustList, iss: string, step: Step): TrustedIssuer[] {
  return list.issuers.map((issuer) => (issuer.iss === iss ? step(issuer) : issuer));
}

export type KeyStanding = "IN_USE" | "COMPROMISED" | "NOT_IN_USE";

/**
 * Whether a signature said to be made at `signedAt` counts. After a compromise none does, for a thief writes what date
 * they like; after a rotation or a retirement those count that were made before it.
 */
export function standingOf(key: TrustedKey, signedAt: Date, skewSeconds: number): KeyStanding {
  if (key.revokedFor === "COMPROMISE") return "COMPROMISED";
  const at = signedAt.getTime();
  const skew = skewSeconds * 1000;
  const ends = [key.validUntil, key.revokedAt].filter((end) => end !== undefined).map(Date.parse);
  if (at + skew < Date.parse(key.validFrom)) return "NOT_IN_USE";
  return ends.some((end) => at - skew >= end) ? "NOT_IN_USE" : "IN_USE";
}
