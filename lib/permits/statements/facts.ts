import { dayOf } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { NOBODY } from "@/lib/residents/commands/append-record";
import { type LedgerEntry, listLedgerEntries } from "@/lib/residents/ledger-entries";
import type { StatedRecord } from "../credential";
import { ownNumberOf } from "./settle";

/**
 * The records that each city can state of somebody in sight: what it has verified, and what counts in it. What came by
 * another's statement and no clerk has looked at is not repeated under this city's name.
 */
export async function listStatableRecords(
  tx: Tx,
  residentId: string,
): Promise<ReadonlyMap<string, readonly StatedRecord[]>> {
  const { standing } = await listLedgerEntries(tx, residentId);
  const byCity = new Map<string, StatedRecord[]>();
  for (const entry of standing) {
    const stated = statedOf(entry);
    if (stated === null) continue;
    const { cityCode } = entry.record;
    byCity.set(cityCode, [...(byCity.get(cityCode) ?? []), stated]);
  }
  return byCity;
}

function statedOf({ record, earlier }: LedgerEntry): StatedRecord | null {
  const { kind, placeCode, startOn, endOn, tags, source, status, verifiedAt, verifiedById } = record;
  if (status !== "VERIFIED" || verifiedAt === null) return null;
  if (source === "STATEMENT" && verifiedById === NOBODY) return null;
  return {
    id: ownNumberOf({ id: record.id, chain: earlier }),
    ...{ kind, startOn, endOn, source },
    place: placeCode,
    tags: [...tags],
    verifiedOn: dayOf(verifiedAt),
  };
}
