import { toDay, toDayOrNull } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import type { Prisma } from "@/lib/generated/prisma/client";
import { tierOn } from "@/lib/places/tiers";
import type {
  City,
  EvidenceKind,
  PlaceLevel,
  PlaceName,
  Tier,
  Zone,
  ZoneKind,
  ZoneMember,
} from "@/lib/places/types";

// Places are public: any actor reads them whole, so these queries take no scope.

const WITH_TIERS = { tiers: { orderBy: { from: "asc" } } } as const satisfies Prisma.CityInclude;
const WITH_MEMBERS = { members: { orderBy: { cityCode: "asc" } } } as const satisfies Prisma.ZoneInclude;

type CityRow = Prisma.CityGetPayload<{ include: typeof WITH_TIERS }>;
type ZoneRow = Prisma.ZoneGetPayload<{ include: typeof WITH_MEMBERS }>;

/** The city or town of a code, current or abolished; null for a code that never was. */
export async function findCity(tx: Tx, code: string): Promise<City | null> {
  const row = await tx.city.findUnique({ where: { code }, include: WITH_TIERS });
  return row === null ? null : toCity(row);
}

/** Every city and town by code, abolished ones included; `codes` picks some. */
export async function listCities(tx: Tx, codes?: readonly string[]): Promise<City[]> {
  const where = codes === undefined ? {} : { code: { in: [...codes] } };
  return (await tx.city.findMany({ where, include: WITH_TIERS, orderBy: { code: "asc" } })).map(toCity);
}

/** Names by code, for pages that show codes of records and cases. */
export async function cityNames(tx: Tx, codes: Iterable<string>): Promise<ReadonlyMap<string, PlaceName>> {
  const rows = await tx.city.findMany({
    where: { code: { in: [...new Set(codes)] } },
    select: { code: true, zh: true, en: true },
  });
  return new Map(rows.map(({ code, zh, en }) => [code, { zh, en }]));
}

/** A city's tier on a day; null for a place without tiers and for one that does not exist. */
export async function findTierOn(tx: Tx, code: string, day: string): Promise<Tier | null> {
  const city = await findCity(tx, code);
  return city === null ? null : tierOn(city, day);
}

/** The county-level cities and towns within a city, and the cities that went into it. */
export async function listPlacesWithin(tx: Tx, code: string): Promise<City[]> {
  const where = { OR: [{ parentCode: code }, { successorCode: code }] };
  return (await tx.city.findMany({ where, include: WITH_TIERS, orderBy: { code: "asc" } })).map(toCity);
}

export async function findZone(tx: Tx, id: string): Promise<Zone | null> {
  const row = await tx.zone.findUnique({ where: { id }, include: WITH_MEMBERS });
  return row === null ? null : toZone(row);
}

export async function listZones(tx: Tx): Promise<Zone[]> {
  return (await tx.zone.findMany({ include: WITH_MEMBERS, orderBy: { id: "asc" } })).map(toZone);
}

/** The zones a city is a member of on a day. */
export async function listZonesOfCity(tx: Tx, code: string, day: string): Promise<Zone[]> {
  const rows = await tx.zone.findMany({
    where: { members: { some: { cityCode: code } } },
    include: WITH_MEMBERS,
    orderBy: { id: "asc" },
  });
  return rows
    .map(toZone)
    .filter((zone) => zone.members.some((member) => member.code === code && isMemberOn(member, day)));
}

/** The members of a zone on a day, with their names and tiers, by code. */
export async function listMemberCities(tx: Tx, zoneId: string, day: string): Promise<City[]> {
  const zone = await findZone(tx, zoneId);
  const codes = zone?.members.filter((member) => isMemberOn(member, day)).map((member) => member.code) ?? [];
  return codes.length === 0 ? [] : listCities(tx, codes);
}

export async function listEvidenceKinds(tx: Tx): Promise<EvidenceKind[]> {
  const rows = await tx.evidenceKind.findMany({ orderBy: [{ sort: "asc" }, { code: "asc" }] });
  return rows.map(({ code, zh, en }) => ({ code, name: { zh, en } }));
}

function isMemberOn(member: ZoneMember, day: string): boolean {
  return (
    (member.recognisedFrom === null || member.recognisedFrom <= day) &&
    (member.recognisedUntil === null || day <= member.recognisedUntil)
  );
}

// The database's CHECKs keep levels, tiers and kinds to the words of these types.
function toCity(row: CityRow): City {
  return {
    code: row.code,
    name: { zh: row.zh, en: row.en },
    province: { code: row.provinceCode, zh: row.provinceZh, en: row.provinceEn },
    level: row.level as PlaceLevel,
    parentCode: row.parentCode,
    residents10k: row.residents10k?.toString() ?? null,
    urbanResidents10k: row.urbanResidents10k?.toString() ?? null,
    validFrom: toDayOrNull(row.validFrom),
    validUntil: toDayOrNull(row.validUntil),
    successor:
      row.successorCode === null || row.successorFrom === null
        ? null
        : {
            code: row.successorCode,
            from: toDay(row.successorFrom),
            retroactive: row.successorRetroactive ?? false,
          },
    tiers: row.tiers.map(({ from, tier, basis }) => ({ from: toDay(from), tier: tier as Tier, basis })),
    basis: row.basis,
  };
}

function toZone(row: ZoneRow): Zone {
  return {
    id: row.id,
    name: { zh: row.zh, en: row.en },
    kind: row.kind as ZoneKind,
    noticeDays: row.noticeDays,
    members: row.members.map((member) => ({
      code: member.cityCode,
      recognisedFrom: toDayOrNull(member.recognisedFrom),
      recognisedUntil: toDayOrNull(member.recognisedUntil),
    })),
    membersBasis: row.membersBasis,
  };
}
