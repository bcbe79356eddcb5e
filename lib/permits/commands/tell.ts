import type { Tx } from "@/lib/db/types";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";

/** Puts a notice into somebody's file; the text is made when it is read, in the reader's language. */
export async function tell(
  tx: Tx,
  notice: {
    residentId: string;
    /** A key under `notices.kinds`. */
    kind: string;
    values: Prisma.InputJsonObject;
  } & ({ number: string } | { reference: string }),
  now: Date,
): Promise<void> {
  const subject =
    "number" in notice
      ? { subjectKind: "PERMIT", subjectId: notice.number }
      : { subjectKind: "PERMIT_APPLICATION", subjectId: notice.reference };
  const { residentId, kind, values } = notice;
  await tx.notice.createMany({
    data: { residentId, id: newId(), kind, values, createdAt: now, ...subject },
  });
}
