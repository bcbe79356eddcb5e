import type { DeskActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { cityNames, listCities, listEvidenceKinds, listPlacesWithin } from "@/lib/places/queries";
import { openLedgerItem } from "@/lib/residents/commands/open";
import { listRecordDocuments } from "@/lib/residents/documents";
import { listLedgerEntries } from "@/lib/residents/ledger-entries";
import { findResident } from "@/lib/residents/queries";
import type { YearRecord } from "@/lib/residents/types";
import { findItem } from "@/lib/transfers/queue";

/** The officer's city and the places within it, as a record's place may be chosen. */
export async function placesOfCity(tx: Tx, actor: DeskActor) {
  const own = await listCities(tx, [actor.city]);
  return [...own, ...(await listPlacesWithin(tx, actor.city))];
}

/** A declared record beside its evidence and the person's other records here; null where it is not this city's. */
export async function loadLedgerItem(tx: Tx, actor: DeskActor, itemId: string) {
  const item = await findItem(tx, actor, itemId);
  const opened = item && (await openLedgerItem(tx, actor, itemId, clock.now()));
  const person = opened && (await findResident(tx, opened.residentId));
  if (!item || !opened || !person) return null;
  const { standing } = await listLedgerEntries(tx, opened.residentId);
  const holds = (entry: (typeof standing)[number]) =>
    [entry.record, ...entry.earlier].some((record) => record.id === opened.recordId);
  // A record that was answered meanwhile is shown as what it has become.
  const entry = standing.find(holds) ?? null;
  const others = standing.filter((one) => one !== entry).map(({ record }) => record);
  const chain = entry ? [entry.record, ...entry.earlier].map((record) => record.id) : [opened.recordId];
  const codes = standing.flatMap(({ record }) => [record.placeCode, record.cityCode]);
  return {
    ...{ item, person, others, today: clock.today() },
    record: entry?.record ?? null,
    papers: await listRecordDocuments(tx, opened.residentId, chain),
    kinds: await listEvidenceKinds(tx),
    places: await placesOfCity(tx, actor),
    cities: await cityNames(tx, [actor.city, ...codes]),
  };
}

/** Other verified records of the same kind on the same days: they count once, and are worth a second look. */
export function overlapping(record: YearRecord, others: readonly YearRecord[]): YearRecord[] {
  const far = "9999-12-31";
  return others.filter(
    (other) =>
      other.kind === record.kind &&
      other.status === "VERIFIED" &&
      other.startOn <= (record.endOn ?? far) &&
      (other.endOn ?? far) >= record.startOn,
  );
}
