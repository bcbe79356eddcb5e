import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import iconv from "iconv-lite";
import { guard } from "../guard";
import type { Delimiter, Encoding } from "../types";
import type { RowSink } from "./rejects";

/** UTF-8 always gets its mark: without it a Chinese Excel reads the reasons as GBK. */
const MARKS: Readonly<Record<Encoding, readonly number[]>> = {
  "UTF-8": [0xef, 0xbb, 0xbf],
  "UTF-8-BOM": [0xef, 0xbb, 0xbf],
  "UTF-16LE": [0xff, 0xfe],
  "UTF-16BE": [0xfe, 0xff],
  GB18030: [],
};

export async function openCsvSink(path: string, encoding: Encoding, delimiter: Delimiter): Promise<RowSink> {
  const stream = createWriteStream(path, { flags: "wx", mode: 0o600 });
  await once(stream, "open");
  const isDone = finished(stream);
  // Seen by whoever writes or closes; until then it is nobody's unhandled rejection.
  isDone.catch(() => undefined);
  const write = async (bytes: Uint8Array) => {
    if (!stream.write(bytes)) await Promise.race([once(stream, "drain"), isDone]);
  };
  await write(Uint8Array.from(MARKS[encoding]));
  return {
    write: (cells) =>
      write(encode(`${cells.map((cell) => quoted(guard(cell), delimiter)).join(delimiter)}\r\n`, encoding)),
    async close() {
      stream.end();
      await isDone;
    },
  };
}

/** Quoted wherever a reader could see anything but this text (RFC 4180). */
function quoted(text: string, delimiter: Delimiter): string {
  const needsQuotes = text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

function encode(text: string, encoding: Encoding): Uint8Array {
  return encoding === "UTF-8" || encoding === "UTF-8-BOM"
    ? Buffer.from(text, "utf8")
    : iconv.encode(text, encoding);
}
