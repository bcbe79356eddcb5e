import { compressed, inflated } from "./deflate";
import { base64url, bytesOfBase64url } from "./encoding";

/** The bytes of a token status list (draft-ietf-oauth-status-list §4): `bits` for each index, lowest bits first. */

/** The draft's registered values. A permit uses the first three, in two bits. */
export const STATUS = { VALID: 0, REVOKED: 1, SUSPENDED: 2 } as const;
export type PermitStatus = keyof typeof STATUS;

export const STATUS_BITS = 2;
/** Over a million permits: one list serves a city for years, so which list a permit is in tells nothing of its age. */
export const STATUS_LIST_SIZE = 2 ** 20;
/** The list above has 256 KiB; four times that is left for lists of other makers. */
const MAX_LIST_BYTES = 2 ** 20;

export type Bits = 1 | 2 | 4 | 8;

/** Every index that is not named is VALID; so is every index that no permit has. Throws for an index outside. */
export function packedStatuses(
  size: number,
  statuses: Iterable<readonly [index: number, status: number]>,
  bits: Bits = STATUS_BITS,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((size * bits) / 8));
  for (const [index, status] of statuses) {
    if (!Number.isInteger(index) || index < 0 || index >= size || status >= 2 ** bits) {
      throw new RangeError(`Status ${status} at ${index} does not fit a list of ${size} with ${bits} bits`);
    }
    const { byte, shift, mask } = place(index, bits);
    bytes[byte] = ((bytes[byte] ?? 0) & ~(mask << shift)) | (status << shift);
  }
  return bytes;
}

/** Null for an index outside the list. */
export function statusAt(bytes: Uint8Array, bits: Bits, index: number): number | null {
  const { byte, shift, mask } = place(index, bits);
  const found = bytes[byte];
  return found === undefined ? null : (found >> shift) & mask;
}

function place(index: number, bits: Bits) {
  const perByte = 8 / bits;
  return { byte: Math.floor(index / perByte), shift: (index % perByte) * bits, mask: 2 ** bits - 1 };
}

/** The draft's `lst`: zlib, then base64url. */
export const encodedStatuses = (bytes: Uint8Array): string => base64url(compressed(bytes));

/** Null for what is not a list, or would be larger than any real one. */
export function decodedStatuses(lst: string): Uint8Array | null {
  const packed = bytesOfBase64url(lst);
  const bytes = packed && inflated(packed, MAX_LIST_BYTES);
  return bytes === "TOO_LARGE" ? null : bytes;
}

/**
 * Indices to try, in turn, for a new permit, drawn evenly from the whole list: where a permit stands in it says nothing
 * of when it was issued or who came next. The first that nobody holds is taken; a unique key in the database decides.
 */
export function drawnIndices(size: number, count: number): number[] {
  const drawn = crypto.getRandomValues(new Uint32Array(count));
  // The sizes used are powers of two, which 2^32 is a multiple of: no index is likelier than another.
  if (2 ** 32 % size !== 0) throw new RangeError("The size of a status list is a power of two");
  return Array.from(drawn, (number) => number % size);
}
