import { EVIDENCE_KINDS, readCities, readZones } from "@/lib/places/data";
import { bundleFromValue } from "@/lib/rules";
import { sampleRuleSets } from "../../prisma/seed/rule-sets";

/** A zone's bundle out of the files that come with the product, as the database would give it. */
export function sampleBundle(zoneId: string) {
  const zone = readZones().find(({ id }) => id === zoneId);
  if (zone === undefined) throw new Error(`no zone ${zoneId}`);
  return bundleFromValue({
    format: "residence-rules/1",
    kinds: Object.fromEntries(EVIDENCE_KINDS.map(({ code, name }) => [code, { en: name.en, zh: name.zh }])),
    cities: readCities()
      .filter(({ code }) => code.length === 6)
      .map(({ code, name, tiers, successor }) => ({
        code,
        name: { en: name.en, zh: name.zh },
        tiers: tiers.map(({ from, tier }) => ({ from, tier })),
        ...(successor === null ? {} : { successor: { ...successor } }),
      })),
    zone: {
      id: zone.id,
      name: { en: zone.name.en, zh: zone.name.zh },
      noticeDays: zone.noticeDays,
      members: zone.members.map(({ code }) => ({ code })),
    },
    ruleSets: sampleRuleSets(zoneId),
  });
}
