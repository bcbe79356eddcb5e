import { readDay } from "../cells/day";
import type { Finding } from "../findings";
import { isOurTitle } from "../header";
import type { Format } from "../table";
import type { Cell } from "../types";
import { openCsvSink } from "./csv-sink";
import { LINE_TITLES, REASON_TITLES } from "./titles";
import { openXlsxSink } from "./xlsx-sink";

/** Takes rows of text, one at a time; waits where the disk does. */
export type RowSink = {
  readonly write: (cells: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A rejected row as it was read: `Row` of a table, or one an import rejected for reasons of its own. */
export type Rejected = {
  readonly line: number;
  readonly cells: readonly Cell[];
  readonly findings: readonly Finding[];
  /** Reasons of the import's own, in the reader's language; they stand behind the findings. */
  readonly reasons?: readonly string[];
};

export type RejectsOptions = {
  /** A new file. */
  readonly path: string;
  /** As the table that was sent: a workbook for a workbook, a CSV in its encoding and with its delimiter. */
  readonly format: Format;
  readonly titles: readonly string[];
  readonly locale: "zh" | "en";
  /** A finding as a sentence in the reader's language (`explain`). */
  readonly explain: (finding: Finding) => string;
};

/**
 * The rows that were not taken, to be mended and sent again: first why and from which line, then what was sent. Reason
 * and line stand in front, for a row may be too wide. Sent again, the two columns are passed over.
 */
export async function openRejects(options: RejectsOptions) {
  const { format, titles, locale } = options;
  const sink =
    format.kind === "CSV"
      ? await openCsvSink(options.path, format.encoding, format.delimiter)
      : await openXlsxSink(options.path, format.sheet);
  // A rejects file that is rejected again keeps only the newest reasons.
  const ours = new Set(titles.flatMap((title, at) => (isOurTitle(title) ? [at] : [])));
  const theirs = <T>(cells: readonly T[]) => cells.filter((_, at) => !ours.has(at));
  await sink.write([REASON_TITLES[locale], LINE_TITLES[locale], ...theirs(titles)]);
  return {
    async write(row: Rejected): Promise<void> {
      const found = [...row.findings.map(options.explain), ...(row.reasons ?? [])];
      const reasons = found.join(locale === "zh" ? "；" : "; ");
      await sink.write([reasons, String(row.line), ...theirs(row.cells).map(written)]);
    },
    close: sink.close,
  };
}

/** A date goes back as a date that nobody can misread, not as the number behind it. */
function written(cell: Cell): string {
  if (cell.kind !== "DATE") return cell.text;
  const day = readDay(cell);
  return day.ok ? day.value : cell.text;
}
