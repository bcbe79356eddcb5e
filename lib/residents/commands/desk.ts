import type { z } from "zod";
import type { DeskActor } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { requireOwnCity } from "../access";
import { findCurrentRecord, findResident } from "../queries";
import type { correctRecordSchema, enterRecordSchema, recordKeySchema, rejectRecordSchema } from "../schema";
import type { RecordStatus, YearRecord } from "../types";
import { appendRecord } from "./append-record";
import { requireOtherHousehold } from "./other-household";
import { cityOfPlace, requireKind, requireSpanInLife } from "./place";
import { closeLedgerItem } from "./resident";

interface At {
  now: Date;
  today: Day;
}

/** A clerk enters a record of their own city from papers or a register; it counts as verified by them. */
export async function enterRecord(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof enterRecordSchema>,
  at: At,
): Promise<string> {
  await requireOtherHousehold(tx, input.residentId);
  const cityCode = await checked(tx, actor, input, at.today);
  const { residentId, kind, place, startOn, endOn, note, tags } = input;
  return appendRecord(
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
      tags,
      status: "VERIFIED",
      source: "CLERK",
      supersedesId: null,
    },
    { action: "YEAR_RECORD_ENTERED", now: at.now },
  );
}

/** A clerk confirms a declared record of their own city as it stands. */
export async function verifyRecord(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof recordKeySchema>,
  at: At,
): Promise<string> {
  const record = await ownCityRecord(tx, actor, input, ["DECLARED"]);
  const id = await appendRecord(
    tx,
    actor,
    {
      ...span(record),
      tags: record.tags,
      note: record.note,
      status: "VERIFIED",
      source: record.source,
      supersedesId: record.id,
    },
    { action: "YEAR_RECORD_VERIFIED", now: at.now },
  );
  await closeLedgerItem(tx, { ...span(record), recordId: record.id, state: "VERIFIED" }, at.now);
  return id;
}

/** A clerk rejects a declared record of their own city, and says why. */
export async function rejectRecord(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof rejectRecordSchema>,
  at: At,
): Promise<string> {
  const record = await ownCityRecord(tx, actor, input, ["DECLARED"]);
  const id = await appendRecord(
    tx,
    actor,
    {
      ...span(record),
      tags: record.tags,
      note: input.reason,
      status: "REJECTED",
      source: record.source,
      supersedesId: record.id,
    },
    { action: "YEAR_RECORD_REJECTED", now: at.now, purpose: input.reason },
  );
  await closeLedgerItem(tx, { ...span(record), recordId: record.id, state: "REJECTED" }, at.now);
  return id;
}

/** A clerk puts the right record in the place of a wrong one of their own city; the wrong one stays readable. */
export async function correctRecord(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof correctRecordSchema>,
  at: At,
): Promise<string> {
  const record = await ownCityRecord(tx, actor, input, ["DECLARED", "VERIFIED", "REJECTED"]);
  const cityCode = await checked(tx, actor, input, at.today);
  const { residentId, kind, place, startOn, endOn, note, tags, reason } = input;
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
      tags,
      status: "VERIFIED",
      source: "CLERK",
      supersedesId: record.id,
    },
    { action: "YEAR_RECORD_CORRECTED", now: at.now, purpose: reason },
  );
  await closeLedgerItem(tx, { ...span(record), recordId: record.id, state: "CORRECTED" }, at.now);
  return id;
}

async function ownCityRecord(
  tx: Tx,
  actor: DeskActor,
  key: { residentId: string; recordId: string },
  open: RecordStatus[],
): Promise<YearRecord> {
  const record = await findCurrentRecord(tx, key.residentId, key.recordId);
  if (!record) {
    const where = { residentId_id: { residentId: key.residentId, id: key.recordId } };
    const old = await tx.yearRecord.findUnique({ where, select: { id: true } });
    throw new AppError(old === null ? "NOT_FOUND" : "STALE");
  }
  requireOwnCity(actor, record.cityCode);
  if (record.permitId !== null) throw new AppError("FOLLOWS_PERMIT");
  await requireOtherHousehold(tx, record.residentId);
  if (!open.includes(record.status)) throw new AppError("WRONG_STATE");
  return record;
}

async function checked(
  tx: Tx,
  actor: DeskActor,
  input: { residentId: string; kind: string; place: string; startOn: string; endOn: string | null },
  today: Day,
): Promise<string> {
  const person = await findResident(tx, input.residentId);
  if (!person) throw new AppError("NOT_FOUND");
  const cityCode = await cityOfPlace(tx, input.place, today);
  if (cityCode !== actor.city) throw new AppError("INVALID", { fields: { place: "ownCity" } });
  await requireKind(tx, input.kind);
  requireSpanInLife(input, person.birthOn, today);
  return cityCode;
}

function span({ residentId, kind, placeCode, cityCode, startOn, endOn }: YearRecord) {
  return { residentId, kind, placeCode, cityCode, startOn, endOn };
}
