import type pg from "pg";
import { PUBLIC } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { ANCHOR_DAY } from "@/lib/demo/platform";
import { DEMO_ZONES } from "@/lib/demo/staff";
import { addMonths } from "@/lib/places/days";
import { findBundle, type PreparedBundle } from "@/lib/policy/bundle";
import { assess } from "@/lib/residents/assessment";
import type { YearRecord } from "@/lib/residents/types";

export type Candidate = {
  readonly residentId: string;
  readonly name: string;
  readonly origin: string;
  readonly destination: string;
  /** The last act of their live permit there; a registration that ends it cannot be older. */
  readonly permitActOn: string | null;
};

const OFFICES = ["320100", "320500", "310000", "330100"];
/** Months a permit has been held at least; the newly arrived do not apply yet. */
const SETTLED_MONTHS = 4;

/**
 * Adults of the stream who live in one of the offices' cities and are registered in another city of the
 * demonstration; those from the offices' own cities come first, so that the origins' queues are not empty.
 */
export async function listCandidates(
  owner: pg.Client,
  staffed: readonly string[],
  apart: readonly string[],
): Promise<Candidate[]> {
  const { rows } = await owner.query<Candidate>(
    `SELECT r.resident_id AS "residentId", r.name, h.city_code AS origin, y.city_code AS destination,
       (SELECT max(a.on_day)::text FROM permit p JOIN permit_act a ON a.resident_id = p.resident_id AND a.permit_id = p.id
        WHERE p.resident_id = r.resident_id AND p.city_code = y.city_code) AS "permitActOn"
     FROM resident r
     JOIN household_registration h ON h.resident_id = r.resident_id AND h.valid_until IS NULL
     JOIN LATERAL (
       SELECT p.city_code FROM year_record p
       WHERE p.resident_id = r.resident_id AND p.kind = 'residence' AND p.end_on IS NULL AND p.status = 'VERIFIED'
         AND p.start_on < $1 AND p.city_code = ANY ($2) AND p.city_code <> h.city_code
         AND NOT EXISTS (SELECT 1 FROM year_record n WHERE n.resident_id = p.resident_id AND n.supersedes_id = p.id)
       ORDER BY p.id LIMIT 1) y ON true
     WHERE r.id_kind = 'MAINLAND' AND r.birth_on < $3 AND h.city_code = ANY ($4) AND r.resident_id <> ALL ($5)
       AND NOT EXISTS (SELECT 1 FROM transfer_case c WHERE c.resident_id = r.resident_id)
     ORDER BY (h.city_code = ANY ($2)) DESC, md5(r.resident_id::text)`,
    [addMonths(ANCHOR_DAY, -SETTLED_MONTHS), OFFICES, addMonths(ANCHOR_DAY, -12 * 18), staffed, apart],
  );
  return rows;
}

export type Question = {
  readonly residentId: string;
  readonly zone: string;
  readonly destination: string;
  readonly on: string;
  readonly attributes: Record<string, string | boolean>;
};

/**
 * Answers whether the rules say yes, as the clerk's calculation will. The files are read once: asking as each
 * person in turn would be hundreds of transactions.
 */
export async function eligibility(
  owner: pg.Client,
  residentIds: readonly string[],
): Promise<(question: Question) => boolean> {
  const bundles = new Map<string, PreparedBundle>();
  for (const zoneId of DEMO_ZONES) {
    const bundle = await withActor(PUBLIC, (tx) => findBundle(tx, zoneId));
    if (bundle !== null) bundles.set(zoneId, bundle);
  }
  const { rows } = await owner.query<{ residentId: string; birthOn: string; records: YearRecord[] }>(
    `SELECT r.resident_id AS "residentId", r.birth_on::text AS "birthOn", jsonb_agg(jsonb_build_object(
       'id', p.id, 'kind', p.kind, 'placeCode', p.place_code, 'cityCode', p.city_code, 'startOn', p.start_on,
       'endOn', p.end_on, 'status', p.status, 'tags', p.tags)) AS records
     FROM resident r JOIN year_record p USING (resident_id)
     WHERE r.resident_id = ANY ($1)
       AND NOT EXISTS (SELECT 1 FROM year_record n WHERE n.resident_id = p.resident_id AND n.supersedes_id = p.id)
     GROUP BY r.resident_id`,
    [residentIds],
  );
  const files = new Map(rows.map((row) => [row.residentId, row]));
  return ({ residentId, zone, destination, on, attributes }) => {
    const file = files.get(residentId);
    const bundle = bundles.get(zone);
    if (file === undefined || bundle === undefined) return false;
    const options = { firstEligibleDate: false, trace: false };
    return assess(bundle, { ...file, attributes }, { destination, on, evidence: "verified" }, options).answer
      .eligible;
  };
}
