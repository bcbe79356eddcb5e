import { type Answer, type Fault, forged, type Reason } from "./answers";
import {
  type CardClaims,
  cardClaims,
  type PermitClaims,
  type ProofClaims,
  permitClaims,
  type Shown,
} from "./claims";
import { claimsWith } from "./disclosures";
import { type Age, ageOf, type Status, statusIn, statusListFor, trustListFault } from "./knowledge";
import { OPEN_POLICY, type Policy } from "./policy";
import { readToken, type Token } from "./read-token";
import type { StatusList } from "./status-token";
import type { TrustList } from "./trust-list";
import { signerOf, withoutTrustList } from "./verify-issuer";
import { proofFault, verifiedProof } from "./verify-proof";

/** What a checker has: lists that were read and verified, the time, and what it asks. */
export type Checker = {
  /** Null where none could be had: then nothing is ever valid. */
  trustList: TrustList | null;
  statusLists: readonly StatusList[];
  now: Date;
  policy?: Partial<Policy>;
};

/** What a city signed and the holder chose to show; nothing else is known of them. */
export type Disclosed = {
  form: "PERMIT" | "CARD";
  iss: string;
  cityCode: string;
  issuedAt: Date;
  validFrom: Date;
  expiresAt: Date;
  shown: Shown & { name?: string };
  /** When the holder proved that it is theirs; null for a card, which shows its holder's face instead. */
  provenAt: Date | null;
};

export type Verdict = {
  answer: Answer;
  /** Why, where the answer leaves it open. */
  reason: Reason | null;
  /** Null unless a listed city signed it: what a forger wrote is not shown. */
  disclosed: Disclosed | null;
  /** How old the lists are that the answer rests on; null for one that was missing or not needed. */
  trustListAge: Age | null;
  statusListAge: Age | null;
};

/**
 * Whether what was shown is a permit or card that holds now. Any text is answered, none throws. Works without a
 * network, on the lists it is given.
 */
export async function verifyPresentation(text: string, checker: Checker): Promise<Verdict> {
  const { trustList: trust, now } = checker;
  const trustListAge = trust && ageOf(new Date(trust.issuedAt), new Date(trust.nextUpdate), now);
  const found = await examined(text, { ...checker, policy: { ...OPEN_POLICY, ...checker.policy } });
  return { disclosed: null, statusListAge: null, ...found, trustListAge };
}

type Examined = Fault & Partial<Pick<Verdict, "disclosed" | "statusListAge">>;
type Asked = Checker & { policy: Policy };

async function examined(
  text: string,
  { trustList: trust, statusLists, now, policy }: Asked,
): Promise<Examined> {
  const token = readToken(text);
  if ("answer" in token) return token;
  if (trust === null) return withoutTrustList;
  const signer = await signerOf(token.jws, trust, now, policy);
  if ("answer" in signer) return signer;
  const claims = await claimsOf(token);
  if (claims === null) return forged("DISCLOSURES");
  if ("answer" in claims) return claims;
  const proof = await proofOf(token, claims, policy);
  if (proof !== null && "answer" in proof) return proof;

  const { idx, uri } = claims.status.status_list;
  const list = statusListFor({ uri, iss: claims.iss }, statusLists, trust);
  const status = statusIn(list, idx, now, policy);
  const freshness = token.form === "CARD" ? null : proofFault(proof, now, policy);
  const missing = freshness ?? trustListFault(trust, now, policy);
  return {
    ...decided(claims, status, missing, now, policy),
    disclosed: disclosedOf(token.form, claims, proof, signer.issuer.cityCode),
    statusListAge: list && ageOf(list.issuedAt, list.expiresAt, now),
  };
}

type Claims = PermitClaims | CardClaims;

async function claimsOf(token: Token): Promise<Claims | Fault | null> {
  if (token.form === "CARD") return cardClaims.safeParse(token.jws.payload).data ?? forged("CONTENT");
  const claims = await claimsWith(token.jws, token.disclosures);
  return claims && (permitClaims.safeParse(claims).data ?? forged("CONTENT"));
}

async function proofOf(token: Token, claims: Claims, policy: Policy): Promise<ProofClaims | Fault | null> {
  if (token.form === "CARD" || token.proof === null || !("cnf" in claims)) return null;
  return verifiedProof(token.proof, token.proven, claims, policy);
}

/** What is certain comes first, from the gravest; what is missing matters only where it would have been valid. */
function decided(claims: Claims, status: Status, missing: Fault | null, now: Date, { skew }: Policy): Fault {
  const at = now.getTime() / 1000;
  if (status === "REVOKED") return { answer: "REVOKED", reason: "PERMIT_REVOKED" };
  if (claims.exp + skew <= at) return { answer: "EXPIRED", reason: null };
  if (claims.nbf - skew > at) return { answer: "NOT_YET_VALID", reason: null };
  if (status === "SUSPENDED") return { answer: "SUSPENDED", reason: null };
  return missing ?? (status === "VALID" ? { answer: "VALID", reason: null } : status);
}

function disclosedOf(
  form: Disclosed["form"],
  claims: Claims,
  proof: ProofClaims | null,
  cityCode: string,
): Disclosed {
  const { iss, iat, nbf, exp, status: _status, ...rest } = claims;
  const { vct: _vct, cnf: _cnf, ...shown } = "cnf" in rest ? rest : { ...rest, vct: null, cnf: null };
  const instant = (seconds: number) => new Date(seconds * 1000);
  return {
    form,
    iss,
    cityCode,
    issuedAt: instant(iat),
    validFrom: instant(nbf),
    expiresAt: instant(exp),
    shown,
    provenAt: proof && instant(proof.iat),
  };
}
