import { recordEvent } from "@/lib/audit/log";
import type { Actor, PublicActor } from "@/lib/auth/types";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { breaks } from "@/lib/db/with-actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { RecordSource, RecordStatus } from "../types";

export interface NewRecord {
  residentId: string;
  kind: string;
  placeCode: string;
  cityCode: string;
  startOn: string;
  endOn: string | null;
  status: RecordStatus;
  tags: string[];
  source: RecordSource;
  note: string | null;
  supersedesId: string | null;
  /** The permit whose acts say so. */
  permitId?: string;
}

/** Whoever a part of the system stands for: nobody. */
export const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Adds one row to the ledger with its event, and tells the open case that rests on it. A row has at most one
 * successor (unique key): of two who correct the same record at once, the second is told it has changed.
 */
export async function appendRecord(
  tx: Tx,
  actor: Exclude<Actor, PublicActor>,
  record: NewRecord,
  act: { action: string; now: Date; purpose?: string },
): Promise<string> {
  const id = newId();
  const verified = record.status === "VERIFIED";
  const by = actor.kind === "SYSTEM" ? NOBODY : actor.id;
  try {
    await tx.yearRecord.createMany({
      data: {
        ...record,
        id,
        startOn: toDate(record.startOn),
        endOn: record.endOn === null ? null : toDate(record.endOn),
        createdAt: act.now,
        createdById: by,
        verifiedAt: verified ? act.now : null,
        verifiedById: verified ? by : null,
      },
    });
  } catch (error) {
    if (breaks(error, "year_record_resident_id_supersedes_id_key")) throw new AppError("STALE");
    throw error;
  }
  await recordEvent(tx, actor, act.now, {
    residentId: record.residentId,
    action: act.action,
    subjectKind: "YEAR_RECORD",
    subjectId: id,
    ...(act.purpose === undefined ? {} : { purpose: act.purpose }),
    detail: {
      kind: record.kind,
      city: record.cityCode,
      ...(record.supersedesId ? { supersedes: record.supersedesId } : {}),
    },
  });
  await tx.$queryRaw`SELECT app_flag_open_case(${record.residentId}::uuid, ${newId()}::uuid, ${act.now}, ${id})::text`;
  return id;
}
