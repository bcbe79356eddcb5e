import { deflate, Inflate } from "pako";

/** DEFLATE in its zlib form (RFC 1950), as the EU certificates and the token status list carry it. */

export function compressed(bytes: Uint8Array, dictionary?: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(deflate(bytes, { level: 9, ...(dictionary && { dictionary }) }));
}

/** Asked for more than it may have: a text of a few kilobytes can unpack to a gigabyte. */
class TooLarge extends Error {}

/**
 * At most `limit` bytes, and nothing after the end of the stream; "TOO_LARGE" or null otherwise. Unpacking stops as
 * soon as the limit is passed.
 */
export function inflated(
  bytes: Uint8Array,
  limit: number,
  dictionary?: Uint8Array,
): Uint8Array<ArrayBuffer> | "TOO_LARGE" | null {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // A chunk no larger than the limit, so that a small limit holds little memory.
  const inflator = new Inflate({ chunkSize: Math.min(limit + 1, 65_536), ...(dictionary && { dictionary }) });
  inflator.onData = (chunk: Uint8Array) => {
    length += chunk.length;
    if (length > limit) throw new TooLarge();
    chunks.push(chunk);
  };
  try {
    // The stream has to end with its last byte: the library would let anything follow.
    inflator.push(bytes.subarray(0, -1), false);
    if (inflator.ended || inflator.err !== 0 || !inflator.push(bytes.subarray(-1), true)) return null;
  } catch (error) {
    if (error instanceof TooLarge) return "TOO_LARGE";
    throw error;
  }
  return inflator.ended ? joined(chunks, length) : null;
}

function joined(chunks: Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
