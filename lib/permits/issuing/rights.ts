import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { MAX_RIGHTS_CITIES } from "@/lib/permits/credential";
import { findCityRules } from "../city-rules";
import { heldSpans } from "../publication/months-held";
import { loadRecognition } from "../publication/queries";
import { type CityRights, rightsCarried } from "../publication/recognition";
import { listPermits, type Permit } from "../queries";

/**
 * The services and conveniences that a permit carries today, by city code: in its own city, and in those of its zones
 * where it carries most, as many as a signed permit has room for.
 */
export async function rightsByCity(
  tx: Tx,
  { residentId, cityCode }: Permit,
  today: Day,
): Promise<Record<string, readonly string[]>> {
  const world = await loadRecognition(tx, today);
  const permits = (await listPermits(tx, residentId)).filter((one) => one.cityCode === cityCode);
  const held = heldSpans(permits, await findCityRules(tx, cityCode), today);
  const zones = new Set(world.zones.get(cityCode) ?? []);
  const around = [...world.zones].flatMap(([city, of]) => (of.some((zone) => zones.has(zone)) ? [city] : []));
  const cities = new Set([cityCode, ...around, ...world.versions.keys()]);
  const rank = ({ city, now }: CityRights) => (city === cityCode ? Number.MAX_SAFE_INTEGER : now.length);
  const carried = rightsCarried(world, { issuingCity: cityCode, works: true, held }, cities, today)
    .filter(({ now }) => now.length > 0)
    .sort((a, b) => rank(b) - rank(a) || (a.city < b.city ? -1 : 1))
    .slice(0, MAX_RIGHTS_CITIES);
  return Object.fromEntries(carried.map(({ city, now }) => [city, now.map(({ code }) => code)]));
}
