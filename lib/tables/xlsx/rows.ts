import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Batch } from "../csv/rows";
import { fileFinding } from "../findings";
import type { Reading } from "../types";
import { Archive, WorkbookFault } from "./archive";
import { SharedStrings } from "./shared-strings";
import { SheetRows } from "./sheet";
import { TextGatherer } from "./text";
import { readWorkbook, type Workbook } from "./workbook";
import { readXml } from "./xml";

export type XlsxSource = { readonly archive: Archive; readonly workbook: Workbook };

/** Opens a workbook as far as its list of sheets. Throws only `WorkbookFault`. */
export async function openXlsx(file: string, reading: Reading): Promise<XlsxSource> {
  const archive = await Archive.open(file, reading.limits);
  try {
    return { archive, workbook: await readWorkbook(archive) };
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** The rows of the first sheet; closes the archive. What the workbook breaks at is the last batch's `stop`. */
export async function* xlsxRows(source: XlsxSource, reading: Reading): AsyncGenerator<Batch> {
  const { archive, workbook } = source;
  const strings = new SharedStrings(path.join(tmpdir(), `table-${randomUUID()}`));
  const shared = workbook.sharedStrings;
  const total = archive.size(workbook.sheet.part) + (shared === null ? 0 : archive.size(shared));
  let done = 0;
  const tell = (bytes: number) => {
    reading.signal?.throwIfAborted();
    done += bytes;
    reading.onProgress?.({ done, total });
  };
  const sheet = new SheetRows(workbook, strings, reading.limits);
  try {
    if (shared !== null) {
      const text = new TextGatherer();
      const close = (name: string) => (name === "si" ? strings.add(text.take()) : text.close(name));
      for await (const bytes of readXml(archive.read(shared), { open: text.open, text: text.text, close }))
        tell(bytes);
    }
    for await (const bytes of readXml(archive.read(workbook.sheet.part), sheet)) {
      tell(bytes);
      yield { rows: sheet.take() };
    }
    yield { rows: sheet.take() };
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    yield { rows: sheet.take(), stop: fileFinding(error.code) };
  } finally {
    strings.close();
    archive.close();
  }
}
