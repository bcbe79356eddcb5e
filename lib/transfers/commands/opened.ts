import type { DeskActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { openTransfer } from "../queries";
import type { TransferCase } from "../types";

/** The case an officer acts on, which must be open to them; the look is in the log with the act. */
export async function opened(tx: Tx, actor: DeskActor, reference: string, now: Date): Promise<TransferCase> {
  const found = await openTransfer(tx, actor, reference, now);
  if (!found) throw new AppError("NOT_FOUND");
  return found.transfer;
}
