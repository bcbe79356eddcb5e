import type { ResidentActor } from "@/lib/auth/types";
import { clock, type Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { cityNames, listEvidenceKinds } from "@/lib/places/queries";
import type { EvidenceKind, PlaceName } from "@/lib/places/types";
import { type LedgerEntry, listLedgerEntries } from "@/lib/residents/ledger-entries";
import { type People, peopleOf, type Search } from "../people";

export interface YearsData {
  people: People;
  standing: LedgerEntry[];
  withdrawn: LedgerEntry[];
  kinds: EvidenceKind[];
  cities: ReadonlyMap<string, PlaceName>;
  today: Day;
}

/** Somebody's ledger with the names that it carries only as codes. */
export async function loadYears(tx: Tx, actor: ResidentActor, search: Search): Promise<YearsData> {
  const people = await peopleOf(tx, actor, search);
  const { standing, withdrawn } = await listLedgerEntries(tx, people.person.residentId);
  const kinds = await listEvidenceKinds(tx);
  const all = [...standing, ...withdrawn].flatMap(({ record, earlier }) => [record, ...earlier]);
  const cities = await cityNames(
    tx,
    all.flatMap((record) => [record.placeCode, record.cityCode]),
  );
  return { people, standing, withdrawn, kinds, cities, today: clock.today() };
}
