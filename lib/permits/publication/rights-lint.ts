import type { Day } from "@/lib/clock";
import { DECREE_CODES, isDecreeCode, type PermitRights, type RightsEntry } from "./rights";

/** What is wrong with a list of rights that is well formed. Each of them keeps it from being published. */
export const RIGHTS_FAULTS = [
  "LAW_LEFT_OUT",
  "LAW_DELAYED",
  "ALREADY_LAW",
  "NOT_A_MEMBER",
  "OWN_CITY_NAMED",
  "UNKNOWN_CITY",
  "SAID_TWICE",
] as const;
export type RightsFaultCode = (typeof RIGHTS_FAULTS)[number];

export interface RightsFault {
  code: RightsFaultCode;
  /** The right, the zone or the city it is about. */
  about: string;
  /** Where in `entries`; null: an entry that is missing. */
  entry: number | null;
}

export interface RightsPlaces {
  /** Zones that the publishing city is a member of. */
  zones: readonly string[];
  /** Every city's code. */
  cities: ReadonlySet<string>;
}

/**
 * The faults of a list that would take effect on a day. What arts. 12 and 13 give to the city's own permits is law:
 * it can be neither left out nor delayed. To other cities' permits everything is the city's choice.
 */
export function faultsOfRights(
  rights: PermitRights,
  effectiveFrom: Day,
  places: RightsPlaces,
): RightsFault[] {
  const lawful = (entry: RightsEntry) => entry.permits.of === "OWN" && isDecreeCode(entry.code);
  const isAtOnce = ({ afterMonths, from }: RightsEntry) =>
    afterMonths === 0 && (from === null || from <= effectiveFrom);
  const given = rights.entries.filter((entry) => lawful(entry) && isAtOnce(entry));
  const missing = DECREE_CODES.filter(
    (code) => !rights.entries.some((entry) => lawful(entry) && entry.code === code),
  ).map((about): RightsFault => ({ code: "LAW_LEFT_OUT", about, entry: null }));
  const seen = new Set<string>();
  const wrong = rights.entries.flatMap((entry, at): RightsFault[] => {
    const fault = (code: RightsFaultCode, about: string): RightsFault => ({ code, about, entry: at });
    const key = JSON.stringify([entry.code, entry.permits, entry.afterMonths, entry.from]);
    const isTwice = seen.has(key);
    seen.add(key);
    return [
      ...(isTwice ? [fault("SAID_TWICE", entry.code)] : []),
      ...(lawful(entry) && !isAtOnce(entry)
        ? [fault(given.some(({ code }) => code === entry.code) ? "ALREADY_LAW" : "LAW_DELAYED", entry.code)]
        : []),
      ...faultsOfPermits(rights.city, entry.permits, places).map(({ code, about }) => fault(code, about)),
    ];
  });
  return [...missing, ...wrong];
}

function faultsOfPermits(
  city: string,
  permits: RightsEntry["permits"],
  { zones, cities }: RightsPlaces,
): { code: RightsFaultCode; about: string }[] {
  if (permits.of === "ZONE") {
    return zones.includes(permits.zone) ? [] : [{ code: "NOT_A_MEMBER", about: permits.zone }];
  }
  if (permits.of !== "CITIES") return [];
  return permits.cities.flatMap((about): { code: RightsFaultCode; about: string }[] => {
    if (about === city) return [{ code: "OWN_CITY_NAMED", about }];
    return cities.has(about) ? [] : [{ code: "UNKNOWN_CITY", about }];
  });
}
