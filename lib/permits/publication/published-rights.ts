import type { Day } from "@/lib/clock";
import { nationalRights, type PermitRights, type RightsEntry } from "./rights";
import { inForceOn } from "./standing";

/** One version of a city's list of rights. */
export interface RightsVersion {
  version: number;
  effectiveFrom: Day;
  rights: PermitRights;
}

/** What has been published: each city's versions, and the zones that each city is a member of. */
export interface Recognition {
  versions: ReadonlyMap<string, readonly RightsVersion[]>;
  zones: ReadonlyMap<string, readonly string[]>;
}

/** The entries that hold in a city on a day: of its version in force, or the decree's. */
export function entriesOn(world: Recognition, city: string, day: Day): readonly RightsEntry[] {
  const rights = inForceOn(world.versions.get(city) ?? [], day)?.rights ?? nationalRights(city);
  return rights.entries.filter(({ from }) => from === null || from <= day);
}

/** Whether an entry of a city is for permits of another on a day, or for its own. */
export function isForPermitsOf(
  world: Recognition,
  entry: RightsEntry,
  { city, issuingCity }: { city: string; issuingCity: string },
  day: Day,
): boolean {
  const { permits } = entry;
  if (city === issuingCity) return permits.of === "OWN";
  if (permits.of === "OWN") return false;
  if (permits.of === "ANY") return true;
  if (permits.of === "CITIES") return permits.cities.includes(issuingCity);
  const isWithin = isMember(world, issuingCity, permits.zone) && isMember(world, city, permits.zone);
  return isWithin && recognises(world, issuingCity, city, day);
}

function isMember(world: Recognition, city: string, zone: string): boolean {
  return world.zones.get(city)?.includes(zone) === true;
}

/**
 * Whether a city has said that permits of another, or of a zone it is in, open anything there. What has been said
 * decides, not whether it is recognised in turn: two cities that each wait for the other would never begin.
 */
function recognises(world: Recognition, city: string, other: string, day: Day): boolean {
  return entriesOn(world, city, day).some(({ permits }) => {
    if (permits.of === "OWN") return false;
    if (permits.of === "CITIES") return permits.cities.includes(other);
    return permits.of === "ANY" || isMember(world, other, permits.zone);
  });
}

/** How many rights permits of a city open in another on a day: at once, and in all after long enough. */
export function opensTo(
  world: Recognition,
  { city, issuingCity }: { city: string; issuingCity: string },
  day: Day,
): { atOnce: number; all: number } {
  const entries = entriesOn(world, city, day).filter((entry) =>
    isForPermitsOf(world, entry, { city, issuingCity }, day),
  );
  const count = (some: readonly RightsEntry[]) => new Set(some.map(({ code }) => code)).size;
  return { atOnce: count(entries.filter(({ afterMonths }) => afterMonths === 0)), all: count(entries) };
}
