import type { z } from "zod";
import type { ResidentActor } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { isWithdrawable } from "../access";
import { maskName } from "../mask";
import { findCurrentRecord, findResident } from "../queries";
import type { declareRecordSchema, recordKeySchema } from "../schema";
import { appendRecord } from "./append-record";
import { cityOfPlace, requireKind, requireSpanInLife } from "./place";

interface At {
  now: Date;
  today: Day;
}

/** A span the person tells of themselves or of a minor they guard; the city's clerks find it in their queue. */
export async function declareRecord(
  tx: Tx,
  actor: ResidentActor,
  input: z.output<typeof declareRecordSchema>,
  at: At,
): Promise<string> {
  const person = await findResident(tx, input.residentId);
  if (!person) throw new AppError("NOT_FOUND");
  const cityCode = await cityOfPlace(tx, input.place, at.today);
  await requireKind(tx, input.kind);
  requireSpanInLife(input, person.birthOn, at.today);
  const { residentId, kind, place, startOn, endOn, note } = input;
  const id = await appendRecord(
    tx,
    actor,
    {
      residentId,
      kind,
      placeCode: place,
      cityCode,
      startOn,
      endOn,
      note,
      status: "DECLARED",
      tags: [],
      source: "SELF",
      supersedesId: null,
    },
    { action: "YEAR_RECORD_DECLARED", now: at.now },
  );
  await tx.workItem.createMany({
    data: {
      cityCode,
      id: newId(),
      kind: "LEDGER",
      residentId,
      recordId: id,
      subjectLabel: maskName(person.name),
      state: "DECLARED",
      waitingFor: "CLERK",
      createdAt: at.now,
      updatedAt: at.now,
    },
  });
  return id;
}

/** Takes back what was declared and nobody has answered yet. */
export async function withdrawRecord(
  tx: Tx,
  actor: ResidentActor,
  input: z.output<typeof recordKeySchema>,
  at: At,
): Promise<void> {
  const record = await findCurrentRecord(tx, input.residentId, input.recordId);
  if (!record) throw new AppError("NOT_FOUND");
  if (!isWithdrawable(record)) throw new AppError("WRONG_STATE");
  const { residentId, kind, placeCode, cityCode, startOn, endOn } = record;
  await appendRecord(
    tx,
    actor,
    {
      residentId,
      kind,
      placeCode,
      cityCode,
      startOn,
      endOn,
      note: null,
      status: "WITHDRAWN",
      tags: [],
      source: "SELF",
      supersedesId: record.id,
    },
    { action: "YEAR_RECORD_WITHDRAWN", now: at.now },
  );
  await closeLedgerItem(tx, { residentId, cityCode, recordId: record.id, state: "WITHDRAWN" }, at.now);
}

/** The queue's item for a record is done: nobody is waited for any more. */
export async function closeLedgerItem(
  tx: Tx,
  item: { residentId: string; cityCode: string; recordId: string; state: string },
  now: Date,
): Promise<void> {
  const { cityCode, residentId, recordId, state } = item;
  await tx.workItem.updateMany({
    where: { cityCode, residentId, recordId, kind: "LEDGER" },
    data: { state, waitingFor: "NOBODY", updatedAt: now, rowVersion: { increment: 1 } },
  });
}
