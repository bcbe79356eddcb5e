import type { Tx } from "@/lib/db/types";
import type { AuditEvent } from "@/lib/generated/prisma/client";

/** Where a page of the log begins: after this event, going back in time. */
export interface LogKey {
  at: Date;
  id: string;
}

export const LOG_PAGE = 50;

/** Acts that are looks: somebody read, and changed nothing. */
export const LOOKS = [
  "CASE_OPENED",
  "APPLICATION_OPENED",
  "PERMIT_OPENED",
  "STATEMENT_OPENED",
  "LEDGER_OPENED",
  "PERSON_OPENED",
  "DOCUMENT_OPENED",
  "ID_NUMBER_UNMASKED",
] as const;

/** Everything recorded about one person in the actor's sight, the latest first, one page by key. */
export async function listPersonEvents(
  tx: Tx,
  residentId: string,
  options: { after: LogKey | null; onlyLooks: boolean },
): Promise<{ events: AuditEvent[]; next: LogKey | null }> {
  const { after } = options;
  const rows = await tx.auditEvent.findMany({
    where: {
      AND: [
        { residentId },
        options.onlyLooks ? { action: { in: [...LOOKS] } } : {},
        after ? { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] } : {},
      ],
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: LOG_PAGE + 1,
  });
  const events = rows.slice(0, LOG_PAGE);
  const last = events.at(-1);
  return { events, next: rows.length > LOG_PAGE && last ? { at: last.at, id: last.id } : null };
}
