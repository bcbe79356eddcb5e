import { isUtf8 } from "node:buffer";
import type { Encoding } from "./types";

/** The byte order mark says it, and how many bytes it takes; null where there is none. */
export function encodingByMark(head: Uint8Array): { encoding: Encoding; bytes: number } | null {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: "UTF-8-BOM", bytes: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: "UTF-16LE", bytes: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: "UTF-16BE", bytes: 2 };
  // GB18030's own mark (U+FEFF in four bytes), which some Chinese editors write.
  if (first === 0x84 && second === 0x31 && third === 0x95 && head[3] === 0x33)
    return { encoding: "GB18030", bytes: 4 };
  return null;
}

/**
 * UTF-8 or GB18030, told by the whole file: a register may begin with 64 KB of digits. Strictly valid UTF-8 is UTF-8.
 * Otherwise it is GB18030, unless whole three-byte sequences outnumber the faults ten to one: then it is UTF-8 with a
 * few damaged bytes, which read as GB18030 would turn every name into another. By chance GB18030 text has about as
 * many faults as such sequences. A few words (联通) are valid in both; then UTF-8 wins and the person is told.
 */
export class EncodingGuess {
  private tail: Uint8Array = new Uint8Array(0);
  private faults = 0;
  private sequences = 0;

  add(chunk: Uint8Array): void {
    const bytes = this.tail.length === 0 ? chunk : Buffer.concat([this.tail, chunk]);
    const end = wholeCharacters(bytes);
    this.count(bytes.subarray(0, end));
    this.tail = Uint8Array.from(bytes.subarray(end));
  }

  end(): "UTF-8" | "GB18030" {
    this.count(this.tail);
    return this.faults === 0 || this.sequences > 10 * this.faults ? "UTF-8" : "GB18030";
  }

  private count(bytes: Uint8Array): void {
    if (isUtf8(bytes)) {
      for (const byte of bytes) if (byte >= 0xe0 && byte < 0xf0) this.sequences++;
      return;
    }
    for (let at = 0; at < bytes.length; ) {
      const length = utf8Length(bytes, at);
      if (length === 0) this.faults++;
      else if (length === 3) this.sequences++;
      at += Math.max(1, length);
    }
  }
}

/** Where the last character that may still be incomplete begins. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}

/** The length of the valid UTF-8 character at this place, 0 where there is none (Unicode, table 3-7). */
function utf8Length(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const second = bytes[at + 1] ?? 0;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  if (first < 0xe0) return 2;
  const isFollowing = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;
  if (!isFollowing(bytes[at + 2])) return 0;
  if (first < 0xf0) return 3;
  return isFollowing(bytes[at + 3]) ? 4 : 0;
}

/** The length in bytes of what a decoder takes as one character or one fault. */
function stepLength(bytes: Uint8Array, at: number, encoding: Encoding): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  if (encoding !== "GB18030") return Math.max(1, utf8Length(bytes, at));
  const second = bytes[at + 1] ?? 0;
  const third = bytes[at + 2] ?? 0;
  const fourth = bytes[at + 3] ?? 0;
  const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
  if (first === 0x80 || first === 0xff) return 1;
  if (isDigit(second)) return third >= 0x81 && third <= 0xfe && isDigit(fourth) ? 4 : 1;
  return second >= 0x40 && second !== 0x7f && second !== 0xff ? 2 : 1;
}

/** How many bytes stand before the first that cannot be read; null where all can. */
export function firstUndecodable(bytes: Uint8Array, encoding: Encoding): number | null {
  for (let at = 0; at < bytes.length; ) {
    const length = stepLength(bytes, at, encoding);
    if (bytes[at] !== undefined && (bytes[at] ?? 0) >= 0x80) {
      if (decode(bytes.subarray(at, at + length), encoding).includes("\ufffd")) return at;
    }
    at += length;
  }
  return null;
}

const gb18030 = new TextDecoder("gb18030");

/** Whole characters only. What cannot be read becomes U+FFFD, which the caller looks for. UTF-16 is UTF-8 by then. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === "GB18030") return gb18030.decode(bytes);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
}
