import type { Finding } from "./findings";

/** What a table may be written in. `UTF-8-BOM` is kept apart because a rejects file is written as it came. */
export type Encoding = "UTF-8" | "UTF-8-BOM" | "UTF-16LE" | "UTF-16BE" | "GB18030";

export type Delimiter = "," | ";" | "\t";

/**
 * One cell. TEXT is as typed; NUMBER is the workbook's own decimal text (`3.2010219881231E+17`); DATE is a number
 * shown as a date, its text an Excel serial in the 1900 system; ERROR is `#N/A` and its like; FORMULA has no kept value.
 */
export type Cell = {
  readonly text: string;
  readonly kind: "TEXT" | "NUMBER" | "DATE" | "ERROR" | "FORMULA";
};

/** A row as it stands in the file, before anything is asked of its cells. */
export type RawRow = {
  /** Where it begins: the physical line of a CSV, the row number of a sheet; from 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
  readonly findings: readonly Finding[];
  /** The line and, in CSV, the byte of the source at which the next row begins. */
  readonly next: Position;
};

/** A place between two rows. `bytes` is null in a workbook, which is unpacked from its beginning. */
export type Position = { readonly line: number; readonly bytes: number | null };

/** Done so far and in all: bytes of the CSV, or unpacked bytes of the workbook's parts. */
export type Progress = { readonly done: number; readonly total: number };

/** What a table may be at most; beyond each there is a finding that names it. Bytes unless said otherwise. */
export type Limits = {
  readonly fileBytes: number;
  /** Also how many keys are remembered for duplicates, at 23 to 46 bytes each. */
  readonly rows: number;
  readonly columns: number;
  /** One row with its quoted newlines; also how far an unclosed quote is followed. */
  readonly rowBytes: number;
  /** A workbook's parts, unpacked, each. */
  readonly unpackedBytes: number;
};

export const LIMITS: Limits = {
  fileBytes: 1024 ** 3,
  rows: 5_000_000,
  columns: 256,
  rowBytes: 256 * 1024,
  // A full sheet of 1,048,576 rows with twenty columns is about 1 GB of XML.
  unpackedBytes: 2 * 1024 ** 3,
};

export type Reading = {
  readonly limits: Limits;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
};
