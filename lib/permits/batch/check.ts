import type { DeskActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Header, Row } from "@/lib/tables/read-row";
import { checkLines } from "./check-lines";
import type { StaffColumns } from "./columns";
import { withKeptList } from "./list-file";
import { findBatch } from "./queries";
import type { Batch } from "./types";

/** Lines that are checked and kept together: all of them or none. */
const TOGETHER = 250;

/** Checks a list line by line from where the last run stopped. Returns how many lines it worked on. */
export async function checkBatch(officer: DeskActor, id: string, until: () => boolean): Promise<number> {
  const batch = await withActor(officer, (tx) => findBatch(tx, officer, id));
  if (batch?.state !== "CHECKING") return 0;
  return withKeptList(batch.fileSha256, async (table) => {
    let seen = 0;
    let worked = 0;
    let rows: Row<StaffColumns>[] = [];
    const keep = async () => {
      const kept = await keepLines(officer, batch, seen - rows.length, { rows, places: table.header.places });
      worked += rows.length;
      rows = [];
      return kept;
    };
    for await (const row of table.rows()) {
      // Lines of an earlier run are read again for the sake of duplicates alone.
      if (++seen <= batch.done) continue;
      rows.push(row);
      if (rows.length < TOGETHER) continue;
      if (!(await keep()) || until()) return worked;
    }
    if (rows.length > 0 && !(await keep())) return worked;
    await finish(officer, batch);
    return worked;
  });
}

/** Keeps checked lines and says how far it is; false where somebody else is at it, or the list was put aside. */
function keepLines(
  officer: DeskActor,
  { cityCode, id }: Batch,
  before: number,
  { rows, places }: { rows: readonly Row<StaffColumns>[]; places: Header<StaffColumns>["places"] },
): Promise<boolean> {
  return withActor(officer, async (tx) => {
    const { count } = await tx.permitBatch.updateMany({
      where: { cityCode, id, state: "CHECKING", done: before },
      data: { done: before + rows.length },
    });
    if (count === 0) return false;
    const lines = await checkLines(tx, officer, rows, { places, today: clock.today() });
    await tx.permitBatchLine.createMany({
      data: lines.map(({ values, ...line }) => ({
        ...{ cityCode, batchId: id, ...line },
        values: values as Prisma.InputJsonObject,
      })),
    });
    const fit = lines.filter(({ finding }) => finding === null).length;
    if (fit > 0)
      await tx.permitBatch.updateMany({ where: { cityCode, id }, data: { fit: { increment: fit } } });
    return true;
  });
}

async function finish(officer: DeskActor, { cityCode, id, lines }: Batch): Promise<void> {
  await withActor(officer, (tx) =>
    tx.permitBatch.updateMany({
      where: { cityCode, id, state: "CHECKING", done: lines },
      data: { state: "CHECKED", rowVersion: { increment: 1 } },
    }),
  );
}
