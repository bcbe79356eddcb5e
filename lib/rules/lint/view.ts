/** One version as the lint looks at it: its place in the bundle, the days it is in force, and the cities. */
import { dayNumber, LAST_DAY } from "../days";
import type { Bundle, City, CityCode, Member, RuleSet, Tier } from "../types";

export interface VersionView {
  bundle: Bundle;
  ruleSet: RuleSet;
  /** `$.ruleSets[0]`. */
  path: string;
  /** The first and the last day it is in force. */
  from: number;
  until: number;
  places: Places;
}

export interface Places {
  cities: ReadonlyMap<CityCode, City>;
  members: ReadonlyMap<CityCode, Member>;
  /** In order of time. */
  tiers: ReadonlyMap<CityCode, readonly { from: number; tier: Tier }[]>;
}

/** Every version of a bundle, in the document's order. */
export function viewsOf(bundle: Bundle): VersionView[] {
  const places = placesOf(bundle);
  return bundle.ruleSets.map((ruleSet, index) => {
    const from = dayNumber(ruleSet.effectiveFrom);
    const later = bundle.ruleSets.map((other) => dayNumber(other.effectiveFrom)).filter((day) => day > from);
    const until = Math.min(LAST_DAY, ...later.map((day) => day - 1));
    return { bundle, ruleSet, path: `$.ruleSets[${index}]`, from, until, places };
  });
}

function placesOf({ cities, zone }: Bundle): Places {
  return {
    cities: new Map(cities.map((city) => [city.code, city])),
    members: new Map(zone.members.map((member) => [member.code, member])),
    tiers: new Map(
      cities.map(({ code, tiers }) => [
        code,
        tiers.map(({ from, tier }) => ({ from: dayNumber(from), tier })).sort((a, b) => a.from - b.from),
      ]),
    ),
  };
}

/** A city's tier on a day; before its first entry it is that entry; null for a city without tiers. */
export function tierOn({ tiers }: Places, code: CityCode, day: number): Tier | null {
  const entries = tiers.get(code) ?? [];
  return (entries.findLast(({ from }) => from <= day) ?? entries[0])?.tier ?? null;
}

/** Every tier a city has or had. */
export function tiersEver({ tiers }: Places, code: CityCode): Tier[] {
  return [...new Set((tiers.get(code) ?? []).map(({ tier }) => tier))];
}

/** The code has gone over to a successor: nobody asks for it as a destination, and no day counts as its own. */
export function isMergedAway({ cities }: Places, code: CityCode, day: number): boolean {
  const successor = cities.get(code)?.successor;
  return successor != null && (successor.retroactive || dayNumber(successor.from) <= day);
}

/** The first day, and every later one of the span on which a city changes its tier or goes over to a successor. */
export function turningDays(
  { tiers, cities }: Places,
  codes: Iterable<CityCode>,
  from: number,
  until: number,
): number[] {
  const days = new Set([from]);
  for (const code of codes) {
    for (const entry of tiers.get(code) ?? []) days.add(entry.from);
    const successor = cities.get(code)?.successor;
    if (successor != null) days.add(dayNumber(successor.from));
  }
  return [...days].filter((day) => day >= from && day <= until).sort((a, b) => a - b);
}
