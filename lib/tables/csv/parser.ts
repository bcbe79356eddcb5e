import { type CsvError, type Parser, parse } from "csv-parse";
import type { Delimiter } from "../types";

/** A row's fields with one character for each byte, and where the row ends, in bytes from where this parser began. */
export type ByteRow = { readonly fields: readonly string[]; readonly end: number };

export type QuoteFault = "NOT_CLOSED" | "MISPLACED";

/**
 * csv-parse over bytes. Its rows are taken as they are recognised, not through its readable side: a chunk's rows are
 * there when the chunk is written, and nothing is buffered twice. It is thrown away after a fault.
 */
export class ByteParser {
  private rows: ByteRow[] = [];
  private readonly parser: Parser;

  constructor(delimiter: Delimiter, rowBytes: number) {
    this.parser = parse({
      delimiter,
      encoding: "latin1",
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: rowBytes,
      on_record: (record, context) => {
        this.rows.push({ fields: record, end: context.bytes });
        return null;
      },
    });
    // The callback of write and end tells the same; without a listener it would be thrown.
    this.parser.on("error", () => undefined);
  }

  write(chunk: Buffer): Promise<QuoteFault | null> {
    return new Promise((resolve) => {
      this.parser.write(chunk, (error) => resolve(faultOf(error)));
    });
  }

  end(): Promise<QuoteFault | null> {
    return new Promise((resolve) => {
      this.parser.once("error", (error) => resolve(faultOf(error)));
      this.parser.end(() => resolve(null));
    });
  }

  take(): readonly ByteRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }
}

function faultOf(error: Error | CsvError | null | undefined): QuoteFault | null {
  if (error === null || error === undefined) return null;
  const code: string = "code" in error ? error.code : "";
  // A row that grows without end is a quote that nothing closes, unless its first line alone is as long.
  if (code === "CSV_QUOTE_NOT_CLOSED" || code === "CSV_MAX_RECORD_SIZE") return "NOT_CLOSED";
  if (code === "CSV_INVALID_CLOSING_QUOTE" || code === "INVALID_OPENING_QUOTE") return "MISPLACED";
  throw error;
}
