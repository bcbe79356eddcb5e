import type { z } from "zod";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import type { readAllSchema, readNoticeSchema } from "./schema";

/** Marks one notice as read; the first reading stays. A notice out of sight and none alike are not found. */
export async function readNotice(
  tx: Tx,
  { residentId, notice }: z.output<typeof readNoticeSchema>,
  now: Date,
): Promise<void> {
  const found = await tx.notice.findUnique({
    where: { residentId_id: { residentId, id: notice } },
    select: { readAt: true },
  });
  if (found === null) throw new AppError("NOT_FOUND");
  await tx.notice.updateMany({ where: { residentId, id: notice, readAt: null }, data: { readAt: now } });
}

/** Marks everything up to a notice as read, of these people. */
export async function readAllNotices(
  tx: Tx,
  residents: readonly string[],
  { upTo }: z.output<typeof readAllSchema>,
  now: Date,
): Promise<void> {
  await tx.notice.updateMany({
    where: { residentId: { in: [...residents] }, id: { lte: upTo }, readAt: null },
    data: { readAt: now },
  });
}
