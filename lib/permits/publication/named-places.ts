import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { listCities, listZonesOfCity } from "@/lib/places/queries";
import type { NamedPlaces } from "./rights-form";

/** The cities that may be named, however they are written, and the zones of the publishing city. */
export async function namedPlaces(tx: Tx, city: string, today: Day): Promise<NamedPlaces> {
  const cities = (await listCities(tx)).filter(
    ({ level, validUntil }) => level !== "town" && (validUntil === null || validUntil >= today),
  );
  const byName = new Map<string, string>();
  for (const { code, name } of cities) {
    // A city's Chinese name is often written with 市 behind it.
    for (const written of [code, name.zh, `${name.zh}市`, name.en.toLowerCase()])
      if (!byName.has(written)) byName.set(written, code);
  }
  const zones = (await listZonesOfCity(tx, city, today)).map(({ id }) => id);
  return { byName, zones, cities: new Set(cities.map(({ code }) => code)) };
}
