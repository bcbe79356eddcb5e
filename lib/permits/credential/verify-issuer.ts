import { cannotTell, type Fault, forged } from "./answers";
import { seconds } from "./claims";
import { isSignedBy, type Jws } from "./jws";
import { standingOf } from "./key-history";
import { trustListFault } from "./knowledge";
import type { Policy } from "./policy";
import { issuerIn, type TrustedIssuer, type TrustList } from "./trust-list";

/**
 * The listed city whose key signed this, or why not. The key comes from the trust list by the issuer's name; the
 * token's header only says which of that city's keys to try. A list that is too old does not know new cities and keys,
 * so it calls nobody unknown.
 */
export async function signerOf(
  jws: Jws,
  trust: TrustList,
  now: Date,
  policy: Policy,
): Promise<{ issuer: TrustedIssuer } | Fault> {
  const listFault = trustListFault(trust, now, policy);
  const issuer = issuerIn(trust, jws.payload.iss);
  if (issuer === undefined) return listFault ?? { answer: "UNKNOWN_ISSUER", reason: "ISSUER_NOT_LISTED" };
  const key = issuer.keys.find(({ kid }) => kid === jws.kid);
  if (key === undefined) return listFault ?? { answer: "UNKNOWN_ISSUER", reason: "KEY_NOT_LISTED" };
  if (!(await isSignedBy(jws.text, key))) return forged("SIGNATURE");
  const iat = seconds.safeParse(jws.payload.iat);
  if (!iat.success) return forged("CONTENT");
  switch (standingOf(key, new Date(iat.data * 1000), policy.skew)) {
    case "COMPROMISED":
      return { answer: "REVOKED", reason: "ISSUER_KEY_COMPROMISED" };
    case "NOT_IN_USE":
      return forged("KEY_NOT_IN_USE");
    case "IN_USE":
      return { issuer };
  }
}

/** What a text whose city cannot be looked up is answered. */
export const withoutTrustList: Fault = cannotTell("TRUST_LIST_MISSING");
