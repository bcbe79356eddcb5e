import type { DeskActor } from "@/lib/auth/types";
import { clock, dayOf } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { AppError } from "@/lib/errors";
import { endorseInBatch } from "../commands/endorse-in-batch";
import type { LateEffect } from "../late-effect";
import { type BatchLine, findBatch, toLine } from "./queries";
import { type Batch, LINE_OUTCOMES, type LineOutcome } from "./types";

/** Lines that are looked up together; each is a transaction of its own. */
const LOOKED_UP = 200;

/**
 * Endorses the fit lines of a confirmed list, one person per transaction, from where the last run stopped. The line and
 * the permit change together or not at all, so a stop at any point leaves nothing half done and nothing is done twice.
 */
export async function endorseBatch(officer: DeskActor, id: string, until: () => boolean): Promise<number> {
  const batch = await withActor(officer, (tx) => findBatch(tx, officer, id));
  if (batch?.state !== "CONFIRMED" || batch.confirmedAt === null) return 0;
  let worked = 0;
  let after = 0;
  const failed: unknown[] = [];
  for (;;) {
    const lines = await listWaiting(officer, batch, after);
    for (const line of lines) {
      if (until()) return worked;
      after = line.lineNo;
      try {
        worked += (await endorseLine(officer, batch, line)) ? 1 : 0;
      } catch (error) {
        // A defect at one line holds up no other; the line stays waiting, and the log learns of it.
        failed.push(error);
      }
    }
    if (lines.length < LOOKED_UP) break;
  }
  if (failed.length > 0) throw failed[0];
  await finish(officer, batch);
  return worked;
}

function listWaiting(officer: DeskActor, { cityCode, id }: Batch, after: number): Promise<BatchLine[]> {
  return withActor(officer, async (tx) => {
    const rows = await tx.permitBatchLine.findMany({
      where: { cityCode, batchId: id, finding: null, outcome: null, lineNo: { gt: after } },
      orderBy: { lineNo: "asc" },
      take: LOOKED_UP,
    });
    return rows.map(toLine);
  });
}

/** False where somebody else has done it, or the permit moved in this moment: then the next run comes back to it. */
async function endorseLine(officer: DeskActor, batch: Batch, line: BatchLine): Promise<boolean> {
  try {
    return await settle(officer, batch, line, "ENDORSED");
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "STALE") return false;
    const outcome = LINE_OUTCOMES.find((one) => one === error.code) ?? "WRONG_STATE";
    return settle(officer, batch, line, outcome);
  }
}

/** Says what became of a line, and does it: the row is the lock, so that two at once do it once. */
function settle(officer: DeskActor, batch: Batch, line: BatchLine, outcome: LineOutcome): Promise<boolean> {
  const { cityCode, id, confirmedAt } = batch;
  return withActor(officer, async (tx) => {
    const now = clock.now();
    const { count } = await tx.permitBatchLine.updateMany({
      where: { cityCode, batchId: id, lineNo: line.lineNo, finding: null, outcome: null },
      data: { outcome, doneAt: now },
    });
    if (count === 0) return false;
    if (outcome === "ENDORSED") {
      const { act, effect } = line.values;
      if (act === undefined || confirmedAt === null) throw new Error(`line ${line.lineNo} was not confirmed`);
      const confirmed = {
        ...{ number: line.permitNumber, act, confirmedOn: dayOf(confirmedAt) },
        effect: (effect ?? null) as LateEffect | null,
      };
      await endorseInBatch(tx, officer, confirmed, { now, today: dayOf(now) });
    }
    // Last, for everyone who works on this list waits for this row.
    await tx.permitBatch.updateMany({ where: { cityCode, id }, data: { done: { increment: 1 } } });
    return true;
  });
}

async function finish(officer: DeskActor, { cityCode, id }: Batch): Promise<void> {
  await withActor(officer, async (tx) => {
    const waiting = await tx.permitBatchLine.count({
      where: { cityCode, batchId: id, finding: null, outcome: null },
    });
    if (waiting > 0) return;
    await tx.permitBatch.updateMany({
      where: { cityCode, id, state: "CONFIRMED" },
      data: { state: "DONE", finishedAt: clock.now(), rowVersion: { increment: 1 } },
    });
  });
}
