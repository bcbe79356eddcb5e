import type { Keyring } from "@/lib/residents/keyring";
import { seal, unseal } from "@/lib/residents/sealing";

/** The number as it is kept: encrypted, and bound to the person's row. */
export function sealIdNumber(number: string, residentId: string, ring: Keyring): Uint8Array<ArrayBuffer> {
  return seal(Buffer.from(number, "utf8"), context(residentId), ring);
}

export function unsealIdNumber(envelope: Uint8Array, residentId: string, ring: Keyring): string {
  return Buffer.from(unseal(envelope, context(residentId), ring)).toString("utf8");
}

function context(residentId: string): string {
  return `resident.id_number:${residentId}`;
}
