import type { Tx } from "@/lib/db/types";
import { toRecord } from "./queries";
import type { YearRecord } from "./types";

/** A record as it stands, and what it superseded, newest first. */
export interface LedgerEntry {
  record: YearRecord;
  earlier: YearRecord[];
}

/** The whole ledger with its corrections, by first day; what was withdrawn comes apart, for it counts for nothing. */
export async function listLedgerEntries(
  tx: Tx,
  residentId: string,
): Promise<{ standing: LedgerEntry[]; withdrawn: LedgerEntry[] }> {
  const rows = await tx.yearRecord.findMany({
    where: { residentId },
    orderBy: [{ startOn: "asc" }, { id: "asc" }],
  });
  const records = rows.map(toRecord);
  const byId = new Map(records.map((record) => [record.id, record]));
  const superseded = new Set(records.map((record) => record.supersedesId));
  const entries = records
    .filter((record) => !superseded.has(record.id))
    .map((record) => ({ record, earlier: earlierOf(record, byId) }));
  return {
    standing: entries.filter(({ record }) => record.status !== "WITHDRAWN"),
    withdrawn: entries.filter(({ record }) => record.status === "WITHDRAWN"),
  };
}

/** One record that still stands, with its history; null for any that does not, and for any out of sight. */
export async function findLedgerEntry(tx: Tx, residentId: string, id: string): Promise<LedgerEntry | null> {
  const { standing } = await listLedgerEntries(tx, residentId);
  return standing.find(({ record }) => record.id === id) ?? null;
}

function earlierOf(record: YearRecord, byId: ReadonlyMap<string, YearRecord>): YearRecord[] {
  const chain: YearRecord[] = [];
  let at = record.supersedesId === null ? undefined : byId.get(record.supersedesId);
  while (at !== undefined) {
    chain.push(at);
    at = at.supersedesId === null ? undefined : byId.get(at.supersedesId);
  }
  return chain;
}
