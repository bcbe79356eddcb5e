import type { Columns, Values } from "./columns";
import type { Batch } from "./csv/rows";
import { FirstLines } from "./duplicates";
import { type Finding, fileFinding, rowFinding } from "./findings";
import { type Header, isBlank, type Row, readRow } from "./read-row";
import type { Delimiter, Encoding, Limits, Position, RawRow } from "./types";

/** How the file was written; a rejects file is written the same way. */
export type Format =
  | { readonly kind: "CSV"; readonly encoding: Encoding; readonly delimiter: Delimiter }
  | { readonly kind: "XLSX"; readonly sheet: string };

/** Counted so far. `findings` counts each code, of rows and of the file. */
export type Summary = {
  readonly rows: number;
  readonly rejected: number;
  readonly findings: Readonly<Record<string, number>>;
  /** False until the last row has been read, and for good where the file broke before it. */
  readonly isComplete: boolean;
};

/** Plain data, to be kept with a batch that was committed: from here the same file goes on (`OpenOptions.resume`). */
export type ResumePoint = {
  readonly size: number;
  readonly format: Format;
  readonly header: { readonly line: number; readonly titles: readonly string[] };
  readonly next: Position;
  /** The line of the last row that was handed out. */
  readonly after: number;
  readonly summary: Summary;
};

export type Opened<C extends Columns> = {
  readonly size: number;
  readonly format: Format;
  readonly header: Header<C>;
  readonly columns: C;
  readonly limits: Limits;
  readonly next: Position;
  readonly summary: Summary;
  readonly findings: readonly Finding[];
  /** Rows up to this line are read again for their keys alone. */
  readonly after: number;
  readonly duplicateKey?: (values: Values<C>) => string | null;
};

/** A table whose header has been understood. Rows are read once, as they are asked for. */
export class Table<C extends Columns> {
  readonly ok = true;
  readonly format: Format;
  readonly header: Header<C>;
  private readonly fileFindings: Finding[];
  private readonly firstLines = new FirstLines();
  private readonly codes = new Map<string, number>();
  private rowCount: number;
  private rejectedCount: number;
  private isComplete = false;
  private next: Position;
  private after: number;

  constructor(
    private readonly opened: Opened<C>,
    private readonly batches: AsyncGenerator<Batch>,
    private readonly first: readonly RawRow[],
    private stop: Finding | null,
  ) {
    this.format = opened.format;
    this.header = opened.header;
    this.next = opened.next;
    this.after = opened.after;
    this.rowCount = opened.summary.rows;
    this.rejectedCount = opened.summary.rejected;
    for (const [code, count] of Object.entries(opened.summary.findings)) this.codes.set(code, count);
    this.fileFindings = [...opened.findings];
  }

  /** About the file as a whole; more may come until the last row is read. */
  get findings(): readonly Finding[] {
    return this.fileFindings;
  }

  summary(): Summary {
    const { rowCount: rows, rejectedCount: rejected, isComplete } = this;
    return { rows, rejected, findings: Object.fromEntries(this.codes), isComplete };
  }

  /** Behind the last row that was handed out. */
  resumePoint(): ResumePoint {
    const { size, format } = this.opened;
    const header = { line: this.header.line, titles: this.header.titles };
    const { next, after } = this;
    return { size, format, header, next, after, summary: { ...this.summary(), isComplete: false } };
  }

  /** Never throws for what is in the file; only for a disk that fails and for the signal. */
  async *rows(): AsyncGenerator<Row<C>> {
    try {
      for await (const raw of this.rawRows()) {
        if (isBlank(raw)) continue;
        const read = this.withDuplicates(readRow(raw, this.opened.columns, this.header));
        if (raw.line <= this.opened.after) continue;
        if (this.rowCount >= this.opened.limits.rows) {
          this.stop = fileFinding("TOO_MANY_ROWS", { limit: this.opened.limits.rows });
          break;
        }
        this.rowCount++;
        if (!read.ok) this.rejectedCount++;
        for (const finding of read.findings) this.count(finding);
        this.next = raw.next;
        this.after = raw.line;
        yield read;
      }
      this.isComplete = this.stop === null;
      if (this.stop !== null) this.tell(this.stop);
    } finally {
      await this.close();
    }
  }

  /** Only needed where the rows are never asked for. */
  async close(): Promise<void> {
    await this.batches.return(undefined);
  }

  private async *rawRows(): AsyncGenerator<RawRow> {
    yield* this.first;
    if (this.stop !== null) return;
    for await (const batch of this.batches) {
      yield* batch.rows;
      if (batch.stop !== undefined) this.stop = batch.stop;
    }
  }

  /** The first stays; what comes again is rejected, with the line of the first. */
  private withDuplicates(row: Row<C>): Row<C> {
    const key = row.ok ? (this.opened.duplicateKey?.(row.values) ?? null) : null;
    const firstLine = key === null ? null : this.firstLines.seen(key, row.line);
    if (firstLine === null) return row;
    const { line, cells } = row;
    return {
      line,
      cells,
      ok: false,
      findings: [...row.findings, rowFinding("DUPLICATE", line, { firstLine })],
    };
  }

  private tell(finding: Finding): void {
    this.fileFindings.push(finding);
    this.count(finding);
  }

  private count(finding: Finding): void {
    this.codes.set(finding.code, (this.codes.get(finding.code) ?? 0) + 1);
  }
}
