import { type CryptoKey, compactVerify } from "jose";
import { base64url, bytesOfBase64url, isObject, type Json, jsonOf, utf8 } from "./encoding";
import { ALGORITHM, imported256, type PublicJwk, type SigningKey, signatureOf } from "./keys";

/** A compact JWS (RFC 7515 §7.1) that was read but not believed. */
export type Jws = { text: string; kid: string | null; payload: Json };

/** Why a text is not a JWS as this product writes them. */
export type JwsFault = "NOT_THREE_PARTS" | "ENCODING" | "HEADER" | "ALGORITHM" | "TYPE";

/** A header names an algorithm, a type and a key. One that brings its own key, or asks for more, is not ours. */
const HEADER_MEMBERS = new Set(["alg", "typ", "kid"]);
const SIGNATURE_BYTES = 64;

export async function signJws(typ: string, payload: Json, key: SigningKey): Promise<string> {
  const header = { alg: ALGORITHM, typ, kid: key.kid };
  const signed = `${base64url(utf8(JSON.stringify(header)))}.${base64url(utf8(JSON.stringify(payload)))}`;
  return `${signed}.${base64url(await signatureOf(signed, key))}`;
}

/** Reads a JWS of one of these types; says nothing of its signature. */
export function readJws<T extends string>(
  text: string,
  types: readonly T[],
): (Jws & { typ: T }) | { fault: JwsFault } {
  const parts = text.split(".");
  if (parts.length !== 3) return { fault: "NOT_THREE_PARTS" };
  const [header, payload, signature] = parts.map(bytesOfBase64url);
  if (!header || !payload || signature?.length !== SIGNATURE_BYTES) return { fault: "ENCODING" };
  const head = jsonOf(header);
  const content = jsonOf(payload);
  if (!isObject(head) || !isObject(content)) return { fault: "ENCODING" };
  if (head.alg !== ALGORITHM) return { fault: "ALGORITHM" };
  const typ = types.find((one) => one === head.typ);
  if (typ === undefined) return { fault: "TYPE" };
  if (Object.keys(head).some((name) => !HEADER_MEMBERS.has(name))) return { fault: "HEADER" };
  if (head.kid !== undefined && typeof head.kid !== "string") return { fault: "HEADER" };
  return { text, kid: head.kid ?? null, payload: content, typ };
}

const importedKeys = new WeakMap<PublicJwk, Promise<CryptoKey>>();

/** Imported once for each key of a trust list that is held in memory. */
function importedOnce(jwk: PublicJwk): Promise<CryptoKey> {
  const known = importedKeys.get(jwk) ?? imported256(jwk);
  importedKeys.set(jwk, known);
  return known;
}

/** Whether this key signed this compact JWS with ES256. The header's word on algorithm or key counts for nothing. */
export async function isSignedBy(jws: string, jwk: PublicJwk): Promise<boolean> {
  try {
    await compactVerify(jws, await importedOnce(jwk), { algorithms: [ALGORITHM] });
    return true;
  } catch {
    return false;
  }
}
