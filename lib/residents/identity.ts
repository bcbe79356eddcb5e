import { env } from "@/lib/env";
import { hashIdNumber, type IdNumberHash, idNumberHashes } from "./id-number-hash";
import { sealIdNumber, unsealIdNumber } from "./id-number-seal";
import { parseKeyring } from "./keyring";

/** The keyed hashes of a normalised ID number, newest key first: a person registered under an older key is found too. */
export function hashesOfIdNumber(number: string): Uint8Array<ArrayBuffer>[] {
  return idNumberHashes(number, parseKeyring(env().HUTONG_ID_HASH_KEYS)).map((entry) => entry.hash);
}

/** The hash under which a new person is written. */
export function currentHashOfIdNumber(number: string): IdNumberHash {
  return hashIdNumber(number, parseKeyring(env().HUTONG_ID_HASH_KEYS));
}

/** Encrypts an ID number for one person's row; the row of another cannot be passed off with it. */
export function seal(number: string, residentId: string): Uint8Array<ArrayBuffer> {
  return sealIdNumber(number, residentId, parseKeyring(env().HUTONG_ID_ENCRYPTION_KEYS));
}

/** The ID number in clear: call only for an act of unmasking that is written to the log. */
export function unseal(envelope: Uint8Array, residentId: string): string {
  return unsealIdNumber(envelope, residentId, parseKeyring(env().HUTONG_ID_ENCRYPTION_KEYS));
}
