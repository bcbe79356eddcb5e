import type { IdKind } from "@/lib/residents/id-number";

/**
 * Names as the household register writes them: Han characters, with · between the parts of many minority names.
 * Latin letters are only read on the permits of Hong Kong, Macao and Taiwan residents, some of whom have no
 * name in Han characters.
 */
export type NameProblem =
  | "EMPTY"
  | "TOO_SHORT"
  | "TOO_LONG"
  | "EMOJI"
  | "LATIN"
  | "DIGIT"
  | "SYMBOL"
  | "SPACE"
  | "PRIVATE_CHARACTER"
  | "DOT_PLACE";

export type ParsedName =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly reason: NameProblem };

/** The register's field holds 50 bytes of GB 18030, which is 25 characters; own knowledge, to be verified. */
export const LONGEST_NAME = 25;
/** The chip of a travel permit holds 120 bytes of UTF-16 for the Latin name; own knowledge, to be verified. */
export const LONGEST_LATIN_NAME = 60;

// Planes 2 and 3 hold nothing but Han characters: a runtime older than a rare character must not refuse its bearer.
// 〇 is a letter of names though Unicode counts it among the numbers.
const HAN = /[\p{Unified_Ideograph}\u3007\u{20000}-\u{2fffd}\u{30000}-\u{3fffd}]/u;
const HAN_NAME = new RegExp(`^${HAN.source}+(·${HAN.source}+)*$`, "u");
const LATIN_NAME =
  /^\p{Script=Latin}+([ '’-]\p{Script=Latin}+|, \p{Script=Latin}+|\. ?\p{Script=Latin}+)*\.?$/u;
// The dots that keyboards and older systems give for the one of the register, U+00B7.
const DOTS = /[\u2022\u2027\u22c5\u2219\u30fb\uff65\u0387\u16eb\u2e31]/g;
const VARIATION_SELECTORS = /[\ufe00-\ufe0e\u{e0100}-\u{e01ef}]/gu;

/** Reads a name as typed. Composed (NFC), dots made one, the padding of two-character names taken out. */
export function parseName(text: string, kind: IdKind = "MAINLAND"): ParsedName {
  const name = normaliseName(text);
  if (name === "") return { ok: false, reason: "EMPTY" };
  if (kind !== "MAINLAND" && LATIN_NAME.test(name)) {
    return name.length > LONGEST_LATIN_NAME ? { ok: false, reason: "TOO_LONG" } : { ok: true, name };
  }
  const strange = strangeCharacter(name);
  if (strange !== null) return { ok: false, reason: strange };
  if (!HAN_NAME.test(name)) return { ok: false, reason: "DOT_PLACE" };
  const length = [...name].length;
  if (length < 2) return { ok: false, reason: "TOO_SHORT" };
  return length > LONGEST_NAME ? { ok: false, reason: "TOO_LONG" } : { ok: true, name };
}

function normaliseName(text: string): string {
  const name = text
    .normalize("NFC")
    .replace(VARIATION_SELECTORS, "")
    .replace(DOTS, "·")
    .replace(/\s+/gu, " ")
    .trim();
  const withoutSpaces = name.replaceAll(" ", "");
  return HAN.test(name) && [...withoutSpaces].every((part) => part === "·" || HAN.test(part))
    ? withoutSpaces
    : name;
}

function strangeCharacter(name: string): NameProblem | null {
  for (const character of name) {
    if (character === "·" || HAN.test(character)) continue;
    if (/\p{Nd}|\p{Nl}|\p{No}/u.test(character)) return "DIGIT";
    if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u200d|\ufe0f|\u20e3/u.test(character))
      return "EMOJI";
    if (/\p{Script=Latin}/u.test(character)) return "LATIN";
    if (/\p{Co}/u.test(character)) return "PRIVATE_CHARACTER";
    return /\s/u.test(character) ? "SPACE" : "SYMBOL";
  }
  return null;
}
