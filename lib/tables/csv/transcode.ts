import type { Encoding } from "../types";

/**
 * The CSV parser works on single bytes. UTF-8 and GB18030 may go in as they are: no byte of a longer character of
 * either is a delimiter, a quote or a line's end (GB18030's later bytes are 30–39 and from 40 up; `;` is 3B). UTF-16
 * is not like that and goes in as UTF-8.
 */
export async function* transcode(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Buffer> {
  if (encoding !== "UTF-16LE" && encoding !== "UTF-16BE") {
    for await (const chunk of chunks) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    return;
  }
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    let end = bytes.length - (bytes.length % 2);
    // A pair of surrogates must not be torn: each half alone would become U+FFFD.
    if (end >= 2 && isHighSurrogate(bytes, end - 2, encoding)) end -= 2;
    rest = Buffer.from(bytes.subarray(end));
    if (end > 0) yield asUtf8(bytes.subarray(0, end), encoding);
  }
  // A lone half or an odd byte is a character that cannot be read, not silence.
  if (rest.length > 0) yield Buffer.from("\ufffd".repeat(Math.ceil(rest.length / 2)));
}

function isHighSurrogate(bytes: Buffer, at: number, encoding: Encoding): boolean {
  const unit = encoding === "UTF-16LE" ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  return unit >= 0xd800 && unit < 0xdc00;
}

function asUtf8(bytes: Buffer, encoding: Encoding): Buffer {
  const text = encoding === "UTF-16LE" ? bytes : Buffer.from(bytes).swap16();
  return Buffer.from(text.toString("utf16le"), "utf8");
}

/** How many bytes of the source these bytes of the parser were. A lone surrogate's U+FFFD was two bytes as well. */
export function sourceLength(bytes: Buffer, encoding: Encoding): number {
  if (encoding !== "UTF-16LE" && encoding !== "UTF-16BE") return bytes.length;
  return bytes.toString("utf8").length * 2;
}
