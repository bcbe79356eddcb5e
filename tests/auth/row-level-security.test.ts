import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSession } from "@/lib/auth/commands/open-session";
import { linkSubject } from "@/lib/auth/oidc";
import { PUBLIC, SYSTEM_ROLES, systemActor } from "@/lib/auth/types";
import { prismaClient } from "@/lib/db/client";
import { withActor } from "@/lib/db/with-actor";
import { newId } from "@/lib/ids";
import { caseIn, makeTeam, type Team } from "../support/cases";
import { makeWorld, type World } from "../support/world";
import { fillPermitTables } from "./fill-permit-tables";
import { giveResidentPassword, giveStaffCredential, NOW } from "./support";

type TableRules = { grants: string[]; rls: boolean };
const manifest: { tables: Record<string, TableRules> } = JSON.parse(
  readFileSync("prisma/manifest.json", "utf8"),
);
const guarded = Object.entries(manifest.tables).filter(([, { rls }]) => rls);
const readable = guarded
  .filter(([, { grants }]) => grants.some((grant) => grant.startsWith("SELECT")))
  .map(([name]) => name);

let world: World;
let team: Team;
let reference: string;
let app: pg.Client;

beforeAll(async () => {
  world = await makeWorld();
  team = await makeTeam(world);
  await fillEveryTable();
  app = new pg.Client({ connectionString: world.db.appUrl });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await world.end();
});

describe("a query without an actor", () => {
  test("sees nothing in any guarded table, though each of them has rows", async () => {
    const counts: Record<string, [there: boolean, seen: number]> = {};
    for (const table of readable) {
      const [there] = await world.rows(`SELECT 1 FROM "${table}" LIMIT 1`);
      const seen = await app.query(`SELECT 1 FROM "${table}"`);
      counts[table] = [there !== undefined, seen.rowCount ?? -1];
    }
    expect(counts).toEqual(Object.fromEntries(readable.map((table) => [table, [true, 0]])));
  });

  test("may not read at all what is only ever written", async () => {
    const unreadable = guarded.map(([name]) => name).filter((name) => !readable.includes(name));
    expect(unreadable.sort()).toEqual(["resident_identity", "totp_use"]);
    for (const table of unreadable) {
      await expect(app.query(`SELECT 1 FROM "${table}"`)).rejects.toMatchObject({ code: "42501" });
    }
  });

  test("gets nothing from the functions that look past the policies", async () => {
    const [person] = await world.rows<{ id_hash: Buffer }>("SELECT id_hash FROM resident_identity");
    const [staff] = await world.rows<{ email: string }>(
      "SELECT f.email FROM staff f JOIN staff_credential USING (staff_id)".replace(
        "USING (staff_id)",
        "c ON c.staff_id = f.id",
      ),
    );
    const asked: [string, unknown[]][] = [
      ["SELECT * FROM app_resident_sign_in($1)", [person?.id_hash]],
      ["SELECT * FROM app_staff_sign_in($1)", [staff?.email]],
      ["SELECT * FROM app_open_case($1, $2, $3)", [reference, newId(), NOW]],
      ["SELECT * FROM app_staff_not_set_up()", []],
      ["SELECT 1 WHERE app_open_person($1, 'counter', $2, $3) IS NOT NULL", [person?.id_hash, newId(), NOW]],
      ["SELECT 1 WHERE app_staff_end_sessions($1, $2)", [team.clerk.id, NOW]],
      ["SELECT 1 WHERE app_staff_reset($1, 'x', $2)", [team.clerk.id, NOW]],
    ];
    for (const [sql, values] of asked) {
      expect((await app.query(sql, values)).rowCount, sql).toBe(0);
    }
  });
});

