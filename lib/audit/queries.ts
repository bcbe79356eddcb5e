import type { AuditorActor } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { addDays } from "@/lib/places/days";

/** An entry of the log as the auditor reads it: a pseudonym in place of the person, never a name or a number. */
export interface LogEntry {
  id: string;
  at: Date;
  actorId: string;
  actorRole: string;
  cityCode: string | null;
  zoneId: string | null;
  action: string;
  subjectKind: string;
  subjectId: string;
  residentId: string | null;
  purpose: string | null;
}

export interface LogFilter {
  /** A day in Asia/Shanghai. */
  day?: Day;
  action?: string;
  before?: { at: Date; id: string };
}

export const LOG_PAGE = 50;

/** What was done and looked at in people's files, newest first; one page by key. */
export async function listPersonEvents(tx: Tx, _actor: AuditorActor, filter: LogFilter) {
  const rows = await tx.auditEvent.findMany({
    where: whereOf(filter),
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: LOG_PAGE + 1,
  });
  return page(rows.map(({ detail: _detail, caseId: _caseId, ...row }) => ({ ...row, zoneId: null })));
}

/** What was done to rules, staff and zones, newest first; one page by key. */
export async function listOfficeEvents(tx: Tx, _actor: AuditorActor, filter: LogFilter) {
  const rows = await tx.staffEvent.findMany({
    where: whereOf(filter),
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: LOG_PAGE + 1,
  });
  return page(rows.map(({ detail: _detail, ...row }) => ({ ...row, residentId: null, purpose: null })));
}

/** Names of the staff behind entries of the log, by id. */
export async function staffNames(
  tx: Tx,
  _actor: AuditorActor,
  entries: readonly LogEntry[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(entries.map((entry) => entry.actorId))].filter((id) => UUID.test(id));
  const rows = await tx.staff.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(rows.map((row) => [row.id, row.name]));
}

const UUID = /^[0-9a-f-]{36}$/;

function whereOf({ day, action, before }: LogFilter) {
  return {
    AND: [
      day === undefined ? {} : { at: { gte: startOf(day), lt: startOf(addDays(day, 1)) } },
      action === undefined ? {} : { action },
      before === undefined
        ? {}
        : { OR: [{ at: { lt: before.at } }, { at: before.at, id: { lt: before.id } }] },
    ],
  };
}

/** Midnight in Shanghai, which has had no summer time since 1991. */
function startOf(day: Day): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

function page<Row>(rows: Row[]) {
  return { entries: rows.slice(0, LOG_PAGE), hasMore: rows.length > LOG_PAGE };
}
