import type { Tx } from "@/lib/db/types";
import type { Notice } from "./types";

/** A page of notices; older ones follow by key. */
export const NOTICES_PAGE = 30;

/** More unread notices than this are not counted: the menu says so many and no more. */
const MOST_COUNTED = 100;

/** A page of the notices of the people given, the latest first. Ids are made in the order of time, so they are the key. */
export async function listNotices(
  tx: Tx,
  residents: readonly string[],
  after: string | null,
): Promise<{ notices: Notice[]; next: string | null }> {
  const rows = await tx.notice.findMany({
    where: { residentId: { in: [...residents] }, ...(after === null ? {} : { id: { lt: after } }) },
    orderBy: { id: "desc" },
    take: NOTICES_PAGE + 1,
  });
  const notices = rows.slice(0, NOTICES_PAGE).map((row) => ({
    ...row,
    // The writers' own words (lib/permits/commands/tell.ts).
    subjectKind: row.subjectKind as Notice["subjectKind"],
    values: row.values as Notice["values"],
  }));
  notices.sort(latestFirst);
  return { notices, next: rows.length > NOTICES_PAGE ? (rows[NOTICES_PAGE - 1]?.id ?? null) : null };
}

/** Notices of one moment, as after days of downtime, by the days that brought them. */
function latestFirst(a: Notice, b: Notice): number {
  return (
    b.createdAt.getTime() - a.createdAt.getTime() || (dayIn(a) < dayIn(b) ? 1 : dayIn(a) > dayIn(b) ? -1 : 0)
  );
}

function dayIn({ values }: Notice): string {
  return typeof values.on === "string" ? values.on : "";
}

/** How many notices of these people nobody has read yet, as far as it is worth counting. */
export async function countUnread(tx: Tx, residents: readonly string[]): Promise<number> {
  const rows = await tx.notice.findMany({
    where: { residentId: { in: [...residents] }, readAt: null },
    select: { id: true },
    take: MOST_COUNTED,
  });
  return rows.length;
}
