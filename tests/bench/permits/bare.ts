import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import { SDJwtInstance } from "@sd-jwt/core";
import type { PublicJwk } from "@/lib/permits/credential";

/** What a permit's check is measured by: the signatures alone, and the library's own check. */

export interface SignedBytes {
  signed: Buffer;
  signature: Buffer;
  key: KeyObject;
}

const DOT = ".";

/** A JWS taken apart, with its key imported: all that is left to do is the signature. */
export function signedBytes(jws: string, jwk: PublicJwk): SignedBytes {
  const end = jws.lastIndexOf(DOT);
  const signature = Buffer.from(jws.slice(end + 1), "base64url");
  return { signed: Buffer.from(jws.slice(0, end)), signature, key: keyOf(jwk) };
}

export function isSigned({ signed, signature, key }: SignedBytes): boolean {
  return verify("sha256", signed, { key, dsaEncoding: "ieee-p1363" }, signature);
}

function keyOf({ kty, crv, x, y }: PublicJwk): KeyObject {
  return createPublicKey({ key: { kty, crv, x, y }, format: "jwk" });
}

/**
 * @sd-jwt/core's own check of signatures, dates, disclosures and proof, with Node's crypto behind it: the city's key
 * imported beforehand, the holder's from each permit. It asks no status, no list and nothing of what a permit says.
 */
export function libraryOf(cityKey: PublicJwk, now: Date) {
  const key = keyOf(cityKey);
  const isOf = (by: KeyObject) => (signed: string, signature: string) =>
    isSigned({ signed: Buffer.from(signed), signature: Buffer.from(signature, "base64url"), key: by });
  const library = new SDJwtInstance({
    hasher: (data) =>
      createHash("sha256")
        .update(typeof data === "string" ? data : new Uint8Array(data))
        .digest(),
    verifier: isOf(key),
    kbVerifier: (signed, signature, payload) =>
      isOf(keyOf((payload as { cnf: { jwk: PublicJwk } }).cnf.jwk))(signed, signature),
  });
  const currentDate = Math.floor(now.getTime() / 1000);
  return (text: string, keyBindingNonce: string) => library.verify(text, { currentDate, keyBindingNonce });
}
