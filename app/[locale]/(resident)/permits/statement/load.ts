import type { ResidentActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import { listStatableRecords } from "@/lib/permits/statements/facts";
import { listTakenStatements } from "@/lib/permits/statements/queries";
import { cityNames } from "@/lib/places/queries";
import { peopleOf, type Search } from "../../people";

/** What each city could state of the person, and what was taken in for them. */
export async function loadStatements(tx: Tx, actor: ResidentActor, search: Search) {
  const people = await peopleOf(tx, actor, search);
  const { residentId } = people.person;
  const statable = [...(await listStatableRecords(tx, residentId))].map(([cityCode, records]) => ({
    cityCode,
    count: records.length,
  }));
  const taken = await listTakenStatements(tx, residentId);
  const codes = [...statable, ...taken].map(({ cityCode }) => cityCode);
  return { people, statable, taken, cities: await cityNames(tx, codes) };
}
