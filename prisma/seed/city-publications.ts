import type pg from "pg";
import { Dice } from "@/lib/demo/dice";
import { instantOf, OPENING_DAY } from "@/lib/demo/platform";
import type { DemoStaff } from "@/lib/demo/staff";
import { addDays } from "@/lib/places/days";
import { canonicalJson, sha256Hex } from "@/lib/rules";
import { type CitySample, sampleRights, sampleRules } from "./city-samples";

/** Days between publication and coming into force of what is not there from the beginning. */
const NOTICE_DAYS = 90;

/**
 * Publishes the samples of the demonstration's cities, each by its administrator. What is there already stays: run
 * again, it adds nothing.
 */
export async function publishCitySamples(client: pg.Client, staff: readonly DemoStaff[]): Promise<void> {
  const admins = new Map(
    staff.flatMap(({ role, cityCode, id }) => (role === "CITY_ADMIN" && cityCode ? [[cityCode, id]] : [])),
  );
  const all: [string, CitySample<object>][] = [
    ...sampleRules().map((sample): [string, CitySample<object>] => ["PERMIT_RULE", sample]),
    ...sampleRights().map((sample): [string, CitySample<object>] => ["PERMIT_RIGHTS", sample]),
  ];
  for (const [kind, { city, version, effectiveFrom, document }] of all) {
    const publisher = admins.get(city);
    if (publisher === undefined) throw new Error(`${city} needs an administrator`);
    const text = canonicalJson(document);
    const sha256 = sha256Hex(text);
    const noticed = addDays(effectiveFrom, -NOTICE_DAYS);
    const at = new Date(instantOf(noticed > OPENING_DAY ? noticed : OPENING_DAY, 10 * 60));
    const { rowCount } = await client.query(
      `INSERT INTO city_publication (city_code, kind, version, effective_from, document, sha256, sample, publisher_id, published_at)
       VALUES ($1, $2, $3, $4, $5, $6, true, $7, $8) ON CONFLICT DO NOTHING`,
      [city, kind, version, effectiveFrom, text, sha256, publisher, at],
    );
    if (rowCount === 0) continue;
    await client.query(
      `INSERT INTO staff_event (id, at, actor_id, actor_role, city_code, action, subject_kind, subject_id, detail)
       VALUES ($1, $2, $3, 'CITY_ADMIN', $4, $5, 'CITY_PUBLICATION', $6, $7)`,
      [
        ...[new Dice("published", city, kind, version).id(at.getTime()), at, publisher, city],
        ...[`${kind}_PUBLISHED`, `${city}/${kind}/${version}`],
        JSON.stringify({ version, effectiveFrom, sha256 }),
      ],
    );
  }
}
