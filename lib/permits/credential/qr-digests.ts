import { base64url, digestOf, utf8 } from "./encoding";

/**
 * Digests that need not travel. A digest of something that is in the same QR code can be computed where it arrives: a
 * mark stands in its place, two characters that JSON never has. Half of a long presentation would be such digests.
 */

/** Before the number of a disclosure, as a character from "0" on: the digest of that disclosure. */
const OF_DISCLOSURE = "\u0001";
/** The digest that a proof is made over. */
export const OF_ALL = "\u0002";
const FIRST = "0".charCodeAt(0);

const QUOTED_DIGEST = /"([A-Za-z0-9_-]{43})"/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: marks are control characters, since JSON has none
const MARK = /\u0001(.)/gs;

/** These JSON texts with marks for the digests of these disclosures, which are given as they stand in the token. */
export function marked(texts: readonly string[], disclosures: readonly string[]): string[] {
  const numbers = new Map(disclosures.map((text, number) => [digestOf(text), number]));
  return texts.map((text) =>
    text.replace(QUOTED_DIGEST, (quoted, digest: string) => {
      const number = numbers.get(digest);
      return number === undefined ? quoted : OF_DISCLOSURE + String.fromCharCode(FIRST + number);
    }),
  );
}

/** The texts as they were, the marked disclosures first resolved among themselves; null where a mark leads nowhere. */
export function unmarked(texts: readonly string[], disclosures: readonly string[]): string[] | null {
  const digests = new Map<number, string | null>();
  /** A disclosure that is being resolved stands as null, so that a circle ends. */
  const digestAt = (number: number): string | null => {
    const known = digests.get(number);
    if (known !== undefined) return known;
    digests.set(number, null);
    const marked = disclosures[number];
    const text = marked === undefined ? null : restored(marked);
    const digest = text && digestOf(base64url(utf8(text)));
    digests.set(number, digest);
    return digest;
  };
  const restored = (text: string): string | null => {
    let isWhole = true;
    const whole = text.replace(MARK, (_mark, number: string) => {
      const digest = digestAt(number.charCodeAt(0) - FIRST);
      isWhole &&= digest !== null;
      return `"${digest}"`;
    });
    return isWhole ? whole : null;
  };
  const all = texts.map(restored);
  return all.every((text) => text !== null) ? all : null;
}
