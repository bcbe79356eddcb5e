import { sha256 } from "@noble/hashes/sha2.js";
import { base64url as lenient } from "jose";

/** Bytes, texts and JSON in the one spelling that is allowed: what is spelt otherwise is refused, never repaired. */

export type Json = Record<string, unknown>;

const BASE64URL = /^[A-Za-z0-9_-]+$/;

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

export const base64url = (bytes: Uint8Array): string => lenient.encode(bytes);

/** Null unless it is the canonical, unpadded spelling (RFC 4648 §3.5: unused bits are nought) of at least one byte. */
export function bytesOfBase64url(text: string): Uint8Array | null {
  if (!BASE64URL.test(text) || text.length % 4 === 1) return null;
  // Four characters stand for three bytes with no bit left over; only after the last four can bits be unused.
  const tail = text.slice(text.length - (text.length % 4));
  return base64url(lenient.decode(tail)) === tail ? lenient.decode(text) : null;
}

/** Null for bytes that are not UTF-8. A byte order mark stays, so that bytes and text keep to each other. */
export function textOfUtf8(bytes: Uint8Array): string | null {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Null for what is not JSON. */
export function jsonOf(bytes: Uint8Array): unknown {
  const text = textOfUtf8(bytes);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The SHA-256 of a text, as base64url. At once, and not by Web Crypto, which sends each of a permit's many short texts
 * to another thread and back: that takes longer than the digest.
 */
export const digestOf = (text: string): string => base64url(sha256(utf8(text)));

/** The same as the SD-JWT library asks for it; only ever called with texts and SHA-256. */
export const hasherOfTexts = (data: string | ArrayBuffer): Uint8Array =>
  sha256(typeof data === "string" ? utf8(data) : new Uint8Array(data));

/** `count` random bytes as base64url. */
export function randomText(count: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(count)));
}

/** Whole seconds since 1970, as JWT counts them (RFC 7519 §2). */
export const secondsOf = (instant: Date): number => Math.floor(instant.getTime() / 1000);
