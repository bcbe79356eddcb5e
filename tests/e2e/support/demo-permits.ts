import pg from "pg";
import { embeddedOwnerUrl } from "../../../lib/cli/embedded-url.mjs";

/** What a journey at the desk begins with: rows of the demonstration that no other journey works on. */
async function rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<Row[]> {
  const url = embeddedOwnerUrl({ ...process.env, HUTONG_DATA: process.env.HUTONG_BROWSER_DATA });
  if (url === null) throw new Error("the database of the browser tests does not run");
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const found = await owner.query<Row>(sql, values);
  await owner.end();
  return found.rows;
}

/** Permits of a city whose window is open on a day, and that nobody has an application about. */
export function openPermits(city: string, today: string): Promise<{ number: string; name: string }[]> {
  return rows(
    `SELECT p.number, r.name FROM permit p JOIN resident r ON r.resident_id = p.resident_id
      WHERE p.city_code = $1 AND p.state = 'IN_FORCE' AND p.due_on BETWEEN $2::date + 1 AND $2::date + 20
        AND NOT EXISTS (SELECT 1 FROM permit_application a WHERE a.resident_id = p.resident_id AND a.closed_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM resident_credential c WHERE c.resident_id = p.resident_id)
      ORDER BY p.number`,
    [city, today],
  );
}

/** The references of a city's applications of a kind in a state. */
export async function applications(city: string, kind: string, state: string): Promise<string[]> {
  const found = await rows<{ reference: string }>(
    "SELECT reference FROM permit_application WHERE city_code = $1 AND kind = $2 AND state = $3 ORDER BY reference",
    [city, kind, state],
  );
  return found.map(({ reference }) => reference);
}
