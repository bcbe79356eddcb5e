import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from "jose";
import * as z from "zod";
import { bytesOfBase64url, utf8 } from "./encoding";

/** ES256 and nothing else (RFC 7518 §3.4): no token, list or setting can choose an algorithm. */
export const ALGORITHM = "ES256";

const coordinate = z.string().refine((text) => bytesOfBase64url(text)?.length === 32);

/** A public key on P-256. Other members of the JWK are dropped, a private one among them. */
export const publicJwk = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: coordinate,
  y: coordinate,
});
export type PublicJwk = z.infer<typeof publicJwk>;
export type PrivateJwk = PublicJwk & { d: string };

/** A key that signs: kept by a city or the operator as a JWK, by a phone as a key that cannot be exported. */
export type SigningKey = { kid: string; key: PrivateJwk | CryptoKey };

export type NewKey = { kid: string; publicJwk: PublicJwk; privateJwk: PrivateJwk };

/** How much of the thumbprint names a key: enough within one city, and short in a QR code. */
const KID_LENGTH = 8;

/** The key's name: the beginning of its RFC 7638 thumbprint. It says which key to try, never that it may be trusted. */
export async function keyIdOf(jwk: PublicJwk): Promise<string> {
  return (await calculateJwkThumbprint(jwk)).slice(0, KID_LENGTH);
}

export async function generateKey(): Promise<NewKey> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = publicJwk.parse(await exportJWK(publicKey));
  const { d } = await exportJWK(privateKey);
  if (d === undefined) throw new Error("A generated key has no private part");
  return { kid: await keyIdOf(jwk), publicJwk: jwk, privateJwk: { ...jwk, d } };
}

/** A phone's own key: its private part can be kept by the browser and used, but never read. */
export async function generateHolderKey(): Promise<{ publicJwk: PublicJwk; key: CryptoKey }> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { extractable: false });
  return { publicJwk: publicJwk.parse(await exportJWK(publicKey)), key: privateKey };
}

/** The signature over these bytes, r then s, as a JWS carries it. */
export async function signatureOf(text: string, { key }: SigningKey): Promise<Uint8Array<ArrayBuffer>> {
  const imported = "d" in key ? await imported256(key) : key;
  return new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, imported, utf8(text)));
}

/** Throws for a JWK that is not a point on the curve. */
export async function imported256(jwk: PublicJwk | PrivateJwk): Promise<CryptoKey> {
  const key = await importJWK(jwk, ALGORITHM);
  if (key instanceof Uint8Array) throw new Error("A P-256 key was expected");
  return key;
}
