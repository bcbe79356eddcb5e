import { readFileSync } from "node:fs";
import { z } from "zod";
import { type City, type EvidenceKind, TIERS, type Zone } from "@/lib/places/types";

// The reference data that comes with the product, read at seeding time only; pages read the database.

const name = z.string().min(1);
const day = z.iso.date();
const code = z.string().regex(/^\d{6}(\d{3})?$/);

const citySchema = z
  .object({
    code,
    zh: name,
    en: name,
    province: z.object({ code, zh: name, en: name }),
    level: z.enum(["municipality", "prefecture", "county"]),
    parent: code.optional(),
    residents10k: z.number().positive().optional(),
    urbanResidents10k: z.number().positive().optional(),
    validUntil: day.optional(),
    successor: z.object({ code, from: day, retroactive: z.boolean() }).optional(),
    tiers: z.array(z.object({ from: day, tier: z.enum(TIERS), basis: name })),
    basis: name,
  })
  .strict();

const townSchema = z
  .object({
    code,
    zh: name,
    en: name,
    parent: code,
    residents10k: z.number().positive(),
    hukou10k: z.number().nullable(),
    areaKm2: z.number().nullable(),
    note: name,
  })
  .strict();

const zoneSchema = z
  .object({
    id: name,
    zh: name,
    en: name,
    kind: z.enum(["agglomeration", "metropolitan", "pilot-2025"]),
    members: z.array(code).min(1),
    membersBasis: name,
  })
  .strict();

/** Thirty days is this product's own choice where a zone's plan names no period. */
const NOTICE_DAYS = 30;

export const EVIDENCE_KINDS: readonly EvidenceKind[] = [
  { code: "residence", name: { zh: "居住证", en: "Residence permit" } },
  { code: "socialInsurance", name: { zh: "社会保险", en: "Social insurance" } },
  { code: "tenancy", name: { zh: "租赁或自有住所", en: "Registered tenancy or own home" } },
  { code: "employment", name: { zh: "劳动合同", en: "Employment contract" } },
  { code: "study", name: { zh: "全日制学习", en: "Full-time study" } },
  { code: "registration", name: { zh: "居住登记", en: "Registered residence" } },
];

/** Every city and town of the product, the abolished ones included, by code. */
export function readCities(): City[] {
  const cities = z.array(citySchema).parse(readData("cities.json")).map(toCity);
  const byCode = new Map(cities.map((city) => [city.code, city]));
  const towns = z.array(townSchema).parse(readData("mega-towns.json"));
  for (const town of towns) {
    const parent = byCode.get(town.parent);
    // Longgang, a town until 2019, is already among the cities.
    if (parent === undefined || byCode.has(town.code)) continue;
    cities.push({
      ...parent,
      code: town.code,
      name: { zh: town.zh, en: town.en },
      level: "town",
      parentCode: town.parent,
      residents10k: String(town.residents10k),
      urbanResidents10k: null,
      tiers: [],
      basis: town.note,
    });
  }
  return cities.sort((a, b) => (a.code < b.code ? -1 : 1));
}

export function readZones(): Zone[] {
  return z
    .array(zoneSchema)
    .parse(readData("zones.json"))
    .map(({ id, zh, en, kind, members, membersBasis }) => ({
      id,
      name: { zh, en },
      kind,
      noticeDays: NOTICE_DAYS,
      members: members.map((member) => ({ code: member, recognisedFrom: null, recognisedUntil: null })),
      membersBasis,
    }));
}

/** Districts and counties of 2024 by city: code and name (from @vant/area-data 2.1.0, MIT). */
export function readCounties(): ReadonlyMap<string, readonly (readonly [string, string])[]> {
  const counties = z.record(code, z.record(code, name)).parse(readData("counties.json"));
  return new Map(Object.entries(counties).map(([city, within]) => [city, Object.entries(within)]));
}

/** One of the files in prisma/data, as it stands. */
export function readData(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../prisma/data/${file}`, import.meta.url), "utf8"));
}

function toCity(row: z.infer<typeof citySchema>): City {
  return {
    code: row.code,
    name: { zh: row.zh, en: row.en },
    province: row.province,
    level: row.level,
    parentCode: row.parent ?? null,
    residents10k: row.residents10k?.toString() ?? null,
    urbanResidents10k: row.urbanResidents10k?.toString() ?? null,
    validFrom: null,
    validUntil: row.validUntil ?? null,
    successor: row.successor ?? null,
    tiers: row.tiers,
    basis: row.basis,
  };
}
