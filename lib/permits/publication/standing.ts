import type { Day } from "@/lib/clock";

export type PublicationStanding = "IN_FORCE" | "COMING" | "PAST";

interface Dated {
  version: number;
  effectiveFrom: Day;
}

/** The version in force on a day; null before the first. */
export function inForceOn<V extends Dated>(versions: readonly V[], day: Day): V | null {
  return versions.reduce<V | null>((found, one) => {
    if (one.effectiveFrom > day) return found;
    return found === null || found.effectiveFrom < one.effectiveFrom ? one : found;
  }, null);
}

/** Where a version stands among a city's others on a day. */
export function standingAmong(version: Dated, versions: readonly Dated[], day: Day): PublicationStanding {
  if (version.effectiveFrom > day) return "COMING";
  return inForceOn(versions, day)?.version === version.version ? "IN_FORCE" : "PAST";
}
