import type { PlaceNames } from "@/components/permits/rights-list";
import type { Tx } from "@/lib/db/types";
import type { PermitRule } from "@/lib/permits/permit-rule";
import { listRightsVersions, listRuleVersions, type Publication } from "@/lib/permits/publication/queries";
import type { PermitRights } from "@/lib/permits/publication/rights";
import { listCities, listZones } from "@/lib/places/queries";

export interface PublishedOfCity {
  rules: Publication<PermitRule>[];
  rights: Publication<PermitRights>[];
  names: PlaceNames;
}

/** What the administrator's city has published, with the names that stand in it. */
export async function loadPublished(tx: Tx, city: string): Promise<PublishedOfCity> {
  const rules = await listRuleVersions(tx, city);
  const rights = await listRightsVersions(tx, city);
  const cities = await listCities(tx);
  const zones = await listZones(tx);
  return {
    rules,
    rights,
    names: {
      cities: Object.fromEntries(cities.map(({ code, name }) => [code, name])),
      zones: Object.fromEntries(zones.map(({ id, name }) => [id, name])),
    },
  };
}

/** The latest version's number, whatever its day: what a form was made against. */
export function latestVersion(versions: readonly { version: number }[]): number {
  return Math.max(0, ...versions.map(({ version }) => version));
}

/** The version that is published already and takes effect after a day; null where none does. */
export function nextAfter<V extends { effectiveFrom: string }>(
  versions: readonly V[],
  day: string,
): V | null {
  const later = versions.filter(({ effectiveFrom }) => effectiveFrom > day);
  return later.sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))[0] ?? null;
}
