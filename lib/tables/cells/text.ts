import { type CellParser, refused, value } from "../columns";
import { plainText, shown } from "./plain";

// Line ends and tabs inside a quoted cell are what people type; the other control characters are not, nor are
// characters that turn the direction of what follows.
const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** Text as typed, trimmed, in Unicode's composed form; lengths count characters, not bytes. Line ends become spaces. */
export function text(options: { readonly min?: number; readonly max: number }): CellParser<string> {
  return (cell) => {
    const read = cell.text
      .replace(/[\r\n\t]+/g, " ")
      .trim()
      .normalize("NFC");
    if (CONTROL.test(read)) return refused("TEXT_CONTROL");
    const length = [...read].length;
    if (length < (options.min ?? 0)) return refused("TEXT_TOO_SHORT", { min: options.min ?? 0, length });
    if (length > options.max) return refused("TEXT_TOO_LONG", { max: options.max, length });
    return value(read);
  };
}

/** A whole number within bounds, both inclusive. Thousands may be parted by commas. */
export function integer(options: { readonly min: number; readonly max: number }): CellParser<number> {
  return (cell) => {
    const read = plainText(cell);
    const isGrouped = /^[+-]?\d{1,3}(,\d{3})+$/.test(read);
    const digits = isGrouped ? read.replaceAll(",", "") : read;
    if (!/^[+-]?\d{1,15}(\.0+)?$/.test(digits)) return refused("INTEGER_FORMAT", { value: shown(read) });
    const number = Number(digits);
    if (number < options.min) return refused("INTEGER_TOO_SMALL", { value: number, min: options.min });
    if (number > options.max) return refused("INTEGER_TOO_LARGE", { value: number, max: options.max });
    return value(number);
  };
}

/** One of a few, by any of its names in either language or its code. */
export function choice<T extends string>(names: Readonly<Record<T, readonly string[]>>): CellParser<T> {
  const known = new Map<string, T>();
  for (const code of Object.keys(names) as T[])
    for (const name of [code, ...names[code]]) known.set(name.toLowerCase(), code);
  const first = (Object.values(names) as (readonly string[])[]).map((list) => list[0] ?? "").join(" / ");
  return (cell) => {
    const read = plainText(cell);
    const code = known.get(read.toLowerCase());
    return code === undefined
      ? refused("CHOICE_UNKNOWN", { value: shown(read), expected: first })
      : value(code);
  };
}
