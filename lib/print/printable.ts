/** What of a text can stand on paper, and what stands there in place of the rest. */

/** Blanks and line ends of every kind; the full-width blank is as wide as a character and stays. */
const BLANKS = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f]+/gu;

/** Letters with their marks as one character, where Unicode has one: the font has é, and no loose accents. */
const MARKED_LETTERS = /\p{Script=Latin}\p{M}+/gu;

/**
 * What leaves no trace or moves its neighbours: controls, marks of direction, joiners, selectors of variants,
 * half surrogates, private use, loose accents. Radicals look like the character they stand in; a text that has one by
 * mistake should not look right. They are shown by their code point, as what the font lacks.
 */
const NEVER_AS_SUCH = /[\p{C}\p{M}\p{Default_Ignorable_Code_Point}\p{Radical}]/u;

/**
 * The font draws each of these with the outline of a common mark. A document's text has one character for an outline,
 * so the first one drawn would be copied for all others: a code with such a hyphen is not found.
 */
const COMMON_MARKS: Readonly<Record<string, string>> = {
  "\u2011": "-",
  "•": "·",
  "‧": "·",
  "・": "·",
  "\u2012": "–",
  "⋯": "…",
  "‵": "｀",
  "∕": "／",
  "〜": "～",
};

/** The same character in its common form: canonical equivalents (豈 U+F900 and U+8C48) and the marks above. */
function common(character: string, has: (codePoint: number) => boolean): string {
  const same = COMMON_MARKS[character] ?? character.normalize("NFC");
  return [...same].every((one) => has(one.codePointAt(0) ?? 0)) ? same : character;
}

/** `[U+20BB7]`. */
export function codePointText(codePoint: number): string {
  return `[U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}]`;
}

/**
 * One line of text (blanks run together, none at the ends) of which every character leaves a mark of its own:
 * what the font lacks, and what cannot be seen, stands as its code point; what looks like a common mark stands as
 * that. Nothing is left out.
 */
export function printable(text: string, has: (codePoint: number) => boolean): string {
  let written = "";
  const line = text
    .replace(MARKED_LETTERS, (letter) => letter.normalize("NFC"))
    .replace(BLANKS, " ")
    .trim();
  for (const found of line) {
    const character = common(found, has);
    const codePoint = character.codePointAt(0) ?? 0;
    written += has(codePoint) && !NEVER_AS_SUCH.test(character) ? character : codePointText(codePoint);
  }
  return written;
}

/** Whether something in a printable text stands there by its code point. */
export function isSpelledOut(printed: string): boolean {
  return /\[U\+[0-9A-F]{4,6}\]/.test(printed);
}
