import type { z } from "zod";
import { recordEvent } from "@/lib/audit/log";
import type { DeskActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { openApplication } from "@/lib/permits/queries";
import { openStatementItem } from "@/lib/permits/statements/decide";
import { openLedgerItem } from "@/lib/residents/commands/open";
import { openTransfer } from "../queries";
import { findItem, type ItemKind, type WorkItem } from "../queue";
import type { assignSchema, itemSchema } from "../schema";
import type { At } from "./advance";

/** What the event of an entry is about. */
const SUBJECTS = {
  TRANSFER_DESTINATION: "TRANSFER_CASE",
  TRANSFER_ORIGIN: "TRANSFER_CASE",
  LEDGER: "YEAR_RECORD",
  PERMIT: "PERMIT_APPLICATION",
  SITE_VISIT: "PERMIT_APPLICATION",
  STATEMENT: "STATEMENT",
} as const satisfies Record<ItemKind, string>;

/** Takes an entry of the city's queue, so that two clerks do not do the same work. Taking it again changes nothing. */
export async function claimItem(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof itemSchema>,
  at: At,
): Promise<void> {
  const item = await openItem(tx, actor, input.item, at);
  if (item.assignedToId === actor.id) return;
  if (item.assignedToId !== null) throw new AppError("STALE");
  await assign(tx, actor, item, { to: actor.id, action: "ITEM_CLAIMED", seenVersion: input.seenVersion }, at);
}

/** Gives an entry back: whoever took it does, or a supervisor. */
export async function releaseItem(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof itemSchema>,
  at: At,
): Promise<void> {
  const item = await openItem(tx, actor, input.item, at);
  if (item.assignedToId === null) return;
  if (item.assignedToId !== actor.id && actor.role !== "SUPERVISOR") throw new AppError("FORBIDDEN");
  await assign(tx, actor, item, { to: null, action: "ITEM_RELEASED", seenVersion: input.seenVersion }, at);
}

/** A supervisor hands an entry to a colleague of the same city. */
export async function assignItem(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof assignSchema>,
  at: At,
): Promise<void> {
  if (actor.role !== "SUPERVISOR") throw new AppError("FORBIDDEN");
  const item = await openItem(tx, actor, input.item, at);
  const colleague = await tx.staff.findFirst({
    where: {
      id: input.staffId,
      cityCode: actor.city,
      status: "ACTIVE",
      role: { in: ["CLERK", "SUPERVISOR"] },
    },
    select: { id: true },
  });
  if (!colleague) throw new AppError("INVALID", { fields: { staffId: "choose" } });
  const change = { to: colleague.id, action: "ITEM_ASSIGNED", seenVersion: input.seenVersion };
  await assign(tx, actor, item, change, at);
}

async function openItem(tx: Tx, actor: DeskActor, id: string, at: At): Promise<WorkItem> {
  const item = await findItem(tx, actor, id);
  if (!item) throw new AppError("NOT_FOUND");
  // The act is written into the person's file, so the file is opened, and that is in the log as well.
  if (!(await openFile(tx, actor, item, at))) throw new AppError("NOT_FOUND");
  if (item.waitingFor === "NOBODY") throw new AppError("WRONG_STATE");
  return item;
}

function openFile(tx: Tx, actor: DeskActor, item: WorkItem, at: At): Promise<object | null> {
  if (item.kind === "STATEMENT") return openStatementItem(tx, actor, item.id, at.now);
  if (item.reference === null) return openLedgerItem(tx, actor, item.id, at.now);
  if (item.applicationId !== null) return openApplication(tx, actor, item.reference, at.now);
  return openTransfer(tx, actor, item.reference, at.now);
}

async function assign(
  tx: Tx,
  actor: DeskActor,
  item: WorkItem,
  change: { to: string | null; action: string; seenVersion: number },
  at: At,
): Promise<void> {
  const { count } = await tx.workItem.updateMany({
    where: { cityCode: item.cityCode, id: item.id, rowVersion: change.seenVersion },
    data: { assignedToId: change.to, updatedAt: at.now, rowVersion: { increment: 1 } },
  });
  if (count === 0) throw new AppError("STALE");
  const caseId = item.caseId ?? item.applicationId;
  await recordEvent(tx, actor, at.now, {
    residentId: item.residentId,
    action: change.action,
    subjectKind: SUBJECTS[item.kind],
    subjectId: item.reference ?? item.recordId ?? item.importId ?? item.id,
    ...(caseId === null ? {} : { caseId }),
    detail: change.to === null ? {} : { to: change.to },
  });
}
