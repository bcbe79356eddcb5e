import type { DeskActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { newId } from "@/lib/ids";
import { hashesOfIdNumber } from "../identity";

/**
 * Someone is at the counter with their ID card. Brings them into the acting city's sight and writes the
 * event of looking with its purpose; null for a number nobody here has.
 */
export async function openPerson(
  tx: Tx,
  actor: DeskActor,
  input: { idNumber: string; purpose: string },
  now: Date,
): Promise<string | null> {
  const hashes = hashesOfIdNumber(input.idNumber);
  return openPersonByHash(tx, actor, { hashes, purpose: input.purpose }, now);
}

/** As `openPerson`, for the pages after the first: they carry the keyed hash in place of the number. */
export async function openPersonByHash(
  tx: Tx,
  _actor: DeskActor,
  input: { hashes: readonly Uint8Array<ArrayBuffer>[]; purpose: string },
  now: Date,
): Promise<string | null> {
  for (const hash of input.hashes) {
    const rows = await tx.$queryRaw<{ found: string | null }[]>`
      SELECT app_open_person(${hash}, ${input.purpose}, ${newId()}::uuid, ${now}) AS found`;
    if (rows[0]?.found) return rows[0].found;
  }
  return null;
}

/** Opens the person behind an item of the acting city's ledger queue, with the event of looking. */
export async function openLedgerItem(
  tx: Tx,
  actor: DeskActor,
  itemId: string,
  now: Date,
): Promise<{ residentId: string; recordId: string } | null> {
  const rows = await tx.$queryRaw<{ resident_id: string; record_id: string }[]>`
    SELECT resident_id, record_id FROM app_open_ledger_item(${actor.city}, ${itemId}::uuid, ${newId()}::uuid, ${now})`;
  return rows[0] ? { residentId: rows[0].resident_id, recordId: rows[0].record_id } : null;
}
