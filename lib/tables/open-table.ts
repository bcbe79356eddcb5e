import type { Columns, Values } from "./columns";
import { type Batch, csvRows, fileChunks } from "./csv/rows";
import { type Finding, fileFinding } from "./findings";
import { type HeaderMatch, type Mapping, matchHeader } from "./header";
import { type Inspected, inspect } from "./inspect";
import { isBlank } from "./read-row";
import { type Format, type ResumePoint, type Summary, Table } from "./table";
import { type Encoding, LIMITS, type Limits, type Position, type RawRow, type Reading } from "./types";
import { WorkbookFault } from "./xlsx/archive";
import { openXlsx, xlsxRows } from "./xlsx/rows";

export type OpenOptions<C extends Columns> = {
  readonly path: string;
  readonly columns: C;
  /** What this sender's files call the columns, saved from before. */
  readonly mapping?: Mapping;
  /** What the person says the encoding is, where the file was read wrongly. */
  readonly encoding?: Encoding;
  readonly limits?: Partial<Limits>;
  /** What makes two rows of one file the same; null for a row that cannot be told. */
  readonly duplicateKey?: (values: Values<C>) => string | null;
  readonly resume?: ResumePoint;
  readonly onProgress?: Reading["onProgress"];
  readonly signal?: AbortSignal;
};

/** The file cannot be read as this table at all, and why; no row was looked at. */
export type RefusedTable = {
  readonly ok: false;
  readonly format: Format | null;
  readonly findings: readonly Finding[];
};

type Source = { format: Format; size: number; findings: Finding[]; batches: AsyncGenerator<Batch> };

// A company's name and a note may stand above the titles.
const ROWS_TO_TITLES = 5;

/**
 * Opens an uploaded file as a table: finds out what it is and how it is written, finds the titles and matches them.
 * Throws for a disk that fails, an abort, and a point of resumption that is another file's.
 */
export async function openTable<C extends Columns>(
  options: OpenOptions<C>,
): Promise<Table<C> | RefusedTable> {
  const { path, columns, resume, signal, onProgress, duplicateKey } = options;
  const limits = { ...LIMITS, ...options.limits };
  const reading: Reading = { limits, ...(signal && { signal }), ...(onProgress && { onProgress }) };
  const encoding = options.encoding ?? (resume?.format.kind === "CSV" ? resume.format.encoding : undefined);
  const inspected = await inspect(path, { limits, ...(encoding && { encoding }), ...(signal && { signal }) });
  if (inspected.format === null) return { ok: false, format: null, findings: [inspected.finding] };
  if (resume !== undefined && resume.size !== inspected.size)
    throw new Error("the point of resumption belongs to another file");
  // Keys of the rows before are needed again, and a workbook is unpacked from its beginning in any case.
  const jump = duplicateKey === undefined ? (resume?.next.bytes ?? null) : null;
  const source = await openSource(path, inspected, reading, resume, jump);
  if ("ok" in source) return source;

  const { format, size, batches } = source;
  const found: Found =
    resume !== undefined && jump !== null
      ? { header: resume.header, next: resume.next, rest: [], stop: null }
      : await findTitles(batches, columns, options.mapping);
  if (found.header === null) {
    await batches.return(undefined);
    return { ok: false, format, findings: [found.stop ?? fileFinding("EMPTY_FILE")] };
  }
  const match = matchHeader(found.header.titles, columns, options.mapping);
  const findings = [...source.findings, ...match.findings];
  if (!match.isUsable) {
    await batches.return(undefined);
    return { ok: false, format, findings: found.stop === null ? findings : [...findings, found.stop] };
  }
  const opened = {
    size,
    format,
    header: { ...found.header, places: match.places },
    columns,
    limits,
    next: resume?.next ?? found.next,
    summary: resume?.summary ?? beginning(findings),
    findings,
    after: resume?.after ?? found.header.line,
    ...(duplicateKey && { duplicateKey }),
  };
  return new Table(opened, batches, found.rest, found.stop);
}

/** Nothing read yet, but what concerns the whole file has been found. */
function beginning(found: readonly Finding[]): Summary {
  const findings: Record<string, number> = {};
  for (const { code } of found) findings[code] = (findings[code] ?? 0) + 1;
  return { rows: 0, rejected: 0, findings, isComplete: false };
}

async function openSource(
  path: string,
  inspected: Exclude<Inspected, { format: null }>,
  reading: Reading,
  resume: ResumePoint | undefined,
  jump: number | null,
): Promise<Source | RefusedTable> {
  const { size } = inspected;
  if (inspected.format === "CSV") {
    const { encoding } = inspected;
    const delimiter = resume?.format.kind === "CSV" ? resume.format.delimiter : inspected.delimiter;
    const bytes = jump ?? inspected.mark;
    const start = { encoding, delimiter, bytes, line: jump === null ? 1 : (resume?.next.line ?? 1) };
    const batches = csvRows(fileChunks(path, bytes), start, { ...reading, total: size });
    return { format: { kind: "CSV", encoding, delimiter }, size, findings: [], batches };
  }
  try {
    const source = await openXlsx(path, reading);
    const { sheet, otherSheets } = source.workbook;
    const findings =
      otherSheets.length === 0
        ? []
        : [fileFinding("OTHER_SHEETS", { sheet: sheet.name, others: otherSheets.slice(0, 10).join(", ") })];
    return {
      format: { kind: "XLSX", sheet: sheet.name },
      size,
      findings,
      batches: xlsxRows(source, reading),
    };
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    return { ok: false, format: null, findings: [fileFinding(error.code, { found: "ZIP" })] };
  }
}

type Titles = { readonly line: number; readonly titles: readonly string[] };
type Found =
  | { readonly header: null; readonly stop: Finding | null }
  | {
      readonly header: Titles;
      readonly next: Position;
      readonly rest: readonly RawRow[];
      readonly stop: Finding | null;
    };

/** The first of the first rows that has what is needed; else the one that has most of it, to say what is missing. */
async function findTitles<C extends Columns>(
  batches: AsyncGenerator<Batch>,
  columns: C,
  mapping: Mapping | undefined,
): Promise<Found> {
  const rows: RawRow[] = [];
  let stop: Finding | null = null;
  let best: { at: number; match: HeaderMatch<C> } | null = null;
  let looked = 0;
  while (true) {
    for (; looked < rows.length && looked < ROWS_TO_TITLES && best?.match.isUsable !== true; looked++) {
      const match = matchHeader(rows[looked]?.cells.map(({ text }) => text) ?? [], columns, mapping);
      if (best === null || match.isUsable || match.matched > best.match.matched) best = { at: looked, match };
    }
    if (best?.match.isUsable === true || looked >= ROWS_TO_TITLES || stop !== null) break;
    const { value, done } = await batches.next();
    if (done === true) break;
    for (const row of value.rows) if (!isBlank(row)) rows.push(row);
    stop = value.stop ?? null;
  }
  const row = best === null ? undefined : rows[best.at];
  if (row === undefined) return { header: null, stop };
  const header = { line: row.line, titles: row.cells.map(({ text }) => text) };
  return { header, next: row.next, rest: rows.slice((best?.at ?? 0) + 1), stop };
}
