import type { DeskActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { findBatch } from "./queries";
import type { LineOutcome } from "./types";

const GONE: LineOutcome = "OFFICER_GONE";

/**
 * Ends a list whose officer's account is off: nothing is done in the name of somebody who may no longer act. What was
 * done stays; the rest is told line by line, and anyone may send it in again.
 */
export function closeWithoutOfficer(officer: DeskActor, id: string): Promise<number> {
  return withActor(officer, async (tx) => {
    const batch = await findBatch(tx, officer, id);
    if (batch === null || (batch.state !== "CHECKING" && batch.state !== "CONFIRMED")) return 0;
    const now = clock.now();
    const of = { cityCode: batch.cityCode, batchId: id };
    const confirmed = batch.state === "CONFIRMED";
    const { count } = confirmed
      ? await tx.permitBatchLine.updateMany({
          where: { ...of, finding: null, outcome: null },
          data: { outcome: GONE, doneAt: now },
        })
      : { count: 0 };
    await tx.permitBatch.updateMany({
      where: { cityCode: batch.cityCode, id, state: batch.state },
      data: {
        state: confirmed ? "DONE" : "DISCARDED",
        done: { increment: count },
        finishedAt: now,
        rowVersion: { increment: 1 },
      },
    });
    return count;
  });
}
