import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";

// Texts of a person's name and number take some 40 bytes: about a hundred thousand of them stay in memory.
const IN_MEMORY = 4 * 1024 ** 2;
const PAGE = 64 * 1024;
const PAGES = 64;

/**
 * The texts a workbook keeps apart from its cells. What does not fit into 4 MB goes to a file and is read back by
 * pages, of which 64 are kept; in memory stay 8 bytes for each text. Sheets use texts in about the order in which
 * they are listed, so a page serves many cells.
 */
export class SharedStrings {
  private offsets = new Float64Array(1024);
  private count = 0;
  private bytes = 0;
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private file: number | null = null;
  private whole: Buffer | null = null;
  private readonly pages = new Map<number, Buffer>();

  constructor(private readonly path: string) {}

  add(text: string): void {
    if (this.count + 1 >= this.offsets.length) {
      const grown = new Float64Array(this.offsets.length * 2);
      grown.set(this.offsets);
      this.offsets = grown;
    }
    const bytes = Buffer.from(text, "utf8");
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
    this.bytes += bytes.length;
    this.count++;
    this.offsets[this.count] = this.bytes;
    if (this.pendingBytes > IN_MEMORY) this.spill();
  }

  /** Null where the sheet names a text that is not there. */
  get(index: number): string | null {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return null;
    this.finish();
    return this.read(this.offsets[index] ?? 0, this.offsets[index + 1] ?? 0);
  }

  close(): void {
    if (this.file === null) return;
    closeSync(this.file);
    rmSync(this.path, { force: true });
    this.file = null;
  }

  private spill(): void {
    this.file ??= openSync(this.path, "wx+", 0o600);
    const bytes = Buffer.concat(this.pending);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at);
    this.pending = [];
    this.pendingBytes = 0;
  }

  private finish(): void {
    if (this.whole !== null) return;
    if (this.file !== null) this.spill();
    this.whole = Buffer.concat(this.pending);
    this.pending = [];
  }

  private read(from: number, to: number): string {
    if (this.file === null) return (this.whole ?? Buffer.alloc(0)).toString("utf8", from, to);
    const pieces: Buffer[] = [];
    for (let at = from; at < to; ) {
      const page = Math.floor(at / PAGE);
      const within = at - page * PAGE;
      const piece = this.page(this.file, page).subarray(within, within + to - at);
      pieces.push(piece);
      at += Math.max(1, piece.length);
    }
    return (pieces.length === 1 ? pieces[0] : Buffer.concat(pieces))?.toString("utf8") ?? "";
  }

  private page(file: number, number: number): Buffer {
    const known = this.pages.get(number);
    if (known !== undefined) return known;
    const oldest = this.pages.size >= PAGES ? this.pages.keys().next().value : undefined;
    if (oldest !== undefined) this.pages.delete(oldest);
    const page = Buffer.alloc(PAGE);
    const length = readSync(file, page, 0, PAGE, number * PAGE);
    this.pages.set(number, page.subarray(0, length));
    return page.subarray(0, length);
  }
}
