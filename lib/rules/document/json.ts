import { childPath, DocumentError, found } from "./error";

/** Deeper than any bundle needs; a hostile document must not exhaust the stack. */
export const DEEPEST = 100;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const BYTE_ORDER_MARK = 0xfeff;
const WORDS = [
  ["true", true],
  ["false", false],
  ["null", null],
] as const;

/**
 * RFC 8259 JSON that refuses what `JSON.parse` lets pass: a key that stands twice in one object. Throws DocumentError
 * with the JSON path of the value that was being read.
 */
export function readJson(text: string): unknown {
  return new Reader(text).document();
}

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    if (text.charCodeAt(0) === BYTE_ORDER_MARK) this.at = 1;
  }

  document(): unknown {
    const value = this.value("$", 0);
    this.skipSpace();
    if (this.at < this.text.length) this.refuse("$", "the end of the document");
    return value;
  }

  private value(path: string, depth: number): unknown {
    if (depth > DEEPEST) {
      throw new DocumentError(path, `found more than ${DEEPEST} levels, expected a shallower document`);
    }
    this.skipSpace();
    const next = this.text[this.at];
    if (next === "{") return this.object(path, depth);
    if (next === "[") return this.list(path, depth);
    if (next === '"') return this.string(path);
    const word = this.word();
    return word === undefined ? this.number(path) : word;
  }

  private object(path: string, depth: number): unknown {
    const entries: Record<string, unknown> = {};
    this.at += 1;
    if (this.take("}")) return entries;
    do {
      this.skipSpace();
      if (this.text[this.at] !== '"') this.refuse(path, "a key in quotation marks");
      const key = this.string(path);
      const place = childPath(path, key);
      if (key === "__proto__")
        throw new DocumentError(place, 'found the key "__proto__", expected another one');
      if (Object.hasOwn(entries, key)) {
        throw new DocumentError(place, `found the key ${found(key)} twice, expected it once in one object`);
      }
      if (!this.take(":")) this.refuse(place, '":"');
      entries[key] = this.value(place, depth + 1);
    } while (this.take(","));
    if (!this.take("}")) this.refuse(path, '"," or "}"');
    return entries;
  }

  private list(path: string, depth: number): unknown {
    const items: unknown[] = [];
    this.at += 1;
    if (this.take("]")) return items;
    do items.push(this.value(childPath(path, items.length), depth + 1));
    while (this.take(","));
    if (!this.take("]")) this.refuse(path, '"," or "]"');
    return items;
  }

  private string(path: string): string {
    const start = this.at;
    let end = start + 1;
    while (end < this.text.length && this.text[end] !== '"') end += this.text[end] === "\\" ? 2 : 1;
    try {
      const value: unknown = JSON.parse(this.text.slice(start, end + 1));
      this.at = end + 1;
      if (typeof value === "string") return value;
    } catch {
      // A control character, a bad escape, or no closing quotation mark.
    }
    return this.refuse(path, "a JSON string");
  }

  private word(): boolean | null | undefined {
    for (const [name, word] of WORDS) {
      if (this.text.startsWith(name, this.at)) {
        this.at += name.length;
        return word;
      }
    }
    return undefined;
  }

  private number(path: string): number {
    NUMBER.lastIndex = this.at;
    const digits = NUMBER.exec(this.text)?.[0];
    if (digits === undefined) return this.refuse(path, "a JSON value");
    this.at += digits.length;
    return Number(digits);
  }

  private take(character: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private skipSpace(): void {
    while (" \t\n\r".includes(this.text[this.at] ?? "x")) this.at += 1;
  }

  private refuse(path: string, expected: string): never {
    const before = this.text.slice(0, this.at).split("\n");
    const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
    const here = this.text[this.at];
    throw new DocumentError(
      path,
      `found ${here === undefined ? "the end of the text" : found(here)} at ${place}, expected ${expected}`,
    );
  }
}
