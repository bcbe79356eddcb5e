import { z } from "zod";
import { decodeCounter } from "@/lib/auth/counter-handle";
import type { DeskActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { openLedgerItem, openPersonByHash } from "@/lib/residents/commands/open";
import { openTransfer } from "@/lib/transfers/queries";
import { referenceSchema } from "@/lib/transfers/schema";

/**
 * Through what an officer has a person's records before them: an entry of the queue, a case, or the counter. Every
 * act opens the file anew through the same, so that a post can do no more than the page it stood on.
 */
export const throughSchema = z.object({
  throughItem: z.uuid().optional(),
  throughCase: referenceSchema.optional(),
  throughCounter: z.string().max(4000).optional(),
});

export type Through = z.output<typeof throughSchema>;

export interface Opened {
  residentId: string;
  /** The page that the act leads back to. */
  back: string;
}

/** Brings the person into sight, with the look in the log. Refuses a way that is not, or no longer, open. */
export async function openThrough(tx: Tx, actor: DeskActor, through: Through, now: Date): Promise<Opened> {
  const { throughItem, throughCase, throughCounter } = through;
  if (throughItem !== undefined) {
    const opened = await openLedgerItem(tx, actor, throughItem, now);
    if (opened) return { residentId: opened.residentId, back: "/desk/ledger" };
  } else if (throughCase !== undefined) {
    const opened = await openTransfer(tx, actor, throughCase, now);
    if (opened) {
      const back = `/desk/cases/${encodeURIComponent(throughCase)}`;
      return { residentId: opened.transfer.residentId, back };
    }
  } else if (throughCounter !== undefined) {
    const handle = await decodeCounter(actor, throughCounter);
    const residentId = handle && (await openPersonByHash(tx, actor, handle, now));
    if (residentId) return { residentId, back: `/desk/people/${throughCounter}` };
  }
  throw new AppError("NOT_FOUND");
}
