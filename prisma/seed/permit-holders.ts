import type pg from "pg";
import { ANCHOR_DAY } from "@/lib/demo/platform";
import type { PermitBasis } from "@/lib/permits/types";
import { addMonths } from "@/lib/places/days";

/** Somebody who may apply, newcomer or holder. */
export type Candidate = {
  readonly residentId: string;
  readonly name: string;
  readonly city: string;
  readonly place: string;
  readonly basis: PermitBasis;
  /** From when a first issue can be applied for; null for a holder. */
  readonly firstIssueFrom: string | null;
  readonly permit: {
    readonly number: string;
    readonly state: string;
    readonly dueOn: string;
    readonly lastActOn: string;
  } | null;
};

/** Months back in which a lapsed permit came to its due day: whoever left it longer does not come back to the desk. */
const LAPSED_MONTHS = 9;

/** Adults of the stream with a live permit of a city, in an order of chance; those with a transfer are busy enough. */
export async function listHolders(
  owner: pg.Client,
  city: string,
  apart: readonly string[],
): Promise<Candidate[]> {
  const { rows } = await owner.query<Candidate>(
    `SELECT r.resident_id AS "residentId", r.name, p.city_code AS city, p.place_code AS place, 'HOME' AS basis,
       NULL AS "firstIssueFrom", jsonb_build_object('number', p.number, 'state', p.state, 'dueOn', p.due_on,
         'lastActOn', (SELECT max(a.on_day) FROM permit_act a WHERE a.resident_id = p.resident_id AND a.permit_id = p.id)) AS permit
     FROM permit p JOIN resident r ON r.resident_id = p.resident_id
     WHERE p.city_code = $1 AND (p.state = 'IN_FORCE' OR (p.state = 'SUSPENDED' AND p.due_on > $2))
       AND r.birth_on < $3 AND r.resident_id <> ALL ($4)
       AND NOT EXISTS (SELECT 1 FROM transfer_case c WHERE c.resident_id = r.resident_id)
       AND NOT EXISTS (SELECT 1 FROM household_registration h
         WHERE h.resident_id = r.resident_id AND h.valid_until IS NULL AND h.city_code = p.city_code)
     ORDER BY md5(r.resident_id::text)`,
    [city, addMonths(ANCHOR_DAY, -LAPSED_MONTHS), addMonths(ANCHOR_DAY, -12 * 18), apart],
  );
  return rows;
}
