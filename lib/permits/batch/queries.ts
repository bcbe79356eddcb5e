import type { DeskActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import type { PermitBatch as BatchRow, PermitBatchLine as LineRow } from "@/lib/generated/prisma/client";
import type { Batch, BatchState, LineFinding, LineOutcome, LineValues, ReadAs } from "./types";

export interface BatchLine {
  lineNo: number;
  permitNumber: string;
  personName: string;
  finding: LineFinding | null;
  values: LineValues;
  outcome: LineOutcome | null;
}

/** Lines of a page of them; each says why it is left out. */
export const LINES_PAGE = 50;

/** The latest lists of the officer's city. */
export async function listBatches(tx: Tx, actor: DeskActor, before?: string): Promise<Batch[]> {
  const rows = await tx.permitBatch.findMany({
    where: { cityCode: actor.city, ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: LINES_PAGE,
  });
  return rows.map(toBatch);
}

/** A list of the officer's city; another city's does not exist. */
export async function findBatch(tx: Tx, actor: Pick<DeskActor, "city">, id: string): Promise<Batch | null> {
  const row = await tx.permitBatch.findUnique({ where: { cityCode_id: { cityCode: actor.city, id } } });
  return row && toBatch(row);
}

/** How many lines have which finding, outcome and act: at most as many as a list has lines. */
export async function countLines(tx: Tx, { cityCode, id }: Batch) {
  const rows = await tx.$queryRaw<
    {
      finding: string | null;
      outcome: string | null;
      act: string | null;
      effect: string | null;
      count: bigint;
    }[]
  >`
    SELECT finding, outcome, values->>'act' AS act, values->>'effect' AS effect, count(*) AS count
    FROM permit_batch_line WHERE city_code = ${cityCode} AND batch_id = ${id}::uuid
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
  return rows.map((row) => ({
    finding: row.finding as LineFinding | null,
    outcome: row.outcome as LineOutcome | null,
    act: row.act as LineValues["act"] | null,
    effect: row.effect,
    count: Number(row.count),
  }));
}

/** Lines that are or were left out, by line, one page by key. */
export async function listLeftOut(tx: Tx, { cityCode, id }: Batch, after = 0, take = LINES_PAGE) {
  const rows = await tx.permitBatchLine.findMany({
    where: {
      ...{ cityCode, batchId: id, lineNo: { gt: after } },
      OR: [{ finding: { not: null } }, { outcome: { not: "ENDORSED" } }],
    },
    orderBy: { lineNo: "asc" },
    take: take + 1,
  });
  return { lines: rows.slice(0, take).map(toLine), hasMore: rows.length > take };
}

export function toLine(row: LineRow): BatchLine {
  const { lineNo, permitNumber, personName } = row;
  return {
    ...{ lineNo, permitNumber, personName },
    finding: row.finding as LineFinding | null,
    values: row.values as LineValues,
    outcome: row.outcome as LineOutcome | null,
  };
}

function toBatch(row: BatchRow): Batch {
  return { ...row, state: row.state as BatchState, readAs: row.readAs as unknown as ReadAs };
}
