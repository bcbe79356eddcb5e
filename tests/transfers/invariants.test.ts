import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sqlStateOf } from "@/lib/db/with-actor";
import { newId } from "@/lib/ids";
import { CASE_STATES } from "@/lib/transfers/types";
import { caseIn, caseRow, makeTeam, type Team } from "../support/cases";
import { makeWorld, SUZHOU, type World, WUXI } from "../support/world";

let world: World;
let team: Team;
beforeAll(async () => {
  world = await makeWorld();
  team = await makeTeam(world);
});
afterAll(() => world.end());

/** The constraint that the owner of the database, past every policy, runs into. */
async function refusedBy(sql: string, values: unknown[] = []): Promise<string | undefined> {
  try {
    await world.owner.query("BEGIN");
    await world.owner.query(sql, values);
    await world.owner.query("COMMIT");
    return undefined;
  } catch (error) {
    await world.owner.query("ROLLBACK");
    if (error instanceof pg.DatabaseError) return error.constraint ?? error.code;
    throw error;
  }
}

describe("a closed case", () => {
  test.each(["SETTLED", "REFUSED", "WITHDRAWN"] as const)(
    "in %s does not move, not even for the owner",
    async (state) => {
      const { reference } = await caseIn(world, team, state);
      for (const to of CASE_STATES) {
        const sql = "UPDATE transfer_case SET state = $2, row_version = row_version + 1 WHERE reference = $1";
        expect(await refusedBy(sql, [reference, to])).toBe("transfer_case_closed");
      }
      expect((await caseRow(world, reference)).state).toBe(state);
    },
  );
});

describe("an accepted case", () => {
  test("keeps its day, its rules and its hashes, also against the owner", async () => {
    const { reference } = await caseIn(world, team, "ACCEPTED");
    for (const change of [
      "accepted_on = accepted_on - 1",
      "rule_set_version = 2",
      "rule_set_sha256 = 'x'",
      "bundle_sha256 = 'x'",
    ])
      expect(
        await refusedBy(
          `UPDATE transfer_case SET ${change}, row_version = row_version + 1 WHERE reference = $1`,
          [reference],
        ),
      ).toBe("transfer_case_keeps_rules");
  });

  test("does not change without counting a version on", async () => {
    const { reference } = await caseIn(world, team, "ACCEPTED");
    const sql = "UPDATE transfer_case SET state = 'WITHDRAWN' WHERE reference = $1";
    expect(await refusedBy(sql, [reference])).toBe("transfer_case_row_version");
  });
});

describe("registrations", () => {
  const insert = `INSERT INTO household_registration (resident_id, id, city_code, household_id, address, valid_from, valid_until)
    VALUES ($1, $2, $3, $2, 'x', $4, $5)`;

  test("two at once are impossible", async () => {
    const { id } = await world.person({ city: WUXI });
    expect(await refusedBy(insert, [id, newId(), SUZHOU, "2026-01-01", null])).toBe(
      "household_registration_one_at_a_time",
    );
    expect(await refusedBy(insert, [id, newId(), SUZHOU, "1989-12-31", "1990-01-02"])).toBe(
      "household_registration_one_at_a_time",
    );
  });

  test("none between two is impossible, and so is an end with nothing after it", async () => {
    const { id } = await world.person({ city: WUXI });
    const end = `UPDATE household_registration SET valid_until = '2026-06-01' WHERE resident_id = '${id}' AND valid_until IS NULL`;
    expect(await refusedBy(end)).toBe("household_registration_no_gap");
    expect(
      await refusedBy(
        `${end}; INSERT INTO household_registration (resident_id, id, city_code, household_id, address, valid_from)
         VALUES ('${id}', '${newId()}', '${SUZHOU}', '${newId()}', 'x', '2026-06-02')`,
      ),
    ).toBe("household_registration_no_gap");
    expect(
      await refusedBy(
        `${end}; INSERT INTO household_registration (resident_id, id, city_code, household_id, address, valid_from)
         VALUES ('${id}', '${newId()}', '${SUZHOU}', '${newId()}', 'x', '2026-06-01')`,
      ),
    ).toBeUndefined();
  });
});

describe("one open case per person", () => {
  test("is kept by the database whatever writes to it", async () => {
    const { holder, reference } = await caseIn(world, team, "SUBMITTED");
    const sql = `INSERT INTO transfer_case (resident_id, id, reference, origin_city, destination_city, zone_id, state, answers, created_by_id, created_at)
      SELECT resident_id, $2, 'x', origin_city, destination_city, zone_id, 'DRAFT', answers, created_by_id, created_at FROM transfer_case WHERE reference = $1`;
    expect(await refusedBy(sql, [reference, newId()])).toBe("transfer_case_one_open");
    expect(holder.role).toBe("RESIDENT");
  });
});

describe("what is only ever added", () => {
  const TABLES = [
    "year_record",
    "decision",
    "certificate",
    "audit_event",
    "staff_event",
    "rule_set",
    "rule_bundle",
  ];

  test.each(TABLES)("%s refuses to be changed, deleted or emptied by the owner", async (table) => {
    await caseIn(world, team, "SETTLED");
    await world.owner.query(
      `INSERT INTO staff_event (id, at, actor_id, actor_role, action, subject_kind, subject_id, detail)
       VALUES ($1, now(), 'x', 'x', 'X', 'STAFF', 'x', '{}')`,
      [newId()],
    );
    const column = table.startsWith("rule_") ? "zone_id" : "id";
    expect(await refusedBy(`UPDATE ${table} SET ${column} = ${column}`)).toBe("append_only");
    expect(await refusedBy(`DELETE FROM ${table}`)).toBe("append_only");
    expect(await refusedBy(`TRUNCATE ${table} CASCADE`)).toBe("append_only");
  });

  test.each(TABLES)("%s gives the application's role no right to try", async (table) => {
    const app = new pg.Client({ connectionString: world.db.appUrl });
    await app.connect();
    try {
      for (const sql of [`UPDATE ${table} SET id = id`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
        const text = table.startsWith("rule_") ? sql.replaceAll("id = id", "zone_id = zone_id") : sql;
        const failed = await app.query(text).catch((error: unknown) => error);
        expect(sqlStateOf(failed)).toBe("42501");
      }
    } finally {
      await app.end();
    }
  });
});
