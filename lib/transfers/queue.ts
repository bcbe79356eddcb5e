import type { DeskActor } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import { toDate, toDayOrNull } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import type { Prisma, WorkItem as WorkItemRow } from "@/lib/generated/prisma/client";
import type { ApplicationKind } from "@/lib/permits/types";
import type { WaitingFor } from "./lifecycle";

export const ITEM_KINDS = [
  "TRANSFER_DESTINATION",
  "TRANSFER_ORIGIN",
  "LEDGER",
  "PERMIT",
  "SITE_VISIT",
  "STATEMENT",
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** An entry of a city's queue: a case in which the city is a party, or a record that it must verify. */
export type WorkItem = Omit<WorkItemRow, "dueOn" | "kind" | "waitingFor" | "applicationKind"> & {
  kind: ItemKind;
  /** Of a permit's application, and of a visit for one. */
  applicationKind: ApplicationKind | null;
  waitingFor: WaitingFor;
  dueOn: Day | null;
};

/** The last entry of a page: the next page begins after it. */
export interface QueueKey {
  dueOn: Day | null;
  id: string;
}

export interface QueueFilter {
  waitingFor: readonly WaitingFor[];
  kinds: readonly ItemKind[];
  /** Only those in one of these states. */
  states?: readonly string[];
  mine?: boolean;
  after?: QueueKey;
}

export const QUEUE_PAGE = 50;

/** A city's queue, what is due first first and what has no legal day last; one page by key. */
export async function listQueue(tx: Tx, actor: DeskActor, filter: QueueFilter) {
  const rows = await tx.workItem.findMany({
    where: { AND: [scopeOf(actor, filter), filter.after ? afterKey(filter.after) : {}] },
    orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take: QUEUE_PAGE + 1,
  });
  return page(rows);
}

/** What is closed, the newest case first: nothing is due any more, so the key is the id alone. */
export async function listClosed(tx: Tx, actor: DeskActor, filter: Omit<QueueFilter, "waitingFor">) {
  const scope = scopeOf(actor, { ...filter, waitingFor: ["NOBODY"] });
  const rows = await tx.workItem.findMany({
    where: { AND: [scope, filter.after ? { id: { lt: filter.after.id } } : {}] },
    // The order of the index (city_code, waiting_for, due_on, id), read from its end.
    orderBy: [{ dueOn: { sort: "desc", nulls: "first" } }, { id: "desc" }],
    take: QUEUE_PAGE + 1,
  });
  return page(rows);
}

/** The city's own entry for a case that is open to it. */
export async function findCaseItem(tx: Tx, actor: DeskActor, caseId: string): Promise<WorkItem | null> {
  const row = await tx.workItem.findFirst({ where: { cityCode: actor.city, caseId } });
  return row ? toItem(row) : null;
}

/** An entry of the city's queue by its id; another city's does not exist. */
export async function findItem(tx: Tx, actor: DeskActor, id: string): Promise<WorkItem | null> {
  const row = await tx.workItem.findUnique({ where: { cityCode_id: { cityCode: actor.city, id } } });
  return row ? toItem(row) : null;
}

/** How much waits for whom in the city: cases by who is waited for, and ledger records to verify. */
export async function countWaiting(tx: Tx, actor: DeskActor) {
  const rows = await tx.workItem.groupBy({
    by: ["kind", "waitingFor"],
    where: { cityCode: actor.city, waitingFor: { not: "NOBODY" } },
    _count: true,
  });
  const counts = { CLERK: 0, SUPERVISOR: 0, RESIDENT: 0, OTHER_CITY: 0, ledger: 0 };
  for (const { kind, waitingFor, _count } of rows) {
    if (kind === "LEDGER") counts.ledger += _count;
    else counts[waitingFor as Exclude<WaitingFor, "NOBODY">] += _count;
  }
  return counts;
}

/** What the city has open, by kind, state and who is waited for, and how much of it is past its day. */
export async function countOpenItems(tx: Tx, actor: DeskActor, today: Day) {
  const open = { cityCode: actor.city, waitingFor: { not: "NOBODY" } };
  const by = ["kind", "state", "waitingFor"] as const;
  const all = await tx.workItem.groupBy({ by: [...by], where: open, _count: true, _min: { dueOn: true } });
  const overdue = await tx.workItem.groupBy({
    by: [...by],
    where: { ...open, dueOn: { lt: toDate(today) } },
    _count: true,
  });
  const keyOf = (row: { kind: string; state: string; waitingFor: string }) =>
    `${row.kind} ${row.state} ${row.waitingFor}`;
  const late = new Map(overdue.map((row) => [keyOf(row), row._count]));
  return all.map((row) => ({
    kind: row.kind as ItemKind,
    state: row.state,
    waitingFor: row.waitingFor as WaitingFor,
    count: row._count,
    overdue: late.get(keyOf(row)) ?? 0,
    firstDueOn: toDayOrNull(row._min.dueOn),
  }));
}

/** How many open entries each colleague has taken; null is nobody. */
export async function countByColleague(tx: Tx, actor: DeskActor) {
  const rows = await tx.workItem.groupBy({
    by: ["assignedToId"],
    where: { cityCode: actor.city, waitingFor: { in: ["CLERK", "SUPERVISOR"] } },
    _count: true,
  });
  return rows.map((row) => ({ staffId: row.assignedToId, count: row._count }));
}

function scopeOf(actor: DeskActor, filter: Omit<QueueFilter, "after">): Prisma.WorkItemWhereInput {
  return {
    cityCode: actor.city,
    waitingFor: { in: [...filter.waitingFor] },
    kind: { in: [...filter.kinds] },
    ...(filter.states ? { state: { in: [...filter.states] } } : {}),
    ...(filter.mine ? { assignedToId: actor.id } : {}),
  };
}

function afterKey({ dueOn, id }: QueueKey): Prisma.WorkItemWhereInput {
  if (dueOn === null) return { dueOn: null, id: { gt: id } };
  return {
    OR: [{ dueOn: { gt: toDate(dueOn) } }, { dueOn: null }, { dueOn: toDate(dueOn), id: { gt: id } }],
  };
}

function page(rows: WorkItemRow[]): { items: WorkItem[]; hasMore: boolean } {
  return { items: rows.slice(0, QUEUE_PAGE).map(toItem), hasMore: rows.length > QUEUE_PAGE };
}

// The database's CHECKs keep both columns to these words.
function toItem(row: WorkItemRow): WorkItem {
  return {
    ...row,
    kind: row.kind as ItemKind,
    applicationKind: row.applicationKind as ApplicationKind | null,
    waitingFor: row.waitingFor as WaitingFor,
    dueOn: toDayOrNull(row.dueOn),
  };
}
