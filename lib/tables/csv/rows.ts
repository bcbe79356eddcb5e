import { createReadStream } from "node:fs";
import { type Finding, fileFinding } from "../findings";
import type { RawRow, Reading } from "../types";
import { CsvReader, type CsvStart } from "./reader";
import { transcode } from "./transcode";

/** Batches of rows and, where reading had to stop, why. */
export type Batch = { readonly rows: readonly RawRow[]; readonly stop?: Finding };

/** The rows of a CSV, from the place given. `chunks` begin at that place; how they are cut makes no difference. */
export async function* csvRows(
  chunks: AsyncIterable<Uint8Array>,
  start: CsvStart,
  reading: Reading & { readonly total: number },
): AsyncGenerator<Batch> {
  const reader = new CsvReader(start, reading.limits);
  let done = start.bytes;
  const counted = async function* () {
    for await (const chunk of chunks) {
      reading.signal?.throwIfAborted();
      done += chunk.length;
      yield chunk;
    }
  };
  for await (const chunk of transcode(counted(), start.encoding)) {
    const rows = await reader.push(chunk);
    yield { rows };
    if (reader.isHopeless) return yield { rows: [], stop: fileFinding("TOO_MANY_OPEN_QUOTES") };
    reading.onProgress?.({ done, total: reading.total });
  }
  yield { rows: await reader.end() };
  if (reader.isHopeless) yield { rows: [], stop: fileFinding("TOO_MANY_OPEN_QUOTES") };
}

/** Opened when the first chunk is asked for, and closed whenever the asking ends. */
export async function* fileChunks(path: string, from: number): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { start: from, highWaterMark: 128 * 1024 });
}
