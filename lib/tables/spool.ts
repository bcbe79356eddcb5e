import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Finding, tooLarge } from "./findings";

export type Spooled =
  | { readonly ok: true; readonly bytes: number; readonly sha256: string }
  | { readonly ok: false; readonly finding: Finding };

class TooLarge extends Error {}

/**
 * Puts an upload into a file, a chunk at a time, and stops at the limit. Tables are read from files alone: a zip's
 * directory stands at its end, an encoding shows only in the whole, and an import that was killed needs its bytes again.
 * The hash tells an exact repeat. Throws for a broken connection, a full disk or an abort, and leaves no file then.
 */
export async function spoolUpload(
  source: AsyncIterable<Uint8Array>,
  path: string,
  options: { readonly limitBytes: number; readonly signal?: AbortSignal },
): Promise<Spooled> {
  const hash = createHash("sha256");
  let bytes = 0;
  const measured = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length;
      if (bytes > options.limitBytes) return done(new TooLarge());
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    const signal = options.signal === undefined ? {} : { signal: options.signal };
    await pipeline(source, measured, createWriteStream(path, { flags: "wx", mode: 0o600 }), signal);
    return { ok: true, bytes, sha256: hash.digest("hex") };
  } catch (error) {
    if (!isExisting(error)) await rm(path, { force: true });
    if (error instanceof TooLarge) return { ok: false, finding: tooLarge(options.limitBytes) };
    throw error;
  }
}

/** The name was taken: that file is somebody else's and stays. */
function isExisting(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
