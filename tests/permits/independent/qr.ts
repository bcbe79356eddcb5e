import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { QR_DICTIONARY } from "@/lib/permits/credential/qr-dictionary";

/** "HT1:" by hand. The dictionary is data of the format and is shared; everything else is written anew. */

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

function unbase45(text: string): Buffer | null {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const digits = [...text.slice(at, at + 3)].map((letter) => ALPHABET.indexOf(letter));
    const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0);
    if (digits.length === 1 || digits.includes(-1) || value > (digits.length === 3 ? 0xffff : 0xff))
      return null;
    bytes.push(...(digits.length === 3 ? [value >> 8, value & 0xff] : [value]));
  }
  return Buffer.from(bytes);
}

/** A disclosure's digest stands as this control character and the disclosure's number. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is one because JSON has none
const MARK = /\u0001(.)/gsu;

const digest = (text: string) => createHash("sha256").update(text).digest("base64url");
const coded = (bytes: Buffer) => bytes.toString("base64url");

export function tokenInQr(text: string): string | null {
  if (!text.startsWith("HT1:") || text.length > 4296) return null;
  const packed = unbase45(text.slice(4));
  if (packed === null || packed.length === 0) return null;
  let bytes: Buffer;
  try {
    const options = { dictionary: Buffer.from(QR_DICTIONARY), maxOutputLength: 8192, info: true } as const;
    const { buffer, engine } = inflateSync(packed, options) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    if (engine.bytesWritten !== packed.length) return null;
    bytes = buffer;
  } catch {
    return null;
  }
  const parts: Buffer[] = [];
  for (let at = 1; at < bytes.length; ) {
    if (at + 2 > bytes.length || at + 2 + bytes.readUInt16BE(at) > bytes.length) return null;
    const end = at + 2 + bytes.readUInt16BE(at);
    parts.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return assembled(bytes[0], parts);
}

function assembled(kind: number | undefined, parts: Buffer[]): string | null {
  const proof = kind === 2 ? parts.splice(-3) : [];
  const [header, payload, signature, ...disclosures] = parts;
  if (!header || !payload || !signature || (kind === 2 && proof.length !== 3)) return null;
  // Innermost first: go round until no mark is left that can be filled in; at most as often as there are disclosures.
  let texts = [payload, ...disclosures].map((part) => part.toString("utf8"));
  for (let round = 0; round <= disclosures.length; round++) {
    const now = texts;
    texts = now.map((text) =>
      text.replace(MARK, (mark, number: string) => {
        const inner = now[number.charCodeAt(0) - 48 + 1];
        const isReady = inner !== undefined && number.charCodeAt(0) >= 48 && !inner.includes("\u0001");
        return isReady ? `"${digest(coded(Buffer.from(inner)))}"` : mark;
      }),
    );
  }
  if (texts.some((text) => text.includes("\u0001"))) return null;
  const [content = "", ...rest] = texts.map((text) => coded(Buffer.from(text)));
  const jws = `${coded(header)}.${content}.${coded(signature)}`;
  if (kind === 0) return rest.length === 0 ? jws : null;
  const proven = `${[jws, ...rest].join("~")}~`;
  if (kind === 1) return proven;
  const [head, claims, sealed] = proof;
  if (kind !== 2 || !head || !claims || !sealed) return null;
  const filled = claims.toString("utf8").replace("\u0002", () => `"${digest(proven)}"`);
  return `${proven}${coded(head)}.${coded(Buffer.from(filled))}.${coded(sealed)}`;
}
