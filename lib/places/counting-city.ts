import type { City } from "@/lib/places/types";

/** A place's code still names a place on that day. */
export function isValidOn(city: Pick<City, "validFrom" | "validUntil">, day: string): boolean {
  return (
    (city.validFrom === null || city.validFrom <= day) && (city.validUntil === null || day <= city.validUntil)
  );
}

/** The city whose authorities keep a place's records: a prefecture for its county-level cities and towns. */
export function keepingCity(place: Pick<City, "code" | "parentCode">): string {
  return place.parentCode ?? place.code;
}

/**
 * The city a record counts in for one zone: a place that is itself a member counts as itself with its own tier,
 * else as its parent city. `code` may be a town that no register lists; its first six digits then say the county.
 */
export function countingCity(place: Pick<City, "code" | "parentCode">, members: ReadonlySet<string>): string {
  return members.has(place.code) ? place.code : keepingCity(place);
}
