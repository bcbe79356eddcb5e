import type pg from "pg";
import type { ResidentActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { ANCHOR_DAY } from "@/lib/demo/platform";
import { addMonths } from "@/lib/places/days";
import { findBundle } from "@/lib/policy/bundle";
import { assess } from "@/lib/residents/assessment";
import { findResident, listLedger } from "@/lib/residents/queries";

export type Candidate = {
  readonly residentId: string;
  readonly name: string;
  readonly origin: string;
  readonly destination: string;
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
    `SELECT r.resident_id AS "residentId", r.name, h.city_code AS origin, y.city_code AS destination
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

/** Whether the rules say yes on a day, as the clerk's calculation will; null where no rules are in force. */
export async function isEligible(
  resident: ResidentActor,
  question: { zone: string; destination: string; on: string; attributes: Record<string, string | boolean> },
): Promise<boolean> {
  return withActor(resident, async (tx) => {
    const bundle = await findBundle(tx, question.zone);
    const person = await findResident(tx, resident.id);
    if (bundle === null || person === null) return false;
    const records = await listLedger(tx, resident.id);
    const facts = { birthOn: person.birthOn, attributes: question.attributes, records };
    const { destination, on } = question;
    const options = { firstEligibleDate: false, trace: false };
    return assess(bundle, facts, { destination, on, evidence: "verified" }, options).answer.eligible;
  });
}
