import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { isCardContent, isPermitContent, isProofContent } from "./content";
import { withDisclosures } from "./disclosed";
import { type Ec, isPart, opened, type Part, unbase64, verifiesEs256 } from "./jws";
import { tokenInQr } from "./qr";

/** Checking by hand, from the texts that are published to the answer: docs/signed-permits.md read a second time. */

export type Lists = { trust: string; operator: Ec; statuses: string[]; now: Date };
type Key = Ec & {
  kid: string;
  validFrom: string;
  validUntil?: string;
  revokedAt?: string;
  revokedFor?: string;
};
type Trust = { issuedAt: string; nextUpdate: string; issuers: { iss: string; keys: Key[] }[] };

const SKEW = 60;
const PROOF_AGE = 120;

export function answerByHand(text: string, { trust: trustText, operator, statuses, now }: Lists): string {
  const at = now.getTime() / 1000;
  if (text.length > 32_768) return "CANNOT_TELL";
  const token = text.trim().startsWith("HT1:") ? tokenInQr(text.trim()) : text.trim();
  if (token === null || token.length > 32_768) return "CANNOT_TELL";
  const pieces = token.split("~");
  const jws = pieces[0] ?? "";
  const isCard = pieces.length === 1;
  if (jws.split(".").length !== 3) return "CANNOT_TELL";
  const credential = opened(jws, isCard ? "hutong-card+jwt" : "dc+sd-jwt");
  const proofText = isCard ? "" : (pieces.at(-1) ?? "");
  const proof = proofText === "" ? null : opened(proofText, "kb+jwt");
  if (credential === null || (proofText !== "" && proof === null) || pieces.length > 66) return "FORGED";

  if (!verifiesEs256(trustText, operator)) return "CANNOT_TELL";
  const trust = opened(trustText, "hutong-trust-list+jwt")?.payload as unknown as Trust;
  const isTrustGood =
    Date.parse(trust.issuedAt) / 1000 <= at + SKEW && Date.parse(trust.nextUpdate) / 1000 > at;
  const { iss, iat } = credential.payload;
  const keys = trust.issuers.find((issuer) => issuer.iss === iss)?.keys ?? [];
  const key = keys.find(({ kid }) => kid === credential.kid);
  if (key === undefined) return isTrustGood ? "UNKNOWN_ISSUER" : "CANNOT_TELL";
  if (!verifiesEs256(jws, key) || typeof iat !== "number") return "FORGED";
  if (key.revokedFor === "COMPROMISE") return "REVOKED";
  if (!wasInUse(key, iat, SKEW)) return "FORGED";

  const claims = isCard ? credential.payload : withDisclosures(credential.payload, pieces.slice(1, -1));
  if (claims === null || !(isCard ? isCardContent(claims) : isPermitContent(claims))) return "FORGED";
  const { exp, nbf } = claims as { exp: number; nbf: number };
  if (proof !== null && !isProofContent(proof.payload)) return "FORGED";
  const isProven = isCard || proof === null || isProofBy(claims, proof.payload, proofText, token);
  if (!isProven) return "FORGED";

  const status = statusOf(claims, statuses, keys, at);
  if (status === 1) return "REVOKED";
  if (exp + SKEW <= at) return "EXPIRED";
  if (nbf - SKEW > at) return "NOT_YET_VALID";
  if (status === 2) return "SUSPENDED";
  const age = at - Number(proof?.payload.iat);
  const isFresh =
    isCard || (proof !== null && Math.floor(age) >= -SKEW && Math.floor(age) <= PROOF_AGE + SKEW);
  return isFresh && isTrustGood && status === 0 ? "VALID" : "CANNOT_TELL";
}

function wasInUse(key: Key, iat: number, skew: number): boolean {
  const ends = [key.validUntil, key.revokedAt].flatMap((end) =>
    end === undefined ? [] : [Date.parse(end) / 1000],
  );
  return iat + skew >= Date.parse(key.validFrom) / 1000 && ends.every((end) => iat - skew < end);
}

function isProofBy(claims: Part, { aud, sd_hash: hash }: Part, proof: string, token: string): boolean {
  const jwk = isPart(claims.cnf) && isPart(claims.cnf.jwk) ? claims.cnf.jwk : {};
  const shown = token.slice(0, token.length - proof.length);
  return (
    verifiesEs256(proof, { x: String(jwk.x), y: String(jwk.y) }) &&
    hash === createHash("sha256").update(shown).digest("base64url") &&
    aud === "urn:hutong:permit-check"
  );
}

/** The status by the newest list of the permit's own issuer; undefined where no list may say. */
function statusOf(claims: Part, texts: string[], keys: Key[], at: number): number | undefined {
  const { idx, uri } = (claims.status as { status_list: { idx: number; uri: string } }).status_list;
  const lists = texts.flatMap((text) => {
    const list = opened(text, "statuslist+jwt");
    const key = keys.find(({ kid }) => kid === list?.kid);
    if (list === null || key === undefined || !verifiesEs256(text, key)) return [];
    const { iss, sub, iat, exp, status_list } = list.payload as Part & { iat: number; exp: number };
    const isTheirs =
      iss === claims.iss && sub === uri && key.revokedFor !== "COMPROMISE" && wasInUse(key, iat, 0);
    return isTheirs ? [{ iat, exp, ...(status_list as { bits: number; lst: string }) }] : [];
  });
  const newest = lists.sort((one, other) => other.iat - one.iat)[0];
  const packed = newest && unbase64(newest.lst);
  if (!newest || !packed) return undefined;
  const bytes = inflateSync(packed, { maxOutputLength: 2 ** 20 });
  const byte = bytes[Math.floor((idx * newest.bits) / 8)];
  const status =
    byte === undefined ? undefined : (byte >> ((idx * newest.bits) % 8)) & (2 ** newest.bits - 1);
  return status === 1 || (newest.iat - SKEW <= at && newest.exp > at) ? status : undefined;
}
