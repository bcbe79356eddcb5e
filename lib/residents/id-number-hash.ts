import { createHmac } from "node:crypto";
import { normaliseIdNumber } from "@/lib/residents/id-number";
import { type Keyring, keyOf } from "@/lib/residents/keyring";

/** What finds a person by number: HMAC-SHA-256 under a secret, so that the numbers cannot be tried out. */
export type IdNumberHash = { readonly hash: Uint8Array<ArrayBuffer>; readonly keyVersion: number };

/** The hash a new identity is written with. */
export function hashIdNumber(number: string, ring: Keyring): IdNumberHash {
  return hashWith(number, ring, ring.active);
}

/** The hashes a number may be found under while keys are being replaced, the newest first. */
export function idNumberHashes(number: string, ring: Keyring): readonly IdNumberHash[] {
  return [...ring.keys.keys()].sort((a, b) => b - a).map((version) => hashWith(number, ring, version));
}

function hashWith(number: string, ring: Keyring, keyVersion: number): IdNumberHash {
  const mac = createHmac("sha256", keyOf(ring, keyVersion)).update(normaliseIdNumber(number), "utf8");
  return { hash: new Uint8Array(mac.digest()), keyVersion };
}
