import { notFound } from "next/navigation";
import { decodeCounter } from "@/lib/auth/counter-handle";
import type { DeskActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { cityNames, listEvidenceKinds } from "@/lib/places/queries";
import { openPersonByHash } from "@/lib/residents/commands/open";
import { listRecordDocuments } from "@/lib/residents/documents";
import { listLedgerEntries } from "@/lib/residents/ledger-entries";
import { findResident } from "@/lib/residents/queries";
import { placesOfCity } from "../../ledger/[item]/load";

/** The handle of the address; one that is too old, forged or another officer's leads to nothing. */
export async function handleOf(actor: DeskActor, params: Promise<{ handle: string }>) {
  const { handle: text } = await params;
  const handle = await decodeCounter(actor, text);
  if (handle === null) notFound();
  return { text, handle };
}

type Handle = Awaited<ReturnType<typeof handleOf>>["handle"];

/** The person at the counter and their records in this city, with the look in the log; null for a number nobody has. */
export async function loadPerson(tx: Tx, actor: DeskActor, handle: Handle) {
  const residentId = await openPersonByHash(tx, actor, handle, clock.now());
  const person = residentId === null ? null : await findResident(tx, residentId);
  if (!person) return null;
  const { standing } = await listLedgerEntries(tx, person.residentId);
  const chain = standing.flatMap(({ record, earlier }) => [record.id, ...earlier.map((one) => one.id)]);
  const codes = standing.flatMap(({ record }) => [record.placeCode, record.cityCode]);
  return {
    ...{ person, entries: standing, today: clock.today() },
    papers: await listRecordDocuments(tx, person.residentId, chain),
    kinds: await listEvidenceKinds(tx),
    places: await placesOfCity(tx, actor),
    cities: await cityNames(tx, [actor.city, ...codes]),
  };
}
