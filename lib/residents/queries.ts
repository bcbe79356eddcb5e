import { toDay, toDayOrNull } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import type { YearRecord as RecordRow, Resident as ResidentRow } from "@/lib/generated/prisma/client";
import type { RecordSource, RecordStatus, Registration, Resident, YearRecord } from "./types";

/** Someone in the actor's sight, or null for nobody and for everybody else alike. */
export async function findResident(tx: Tx, residentId: string): Promise<Resident | null> {
  const row = await tx.resident.findUnique({ where: { residentId } });
  return row ? toResident(row) : null;
}

/** The minors a guardian has in sight, oldest first. */
export async function listWards(tx: Tx, guardianId: string): Promise<Resident[]> {
  const links = await tx.guardianship.findMany({
    where: { residentId: guardianId },
    select: { wardId: true },
  });
  if (links.length === 0) return [];
  const rows = await tx.resident.findMany({
    where: { residentId: { in: links.map(({ wardId }) => wardId) } },
    orderBy: [{ birthOn: "asc" }, { residentId: "asc" }],
  });
  return rows.map(toResident);
}

/** The ledger as it stands: what nothing supersedes and nobody withdrew, by first day. */
export async function listLedger(tx: Tx, residentId: string): Promise<YearRecord[]> {
  const rows = await tx.yearRecord.findMany({
    where: { residentId, status: { not: "WITHDRAWN" }, supersededBy: { none: {} } },
    orderBy: [{ startOn: "asc" }, { id: "asc" }],
  });
  return rows.map(toRecord);
}

/** One record as it stands, or null if it is superseded, withdrawn, or out of sight. */
export async function findCurrentRecord(tx: Tx, residentId: string, id: string): Promise<YearRecord | null> {
  const row = await tx.yearRecord.findFirst({
    where: { residentId, id, status: { not: "WITHDRAWN" }, supersededBy: { none: {} } },
  });
  return row ? toRecord(row) : null;
}

/** Where the person is registered now; null for who has no mainland registration, or is out of sight. */
export async function findRegistration(tx: Tx, residentId: string): Promise<Registration | null> {
  const row = await tx.householdRegistration.findFirst({ where: { residentId, validUntil: null } });
  return row ? toRegistration(row) : null;
}

/** Whether somebody is the acting officer or lives in their household: nobody decides such a case, nor what it rests on. */
export async function isOwnHousehold(tx: Tx, residentId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ own: boolean }[]>`SELECT app_own_household(${residentId}::uuid) AS own`;
  return row?.own ?? false;
}

function toRegistration(row: {
  residentId: string;
  id: string;
  cityCode: string;
  householdId: string;
  address: string;
  validFrom: Date;
  validUntil: Date | null;
}): Registration {
  const { residentId, id, cityCode, householdId, address } = row;
  return {
    residentId,
    id,
    cityCode,
    householdId,
    address,
    validFrom: toDay(row.validFrom),
    validUntil: toDayOrNull(row.validUntil),
  };
}

export function toRecord(row: RecordRow): YearRecord {
  const {
    residentId,
    id,
    kind,
    placeCode,
    cityCode,
    tags,
    note,
    supersedesId,
    createdAt,
    verifiedAt,
    verifiedById,
    permitId,
  } = row;
  return {
    ...{
      residentId,
      id,
      kind,
      placeCode,
      cityCode,
      tags,
      note,
      supersedesId,
      createdAt,
      verifiedAt,
      verifiedById,
      permitId,
    },
    startOn: toDay(row.startOn),
    endOn: toDayOrNull(row.endOn),
    status: row.status as RecordStatus,
    source: row.source as RecordSource,
  };
}

function toResident(row: ResidentRow): Resident {
  return {
    residentId: row.residentId,
    name: row.name,
    sex: row.sex as Resident["sex"],
    birthOn: toDay(row.birthOn),
    idKind: row.idKind as Resident["idKind"],
    idNumberMasked: row.idNumberMasked,
    locale: row.locale as Resident["locale"],
  };
}
