import { createHash } from "node:crypto";
import type pg from "pg";
import { EVIDENCE_KINDS, readCities, readZones } from "@/lib/places/data";
import type { City, Zone } from "@/lib/places/types";

/**
 * Brings the reference data in: cities, tiers, zones, members, kinds. Production needs it as much as the
 * demonstration, so it may run at every start: done already, it is one query. What an administrator has set
 * since (how long a member is recognised, a zone's notice) is left alone.
 */
export async function seedPlaces(client: pg.ClientBase): Promise<boolean> {
  const cities = readCities();
  const zones = readZones();
  const stamp = createHash("sha256")
    .update(JSON.stringify([cities, zones, EVIDENCE_KINDS]))
    .digest("hex");
  const { rows } = await client.query(
    "SELECT value #>> '{}' AS stamp FROM setting WHERE key = 'places.stamp'",
  );
  if (rows[0]?.stamp === stamp) return false;
  await putCities(client, cities);
  await putTiers(client, cities);
  await putZones(client, zones);
  await putKinds(client);
  await client.query(
    "INSERT INTO setting (key, value) VALUES ('places.stamp', to_jsonb($1::text)) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    [stamp],
  );
  return true;
}

async function putCities(client: pg.ClientBase, cities: readonly City[]): Promise<void> {
  const rows = cities.map((city) => ({
    code: city.code,
    zh: city.name.zh,
    en: city.name.en,
    province_code: city.province.code,
    province_zh: city.province.zh,
    province_en: city.province.en,
    level: city.level,
    parent_code: city.parentCode,
    residents_10k: city.residents10k,
    urban_residents_10k: city.urbanResidents10k,
    valid_from: city.validFrom,
    valid_until: city.validUntil,
    successor_code: city.successor?.code ?? null,
    successor_from: city.successor?.from ?? null,
    successor_retroactive: city.successor?.retroactive ?? null,
    basis: city.basis,
  }));
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== "code");
  await client.query(
    `INSERT INTO city SELECT * FROM jsonb_populate_recordset(NULL::city, $1::jsonb)
     ON CONFLICT (code) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(", ")}`,
    [JSON.stringify(rows)],
  );
}

async function putTiers(client: pg.ClientBase, cities: readonly City[]): Promise<void> {
  const rows = cities.flatMap(({ code, tiers }) =>
    tiers.map(({ from, tier, basis }) => ({ city_code: code, from_on: from, tier, basis })),
  );
  await client.query(
    `INSERT INTO city_tier SELECT * FROM jsonb_populate_recordset(NULL::city_tier, $1::jsonb)
     ON CONFLICT (city_code, from_on) DO UPDATE SET tier = excluded.tier, basis = excluded.basis`,
    [JSON.stringify(rows)],
  );
}

async function putZones(client: pg.ClientBase, zones: readonly Zone[]): Promise<void> {
  const rows = zones.map(({ id, name, kind, noticeDays, membersBasis }) => ({
    id,
    zh: name.zh,
    en: name.en,
    kind,
    notice_days: noticeDays,
    members_basis: membersBasis,
  }));
  await client.query(
    `INSERT INTO zone SELECT * FROM jsonb_populate_recordset(NULL::zone, $1::jsonb)
     ON CONFLICT (id) DO UPDATE SET zh = excluded.zh, en = excluded.en, members_basis = excluded.members_basis`,
    [JSON.stringify(rows)],
  );
  const members = zones.flatMap(({ id, members: codes }) =>
    codes.map(({ code }) => ({ zone_id: id, city_code: code })),
  );
  await client.query(
    `INSERT INTO zone_member SELECT * FROM jsonb_populate_recordset(NULL::zone_member, $1::jsonb)
     ON CONFLICT (zone_id, city_code) DO NOTHING`,
    [JSON.stringify(members)],
  );
}

async function putKinds(client: pg.ClientBase): Promise<void> {
  const rows = EVIDENCE_KINDS.map(({ code, name }, sort) => ({ code, zh: name.zh, en: name.en, sort }));
  await client.query(
    `INSERT INTO evidence_kind SELECT * FROM jsonb_populate_recordset(NULL::evidence_kind, $1::jsonb)
     ON CONFLICT (code) DO UPDATE SET zh = excluded.zh, en = excluded.en, sort = excluded.sort`,
    [JSON.stringify(rows)],
  );
}
