import { toDay } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import type { StatementImport } from "@/lib/generated/prisma/client";
import { type LedgerEntry, listLedgerEntries } from "@/lib/residents/ledger-entries";
import type { YearRecord } from "@/lib/residents/types";
import { isSame } from "../credential/compare-records";
import type { Ledger, Standing } from "./settle";
import { readOutcome } from "./stored";
import type { TakenStatement } from "./types";

/** Every statement of somebody in sight that was taken in, the latest first. */
export async function listTakenStatements(tx: Tx, residentId: string): Promise<TakenStatement[]> {
  const rows = await tx.statementImport.findMany({
    where: { residentId },
    orderBy: [{ importedAt: "desc" }, { id: "desc" }],
  });
  return rows.map(toTaken);
}

/** One of them, or null for none and for anybody else's alike. */
export async function findTakenStatement(tx: Tx, residentId: string, id: string) {
  const row = await tx.statementImport.findUnique({ where: { residentId_id: { residentId, id } } });
  return row === null ? null : toTaken(row);
}

/** The same statement, if it has been taken in. */
export async function findSameStatement(tx: Tx, key: { residentId: string; issuer: string; jti: string }) {
  const row = await tx.statementImport.findUnique({ where: { residentId_issuer_jti: key } });
  return row === null ? null : toTaken(row);
}

/** The statements whose conflicts a clerk has decided. */
export async function listDecidedImports(tx: Tx, residentId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.workItem.findMany({
    where: { residentId, kind: "STATEMENT", waitingFor: "NOBODY" },
    select: { importId: true },
  });
  return new Set(rows.flatMap(({ importId }) => (importId === null ? [] : [importId])));
}

/** The ledger as a statement is compared with it. */
export async function ledgerForComparison(tx: Tx, residentId: string): Promise<Ledger> {
  const { standing, withdrawn } = await listLedgerEntries(tx, residentId);
  return { standing: standing.map(asStanding), withdrawn: withdrawn.map(asStanding) };
}

/**
 * The statement by which a record came here: its first version, or the one that a clerk took over. Null for any other
 * record.
 */
export function originOf(entry: LedgerEntry, taken: readonly TakenStatement[]): TakenStatement | null {
  if (entry.record.source !== "STATEMENT") return null;
  const ids = new Set([entry.record, ...entry.earlier].map(({ id }) => id));
  const says = ({ records }: TakenStatement) =>
    records.some((one) => one.recordId !== null && ids.has(one.recordId) && isSame(one.record, entry.record));
  return taken.find(says) ?? null;
}

const asStanding = ({ record, earlier }: LedgerEntry): Standing => ({
  ...plain(record),
  chain: earlier.map(plain),
});

function plain({ id, kind, cityCode, startOn, endOn, tags, status }: YearRecord): Standing {
  return { id, kind, cityCode, startOn, endOn, tags, status, chain: [] };
}

function toTaken(row: StatementImport): TakenStatement {
  const { residentId, id, issuer, jti, cityCode, importedAt, importedById } = row;
  return {
    ...{ residentId, id, issuer, jti, cityCode, importedAt, importedById },
    asOf: toDay(row.asOf),
    ...readOutcome(row.outcome),
  };
}
