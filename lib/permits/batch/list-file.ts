import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { documentStore } from "@/lib/documents/store";
import { LARGEST_DOCUMENT } from "@/lib/documents/types";
import type { Finding } from "@/lib/tables/findings";
import { openTable } from "@/lib/tables/open-table";
import { spoolUpload } from "@/lib/tables/spool";
import type { Table } from "@/lib/tables/table";
import { listOptions, type StaffColumns } from "./columns";
import type { ReadAs } from "./types";

/** A list as it came in: kept under its hash, its lines counted; or why it cannot be taken in, all of it. */
export type ReadList =
  | { ok: true; sha256: string; readAs: ReadAs; lines: number; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; findings: readonly Finding[] };

/** Reads an uploaded list from its first line to its last, so that whatever is wrong with the file is told at once. */
export function readList(file: File): Promise<ReadList> {
  return inFolder(async (folder): Promise<ReadList> => {
    const place = path.join(folder, "list");
    const spooled = await spoolUpload(chunksOf(file), place, { limitBytes: LARGEST_DOCUMENT });
    if (!spooled.ok) return { ok: false, findings: [spooled.finding] };
    const table = await openTable(listOptions(place));
    if (!table.ok) return { ok: false, findings: table.findings };
    for await (const _ of table.rows());
    const { rows, isComplete } = table.summary();
    if (!isComplete || rows === 0)
      return {
        ok: false,
        findings: isComplete
          ? [{ code: "EMPTY_FILE", line: null, column: null, params: {} }]
          : table.findings.filter(({ code }) => code !== "COLUMN_UNKNOWN" && code !== "OTHER_SHEETS"),
      };
    const findings = table.findings.map(({ code, column, params }) => ({ code, column, params }));
    const readAs = { format: table.format, findings };
    return {
      ok: true,
      sha256: spooled.sha256,
      readAs,
      lines: rows,
      bytes: new Uint8Array(await readFile(place)),
    };
  });
}

/** The kept list again, from its first line; what `work` gives back, once the file is gone. */
export function withKeptList<T>(
  sha256: string,
  work: (table: Table<StaffColumns>, folder: string) => Promise<T>,
): Promise<T> {
  return inFolder(async (folder) => {
    const bytes = await documentStore().get(sha256);
    if (bytes === null) throw new Error(`the list ${sha256} is not in the store`);
    const place = path.join(folder, "list");
    await writeFile(place, bytes, { mode: 0o600 });
    const table = await openTable(listOptions(place));
    if (!table.ok) throw new Error(`the list ${sha256} was read when it came in and cannot be now`);
    return work(table, folder);
  });
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "hutong-list-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* chunksOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    yield value;
  }
}
