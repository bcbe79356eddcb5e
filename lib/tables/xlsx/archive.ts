import { Transform } from "node:stream";
import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import type { FindingCode } from "../findings";
import type { Limits } from "../types";

/** The workbook cannot be read, or no further: becomes a finding of the file. */
export class WorkbookFault extends Error {
  constructor(
    readonly code: Extract<FindingCode, "BROKEN_FILE" | "UNPACKS_TOO_LARGE" | "NO_SHEET" | "NOT_A_TABLE">,
  ) {
    super(code);
  }
}

// A workbook has some twenty parts; a few hundred with pictures and comments.
const PARTS = 10_000;
// XML packs ten to forty to one, long runs of one value a hundred. DEFLATE ends at 1032.
const RATIO = 250;
const SMALL = 16 * 1024 ** 2;

/**
 * A zip's parts by name. The directory at its end is what counts, as for Excel: reading local headers from the front
 * would let a file show one content here and another there.
 */
export class Archive {
  private readonly parts = new Map<string, Entry>();

  private constructor(
    private readonly zip: ZipFile,
    private readonly limits: Limits,
  ) {}

  static async open(path: string, limits: Limits): Promise<Archive> {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
      throw new WorkbookFault("BROKEN_FILE");
    });
    const archive = new Archive(zip, limits);
    try {
      for await (const entry of zip.eachEntry()) {
        // Two parts of one name: readers differ in which they take.
        if (archive.parts.has(entry.fileName) || archive.parts.size >= PARTS)
          throw new WorkbookFault("BROKEN_FILE");
        archive.parts.set(entry.fileName, entry);
      }
    } catch {
      zip.close();
      throw new WorkbookFault("BROKEN_FILE");
    }
    return archive;
  }

  has(name: string): boolean {
    return this.parts.has(name);
  }

  /** Unpacked bytes, as the directory states them; a part that turns out otherwise is an error. */
  size(name: string): number {
    return this.parts.get(name)?.uncompressedSize ?? 0;
  }

  /** A part, unpacked a chunk at a time, with its size, its ratio and its checksum held to. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.parts.get(name);
    if (entry === undefined || entry.isEncrypted()) throw new WorkbookFault("BROKEN_FILE");
    const most = Math.min(this.limits.unpackedBytes, Math.max(SMALL, entry.compressedSize * RATIO));
    if (entry.uncompressedSize > most) throw new WorkbookFault("UNPACKS_TOO_LARGE");
    let checksum = 0;
    let bytes = 0;
    const source = await this.zip.openReadStreamPromise(entry).catch(() => {
      throw new WorkbookFault("BROKEN_FILE");
    });
    // Errors reach the loop below through the iterator.
    const chunks = source.pipe(new Transform({ transform: (chunk, _, done) => done(null, chunk) }));
    source.on("error", (error) => chunks.destroy(error));
    try {
      for await (const chunk of chunks as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > most) throw new WorkbookFault("UNPACKS_TOO_LARGE");
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof WorkbookFault ? error : new WorkbookFault("BROKEN_FILE");
    } finally {
      source.destroy();
    }
    if (checksum !== entry.crc32) throw new WorkbookFault("BROKEN_FILE");
  }

  close(): void {
    this.zip.close();
  }
}
