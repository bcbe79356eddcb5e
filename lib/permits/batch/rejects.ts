import path from "node:path";
import type { DeskActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { openRejects } from "@/lib/tables/rejects/rejects";
import type { Cell } from "@/lib/tables/types";
import { withKeptList } from "./list-file";
import { type BatchLine, listLeftOut } from "./queries";
import type { Batch } from "./types";

const TOGETHER = 1000;

/**
 * Writes the lines that were left out as a table like the one that came in, each with its reason, and hands the file to
 * `work` before it is removed. The lines are walked beside the list, so that none of either is kept.
 */
export function withRejects<T>(
  officer: DeskActor,
  batch: Batch,
  { locale, reasonsOf }: { locale: "zh" | "en"; reasonsOf: (line: BatchLine) => readonly string[] },
  work: (path: string) => Promise<T>,
): Promise<T> {
  return withKeptList(batch.fileSha256, async (table, folder) => {
    const place = path.join(folder, "rejects");
    const { format, header } = table;
    const sink = await openRejects({ path: place, format, titles: header.titles, locale, explain: () => "" });
    const rows = table.rows();
    for await (const line of leftOut(officer, batch)) {
      const cells = await cellsAt(rows, line.lineNo);
      await sink.write({ line: line.lineNo, cells, findings: [], reasons: reasonsOf(line) });
    }
    await rows.return(undefined);
    await sink.close();
    return work(place);
  });
}

async function* leftOut(officer: DeskActor, batch: Batch): AsyncGenerator<BatchLine> {
  for (let after = 0; ; ) {
    const from = after;
    const page = await withActor(officer, (tx) => listLeftOut(tx, batch, from, TOGETHER));
    yield* page.lines;
    after = page.lines.at(-1)?.lineNo ?? after;
    if (!page.hasMore) return;
  }
}

/** The cells of a line; both walk downwards, so every row is read once. */
async function cellsAt(
  rows: AsyncGenerator<{ line: number; cells: readonly Cell[] }>,
  line: number,
): Promise<readonly Cell[]> {
  for (;;) {
    const { value, done } = await rows.next();
    if (done === true) throw new Error(`the list has no line ${line}`);
    if (value.line === line) return value.cells;
  }
}
