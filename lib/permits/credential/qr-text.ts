import { decode, encode } from "@digitalbazaar/base45";
import { compressed, inflated } from "./deflate";
import { base64url, bytesOfBase64url, digestOf, textOfUtf8, utf8 } from "./encoding";
import { QR_DICTIONARY } from "./qr-dictionary";
import { marked, OF_ALL, unmarked } from "./qr-digests";

/**
 * How a signed permit travels in a QR code: "HT1:" and the Base45 (RFC 9285) of the DEFLATE of its parts, as the EU
 * certificates did. The parts are what the token's base64url stands for, each after its length in two bytes, so that
 * DEFLATE sees JSON rather than base64; since only canonical base64url is allowed, the token comes back to the letter.
 *
 * The first byte says which parts there are. CARD: header, payload, signature. SHOWN: those, then the disclosures.
 * PROVEN: those, then the proof's header, payload and signature.
 */

export const QR_PREFIX = "HT1:";
const CARD = 0;
const SHOWN = 1;
const PROVEN = 2;

/** The largest QR code there is, version 40 at level L, holds this many characters of Base45's alphabet. */
const MAX_QR_TEXT = 4_296;
/** What a QR code may unpack to; the largest that is written has under 4 KB. */
const MAX_PACKED_BYTES = 8_192;

const BASE45 = /^[0-9A-Z $%*+\-./:]+$/;

/** Throws for a text that is not a card's JWS or an SD-JWT as this product issues them. */
export function qrTextOf(token: string): string {
  const [jws = "", ...rest] = token.split("~");
  const proof = rest.pop();
  const disclosures = rest;
  const [header = "", payload = "", signature = ""] = jws.split(".");
  const [head = "", content = "", ...opened] = marked(
    [header, payload, ...disclosures].map(jsonText),
    disclosures,
  );
  const parts = [utf8(head), utf8(content), strictBytes(signature), ...opened.map(utf8)];
  if (proof) {
    const [proofHeader = "", proofPayload = "", proofSignature = ""] = proof.split(".");
    const digest = digestOf(token.slice(0, token.length - proof.length));
    const claims = jsonText(proofPayload).replace(`"${digest}"`, OF_ALL);
    parts.push(utf8(jsonText(proofHeader)), utf8(claims), strictBytes(proofSignature));
  }
  const kind = proof === undefined ? CARD : proof === "" ? SHOWN : PROVEN;
  const framed = parts.flatMap((part) => [part.length >> 8, part.length & 0xff, ...part]);
  return QR_PREFIX + encode(compressed(Uint8Array.from([kind, ...framed]), QR_DICTIONARY));
}

/** The token in a QR code's text; "TOO_LARGE" past the limits, null for a text that is not one of ours. */
export function tokenOfQrText(text: string): string | "TOO_LARGE" | null {
  if (text.length > MAX_QR_TEXT) return "TOO_LARGE";
  const packed = text.startsWith(QR_PREFIX) ? bytesOfBase45(text.slice(QR_PREFIX.length)) : null;
  const bytes = packed && inflated(packed, MAX_PACKED_BYTES, QR_DICTIONARY);
  if (bytes === null || bytes === "TOO_LARGE") return bytes;
  const parts = unframed(bytes);
  return parts && tokenOf(bytes[0], parts);
}

function tokenOf(kind: number | undefined, parts: Uint8Array[]): string | null {
  const proof = kind === PROVEN ? parts.splice(-3) : [];
  const [header, payload, signature, ...opened] = parts;
  if (!header || !payload || !signature || (kind === PROVEN && parts.length < 3)) return null;
  const disclosures = opened.map((part) => textOfUtf8(part) ?? "");
  const texts = unmarked([textOfUtf8(payload) ?? "", ...disclosures], disclosures);
  if (texts === null) return null;
  const [content = "", ...rest] = texts.map((text) => base64url(utf8(text)));
  const jws = [base64url(header), content, base64url(signature)].join(".");
  if (kind === CARD) return rest.length === 0 ? jws : null;
  const proven = [jws, ...rest, ""].join("~");
  if (kind === SHOWN) return proven;
  const [proofHeader, proofPayload, proofSignature] = proof;
  if (kind !== PROVEN || !proofHeader || !proofPayload || !proofSignature) return null;
  const claims = (textOfUtf8(proofPayload) ?? "").replace(OF_ALL, () => `"${digestOf(proven)}"`);
  return proven + [base64url(proofHeader), base64url(utf8(claims)), base64url(proofSignature)].join(".");
}

function strictBytes(part: string): Uint8Array {
  const bytes = bytesOfBase64url(part);
  if (bytes === null || bytes.length > 0xffff) throw new Error("Not a token that a QR code can carry");
  return bytes;
}

function jsonText(part: string): string {
  const text = textOfUtf8(strictBytes(part));
  if (text === null) throw new Error("Not a token that a QR code can carry");
  return text;
}

function bytesOfBase45(text: string): Uint8Array | null {
  if (!BASE45.test(text)) return null;
  try {
    return decode(text);
  } catch {
    return null;
  }
}

function unframed(bytes: Uint8Array): Uint8Array[] | null {
  const parts: Uint8Array[] = [];
  for (let at = 1; at < bytes.length; ) {
    const start = at + 2;
    const end = start + (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    if (end > bytes.length) return null;
    parts.push(bytes.subarray(start, end));
    at = end;
  }
  return parts;
}
