import type pg from "pg";
import { Dice } from "@/lib/demo/dice";
import { instantOf, OPENING_DAY } from "@/lib/demo/platform";
import { DEMO_ZONES, type DemoStaff } from "@/lib/demo/staff";
import { readData } from "@/lib/places/data";
import { addDays } from "@/lib/places/days";
import { canonicalJson, type RuleSet, sha256Hex } from "@/lib/rules";

/** The sample versions of a zone, as prisma/data/rules writes them. The engine validates them whole when they are used. */
export function sampleRuleSets(zoneId: string): RuleSet[] {
  return readData(`rules/${zoneId}.json`) as RuleSet[];
}

/** Days between publication and coming into force: the notice of every zone. */
const NOTICE_DAYS = 30;

/** Publishes the sample versions, each drafted by one policy admin of the zone and published by the other. */
export async function publishSamples(client: pg.Client, staff: readonly DemoStaff[]): Promise<void> {
  for (const zoneId of DEMO_ZONES) {
    const [author, publisher] = staff.filter((one) => one.role === "POLICY_ADMIN" && one.zoneId === zoneId);
    if (author === undefined || publisher === undefined) throw new Error(`${zoneId} needs two policy admins`);
    for (const ruleSet of sampleRuleSets(zoneId)) {
      const { version, effectiveFrom } = ruleSet;
      const document = canonicalJson(ruleSet);
      const noticed = addDays(effectiveFrom, -NOTICE_DAYS);
      const publishedAt = new Date(instantOf(noticed > OPENING_DAY ? noticed : OPENING_DAY, 15 * 60));
      await client.query(
        `INSERT INTO rule_set (zone_id, version, effective_from, document, sha256, sample, author_id, publisher_id, published_at)
         VALUES ($1, $2, $3, $4, $5, true, $6, $7, $8)`,
        [zoneId, version, effectiveFrom, document, sha256Hex(document), author.id, publisher.id, publishedAt],
      );
      await client.query(
        `INSERT INTO staff_event (id, at, actor_id, actor_role, zone_id, action, subject_kind, subject_id, detail)
         VALUES ($1, $2, $3, 'POLICY_ADMIN', $4, 'RULE_SET_PUBLISHED', 'RULE_SET', $5, $6)`,
        [
          ...[
            new Dice("published", zoneId, version).id(publishedAt.getTime()),
            publishedAt,
            publisher.id,
            zoneId,
          ],
          ...[`${zoneId}/${version}`, JSON.stringify({ version, effectiveFrom })],
        ],
      );
    }
  }
}
