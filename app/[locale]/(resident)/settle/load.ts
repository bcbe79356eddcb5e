import type { ResidentActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import type { PreparedBundle } from "@/lib/policy/bundle";
import { assessDestinations, attributesAsked, listRuledBundles } from "@/lib/residents/destinations";
import { findRegistration, listLedger } from "@/lib/residents/queries";
import { attributesInQuery } from "@/lib/transfers/declared-attributes";
import { peopleOf, type Search } from "../people";

/** Every destination of every zone with rules, as it stands for one person today. */
export async function loadSettle(tx: Tx, actor: ResidentActor, search: Search) {
  const people = await peopleOf(tx, actor, search);
  const records = await listLedger(tx, people.person.residentId);
  const registration = await findRegistration(tx, people.person.residentId);
  const bundles = await listRuledBundles(tx);
  const today = clock.today();
  const definitions = attributesAsked(bundles, today);
  const { attributes, problems } = attributesInQuery(definitions, search);
  const facts = { birthOn: people.person.birthOn, attributes, records };
  return {
    ...{ people, records, registration, bundles, today, definitions, attributes, problems },
    destinations: assessDestinations(bundles, facts, today),
  };
}

/** A city's name as its zone's bundle has it. */
export function cityInBundle(bundle: PreparedBundle | undefined, code: string, locale: "zh" | "en"): string {
  return bundle?.document.cities.find((city) => city.code === code)?.name[locale] ?? code;
}
