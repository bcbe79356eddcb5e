import { systemActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { appendRecord } from "@/lib/residents/commands/append-record";
import { closeLedgerItem } from "@/lib/residents/commands/resident";
import type { StatedRecord } from "../credential";
import type { Settled } from "./types";

type Compared = {
  residentId: string;
  cityCode: string;
  compared: readonly Settled[];
};

/**
 * Writes what is new into the ledger, as verified by the city that signed. A city that states one fact twice has said it
 * once.
 */
export async function writeSettled(
  tx: Tx,
  { residentId, cityCode, compared }: Compared,
  now: Date,
): Promise<Settled[]> {
  const written = new Map<string, string>();
  const settled: Settled[] = [];
  for (const one of compared) {
    if (one.outcome !== "ADDED" && one.outcome !== "CONFIRMED") {
      settled.push(one);
      continue;
    }
    const fact = factOf(one.record);
    const twin = written.get(fact);
    if (twin !== undefined) {
      settled.push({ ...one, outcome: "KNOWN", recordId: twin });
      continue;
    }
    const recordId = await append(tx, { residentId, cityCode, one }, now);
    written.set(fact, recordId);
    settled.push({ ...one, recordId });
  }
  return settled;
}

async function append(
  tx: Tx,
  { residentId, cityCode, one }: Omit<Compared, "compared"> & { one: Settled },
  now: Date,
): Promise<string> {
  const declared = one.outcome === "CONFIRMED" ? one.recordId : null;
  const id = await appendRecord(
    tx,
    systemActor("SYSTEM_STATEMENT", residentId),
    { residentId, cityCode, ...contentOf(one.record), supersedesId: declared },
    { action: "YEAR_RECORD_STATED", now },
  );
  if (declared !== null) {
    await closeLedgerItem(tx, { residentId, cityCode, recordId: declared, state: "VERIFIED" }, now);
  }
  return id;
}

/** A stated record as the ledger has it. */
export function contentOf({ kind, place, startOn, endOn, tags }: StatedRecord) {
  return {
    ...{ kind, startOn, endOn },
    placeCode: place,
    tags: [...tags],
    status: "VERIFIED" as const,
    source: "STATEMENT" as const,
    note: null,
  };
}

const factOf = ({ kind, startOn, endOn, tags }: StatedRecord): string =>
  JSON.stringify([kind, startOn, endOn, [...tags].sort()]);
