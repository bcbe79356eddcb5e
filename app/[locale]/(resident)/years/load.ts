import type { ResidentActor } from "@/lib/auth/types";
import { clock, type Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { listTakenStatements, originOf } from "@/lib/permits/statements/queries";
import type { TakenStatement } from "@/lib/permits/statements/types";
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
  /** By record: the statement of years that it came by. */
  origins: ReadonlyMap<string, TakenStatement>;
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
  const taken = await listTakenStatements(tx, people.person.residentId);
  const origins = new Map(
    standing.flatMap((entry) => {
      const origin = originOf(entry, taken);
      return origin === null ? [] : [[entry.record.id, origin] as const];
    }),
  );
  return { people, standing, withdrawn, kinds, cities, origins, today: clock.today() };
}