describe("a stated actor", () => {
  const queueOf = (client: pg.ClientBase) => client.query("SELECT 1 FROM work_item");
  const state = (role: string, city: string) =>
    app.query("SELECT app_set_ctx('somebody', $1, $2, '', '', '')", [role, city]);

  test("holds for one transaction: the right clerk sees the row, another city's none, and afterwards nobody", async () => {
    await app.query("BEGIN");
    await state("CLERK", team.clerk.city);
    expect((await queueOf(app)).rowCount).toBe(1);
    await app.query("COMMIT");
    expect((await queueOf(app)).rowCount).toBe(0);
    await app.query("BEGIN");
    await state("CLERK", team.elsewhere.city);
    expect((await queueOf(app)).rowCount).toBe(0);
    await app.query("ROLLBACK");
    expect((await queueOf(app)).rowCount).toBe(0);
  });

  test("does not stay with the connection that withActor gives back", async () => {
    expect(await withActor(team.clerk, (tx) => tx.workItem.count())).toBe(1);
    const after = await Promise.all(
      Array.from({ length: 20 }, () => prismaClient().$queryRaw<unknown[]>`SELECT 1 FROM work_item`),
    );
    expect(after.flat()).toEqual([]);
  });

  test("of no particular person reads published rules and not one row about people or staff", async () => {
    const published = ["rule_set", "rule_bundle", "city_publication", "trust_list", "status_list"];
    for (const actor of [PUBLIC, ...SYSTEM_ROLES.map((role) => systemActor(role))]) {
      const seen = await withActor(actor, async (tx) => {
        const tables: string[] = [];
        for (const table of readable) {
          const rows = await tx.$queryRawUnsafe<unknown[]>(`SELECT 1 FROM "${table}" LIMIT 1`);
          if (rows.length > 0) tables.push(table);
        }
        return tables.filter((table) => !published.includes(table));
      });
      expect(seen, actor.role).toEqual(MORE_THAN_PUBLISHED[actor.role] ?? []);
    }
  });
});

/** What the named parts of the system need beyond what is published. */
const MORE_THAN_PUBLISHED: Partial<Record<string, string[]>> = {
  SYSTEM_SIGN_IN: ["session", "oidc_identity"],
  SYSTEM_STAFF: ["staff"],
  SYSTEM_VERIFIER: ["decision", "permit_decision"],
  SYSTEM_PREVIEW: ["rule_set_draft"],
  SYSTEM_ISSUER: ["signing_key", "status_entry"],
};

/** A settled case through the commands, and by hand what no case leads to. */
async function fillEveryTable(): Promise<void> {
  const settled = await caseIn(world, team, "CORRECTION_REQUESTED");
  reference = settled.reference;
  const parent = settled.holder;
  await caseIn(world, team, "SETTLED");
  await world.owner.query("DELETE FROM work_item WHERE reference <> $1", [reference]);
  await giveResidentPassword(world, parent.id);
  const staff = await giveStaffCredential(world, team.clerk.id);
  await openSession(
    { kind: "STAFF", id: staff.id },
    { method: "PASSWORD", replaces: null, totpStep: 1n },
    { now: NOW, machineNow: NOW },
  );
  await linkSubject("https://id.example", "someone", { kind: "STAFF", id: staff.id }, NOW);
  const child = await world.person();
  await world.owner.query(
    "INSERT INTO guardianship (resident_id, id, ward_id, valid_from, proof) VALUES ($1, $2, $3, '2020-01-01', 'x')",
    [parent.id, newId(), child.id],
  );
  await world.owner.query(
    `INSERT INTO document (resident_id, id, kind, sha256, media_type, size_bytes, file_name, uploaded_by_id, uploaded_at)
     VALUES ($1, $2, 'LEASE', $3, 'image/png', 1, 'a.png', $1, $4)`,
    [parent.id, newId(), "0".repeat(64), NOW],
  );
  await world.owner.query(
    `INSERT INTO rule_set_draft (id, zone_id, document, status, author_id, created_at, updated_at)
     SELECT $1, zone_id, document, 'OPEN', author_id, $2, $2 FROM rule_set LIMIT 1`,
    [newId(), NOW],
  );
  await fillPermitTables(world, child.id);
  await world.owner.query(
    "INSERT INTO idempotency_key (actor_id, key, action, outcome, created_at) VALUES ('x', $1, 'x', '{}', $2)",
    [newId(), NOW],
  );
}
