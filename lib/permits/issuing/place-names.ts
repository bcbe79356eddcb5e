import type { Tx } from "@/lib/db/types";
import type { Locale } from "@/lib/i18n/routing";
import { listCities, listZones } from "@/lib/places/queries";

export type PlaceNamesOf = { cities: Record<string, string>; zones: Record<string, string> };

/** Cities and zones by code: a signed permit names both so. */
export async function placeNames(tx: Tx, locale: Locale): Promise<PlaceNamesOf> {
  const zones = await listZones(tx);
  const cities = await listCities(tx);
  return {
    zones: Object.fromEntries(zones.map(({ id, name }) => [id, name[locale]])),
    cities: Object.fromEntries(cities.map(({ code, name }) => [code, name[locale]])),
  };
}
