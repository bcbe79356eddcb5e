import { recordEvent } from "@/lib/audit/log";
import type { DeskActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { appendRecord } from "@/lib/residents/commands/append-record";
import { requireOtherHousehold } from "@/lib/residents/commands/other-household";
import { closeLedgerItem } from "@/lib/residents/commands/resident";
import { findCurrentRecord } from "@/lib/residents/queries";
import { findItem } from "@/lib/transfers/queue";
import { isSame } from "../credential/compare-records";
import { findTakenStatement } from "./queries";
import type { DecideStatement } from "./schema";
import type { Settled } from "./types";
import { contentOf } from "./write";

/** Brings the person behind a task of the acting city into sight, with the look in the log; null for any other's. */
export async function openStatementItem(
  tx: Tx,
  actor: DeskActor,
  item: string,
  now: Date,
): Promise<{ residentId: string; importId: string } | null> {
  const [row] = await tx.$queryRaw<{ resident_id: string; import_id: string }[]>`
    SELECT resident_id, import_id FROM app_open_statement_item(${actor.city}, ${item}::uuid, ${newId()}::uuid, ${now})`;
  return row ? { residentId: row.resident_id, importId: row.import_id } : null;
}

/**
 * A clerk says of each conflict of a statement whose version holds, all at once; the task is closed by it. Ours stays,
 * or theirs takes its place with ours still to be read.
 */
export async function decideStatement(
  tx: Tx,
  actor: DeskActor,
  input: DecideStatement,
  now: Date,
): Promise<void> {
  const opened = await openStatementItem(tx, actor, input.item, now);
  const item = opened && (await findItem(tx, actor, input.item));
  const statement = opened && (await findTakenStatement(tx, opened.residentId, opened.importId));
  if (!opened || !item || !statement) throw new AppError("NOT_FOUND");
  await requireOtherHousehold(tx, opened.residentId);
  const conflicts = conflictsOf(statement.records);
  const missing = conflicts.flatMap((_, index) => (input.choices[index] ? [] : [`choice.${index}`]));
  if (missing.length > 0) {
    throw new AppError("INVALID", { fields: Object.fromEntries(missing.map((name) => [name, "choose"])) });
  }
  await close(tx, actor, input, now);
  const gone = new Set<string>();
  for (const [index, conflict] of conflicts.entries()) {
    const choice = input.choices[index];
    if (choice?.take === "THEIRS") {
      await takeTheirs(
        tx,
        actor,
        { ...opened, conflict, seen: choice.seen, gone, reason: input.reason },
        now,
      );
    }
    await recordEvent(tx, actor, now, {
      residentId: opened.residentId,
      action: choice?.take === "THEIRS" ? "STATEMENT_CONFLICT_TAKEN" : "STATEMENT_CONFLICT_KEPT",
      subjectKind: "STATEMENT",
      subjectId: opened.importId,
      purpose: input.reason,
      detail: { record: choice?.seen ?? "", statedId: conflict.record.id },
    });
  }
}

export function conflictsOf(records: readonly Settled[]): Settled[] {
  return records.filter(({ outcome }) => outcome === "CONFLICT");
}

/** The condition is the lock: of two clerks the second is told. */
async function close(tx: Tx, actor: DeskActor, { item, seenVersion }: DecideStatement, now: Date) {
  const { count } = await tx.workItem.updateMany({
    where: {
      cityCode: actor.city,
      id: item,
      kind: "STATEMENT",
      waitingFor: "CLERK",
      rowVersion: seenVersion,
    },
    data: { state: "DECIDED", waitingFor: "NOBODY", updatedAt: now, rowVersion: { increment: 1 } },
  });
  if (count === 0) throw new AppError("STALE");
}

type Taking = {
  residentId: string;
  conflict: Settled;
  /** Our record as the clerk saw it. */
  seen: string;
  /** Ours that another of the statement's records has taken the place of already: this one then stands beside it. */
  gone: Set<string>;
  reason: string;
};

async function takeTheirs(tx: Tx, actor: DeskActor, taking: Taking, now: Date): Promise<void> {
  const { residentId, conflict, seen, gone, reason } = taking;
  const content = { residentId, cityCode: actor.city, ...contentOf(conflict.record) };
  const act = { action: "YEAR_RECORD_TAKEN_OVER", now, purpose: reason };
  if (gone.has(seen)) {
    await appendRecord(tx, actor, { ...content, supersedesId: null }, act);
    return;
  }
  const ours = await findCurrentRecord(tx, residentId, seen);
  if (ours === null || ours.cityCode !== actor.city) throw new AppError("STALE");
  if (ours.permitId !== null) throw new AppError("FOLLOWS_PERMIT");
  if (isSame(conflict.record, ours) && ours.status === "VERIFIED") return;
  await appendRecord(tx, actor, { ...content, supersedesId: ours.id }, act);
  gone.add(ours.id);
  const item = { residentId, cityCode: actor.city, recordId: ours.id, state: "CORRECTED" };
  await closeLedgerItem(tx, item, now);
}
