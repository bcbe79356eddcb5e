import type { Cell } from "../types";

const FULL_WIDTH = /[\uff01-\uff5e]/g;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;

/** The forms that input methods for Chinese give for ASCII, as ASCII. Nothing else is changed: ① stays a mistake. */
export function toHalfWidth(text: string): string {
  return text
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll("\u3000", " ");
}

/** A cell that is a number, a day or a code: half-width, trimmed, without the apostrophe that forces text. */
export function plainText(cell: Cell): string {
  return toHalfWidth(cell.text)
    .replace(INVISIBLE, "")
    .trim()
    .replace(/^'(?=\S)/, "");
}

/** Shortened, to be repeated to the person in a finding. */
export function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
