import { open } from "node:fs/promises";
import { findDelimiter } from "./csv/delimiter";
import { fileChunks } from "./csv/rows";
import { decode, EncodingGuess, encodingByMark } from "./encoding";
import { type Finding, fileFinding, tooLarge } from "./findings";
import type { Delimiter, Encoding, Limits } from "./types";

/** What a file is, by its content; its name says nothing. */
export type Inspected =
  | {
      readonly format: "CSV";
      readonly encoding: Encoding;
      readonly delimiter: Delimiter;
      /** Bytes of the byte order mark. */
      readonly mark: number;
      readonly size: number;
    }
  | { readonly format: "XLSX"; readonly size: number }
  | { readonly format: null; readonly finding: Finding };

const HEAD = 64 * 1024;

/** `encoding` is what the person says instead, for the rare file that is valid in two. */
export async function inspect(
  path: string,
  options: { readonly limits: Limits; readonly encoding?: Encoding; readonly signal?: AbortSignal },
): Promise<Inspected> {
  const { head, size } = await readHead(path);
  if (size === 0) return { format: null, finding: fileFinding("EMPTY_FILE") };
  if (size > options.limits.fileBytes) return { format: null, finding: tooLarge(options.limits.fileBytes) };
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return { format: "XLSX", size };
  // Excel up to 2003, and every workbook with a password whatever its age.
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return { format: null, finding: fileFinding("OLD_EXCEL") };
  const marked = encodingByMark(head);
  const isWide = marked?.encoding === "UTF-16LE" || marked?.encoding === "UTF-16BE";
  const stranger = isWide ? null : strangerName(head);
  if (stranger !== null) return { format: null, finding: fileFinding("NOT_A_TABLE", { found: stranger }) };
  const mark = marked?.bytes ?? 0;
  const encoding = options.encoding ?? marked?.encoding ?? (await guessEncoding(path, options.signal));
  const start = head.subarray(mark);
  const text = isWide
    ? new TextDecoder(encoding === "UTF-16BE" ? "utf-16be" : "utf-16le").decode(start)
    : decode(start, encoding);
  return { format: "CSV", encoding, delimiter: findDelimiter(text), mark, size };
}

async function readHead(path: string): Promise<{ head: Buffer; size: number }> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return { head: buffer.subarray(0, bytesRead), size };
  } finally {
    await file.close();
  }
}

async function guessEncoding(path: string, signal?: AbortSignal): Promise<Encoding> {
  const guess = new EncodingGuess();
  for await (const chunk of fileChunks(path, 0)) {
    signal?.throwIfAborted();
    guess.add(chunk);
  }
  return guess.end();
}

/** What people send instead of a table. Many systems export a web page and call it .xls. */
function strangerName(head: Buffer): string | null {
  const start = head
    .subarray(0, 512)
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart();
  if (start.startsWith("%PDF")) return "PDF";
  if (/^<(!doctype|html|table|\?xml|meta|head|body|style)/i.test(start)) return "HTML / XML";
  if (start.startsWith("{\\rtf")) return "RTF";
  // A stray NUL in a database's export costs its row; where they are many, this is no text.
  return head.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0) * 20 > head.length ? "?" : null;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}
