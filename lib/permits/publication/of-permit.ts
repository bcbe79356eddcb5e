import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { cityNames } from "@/lib/places/queries";
import type { PlaceName } from "@/lib/places/types";
import { standingOn } from "../lapse";
import type { CityRules } from "../permit-rule";
import type { PermitHistory } from "../types";
import { heldSpans } from "./months-held";
import type { Recognition } from "./published-rights";
import { loadRecognition } from "./queries";
import { type CityRights, rightsCarried } from "./recognition";
import type { PermitRights } from "./rights";

/** What one permit opens in each city, ready to be shown: `components/permits/rights-table.tsx`. */
export interface RightsOfPermit {
  issuingCity: string;
  /** The issuing city first, then the others of its zones, by code; then any other that opens something. */
  cities: CityRights[];
  names: Record<string, PlaceName>;
  /** By city, the texts of the services it has added. */
  own: Record<string, PermitRights["own"]>;
}

/**
 * What somebody's permit of one city opens today, and from when the rest. `permits` are all of theirs in that city, for
 * their months add up; the last one issued is the one that is shown.
 */
export async function rightsOfPermit(
  tx: Tx,
  permits: readonly [PermitHistory, ...PermitHistory[]],
  rules: CityRules,
  today: Day,
): Promise<RightsOfPermit> {
  const issuingCity = permits[0].cityCode;
  const world = await loadRecognition(tx, today);
  const last = [...permits].sort((a, b) => ((a.acts[0]?.on ?? "") < (b.acts[0]?.on ?? "") ? -1 : 1)).at(-1);
  const works = last !== undefined && standingOn(last.acts, rules, today)?.state === "IN_FORCE";
  const permit = { issuingCity, works, held: heldSpans(permits, rules, today) };
  const near = citiesNear(world, issuingCity);
  const cities = rightsCarried(world, permit, near, today);
  const others = [...world.versions.keys()].filter((code) => !near.includes(code)).sort();
  const opening = rightsCarried(world, permit, others, today).filter(
    ({ now, later }) => now.length + later.length > 0,
  );
  const shown = [...cities, ...opening];
  const names = await cityNames(
    tx,
    shown.map(({ city }) => city),
  );
  return {
    issuingCity,
    cities: shown,
    names: Object.fromEntries(names),
    own: Object.fromEntries(shown.map(({ city }) => [city, ownTexts(world, city)])),
  };
}

/** The city itself, then the members of the zones it is in. */
export function citiesNear(world: Recognition, city: string): string[] {
  const zones = world.zones.get(city) ?? [];
  const others = [...world.zones]
    .filter(([code, theirs]) => code !== city && theirs.some((zone) => zones.includes(zone)))
    .map(([code]) => code)
    .sort();
  return [city, ...others];
}

/** The texts a city has given its own services, the latest version's where several name one. */
export function ownTexts(world: Recognition, city: string): PermitRights["own"] {
  const versions = [...(world.versions.get(city) ?? [])].sort((a, b) => a.version - b.version);
  return Object.assign({}, ...versions.map(({ rights }) => rights.own));
}
