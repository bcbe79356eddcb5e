import { afterAll, beforeAll, expect, test } from "vitest";
import { applyGrants, type Manifest } from "../../lib/cli/grants.mjs";
import { withClient } from "../../lib/cli/postgres-roles.mjs";
import { createEmptyDatabase } from "../support/database";

const database = await createEmptyDatabase();
afterAll(() => database.drop());

const table = (grants: string[]) => ({ group: "local", key: null, grants, rls: false });
const manifest: Manifest = {
  tables: { read_only: table(["SELECT"]), half: table(["SELECT", "INSERT", "UPDATE(b,c)"]) },
  functions: { "allowed(integer)": { execute: true }, "guard()": { execute: false } },
};

const apply = () => withClient(database.ownerUrl, (client) => applyGrants(client, manifest, "hutong_app"));
const owner = (sql: string) => withClient(database.ownerUrl, (client) => client.query(sql));
const app = (sql: string) => withClient(database.appUrl, (client) => client.query(sql));

beforeAll(async () => {
  for (const sql of [
    "CREATE TABLE read_only (a int)",
    "CREATE TABLE half (a int, b int, c int)",
    "CREATE TABLE forgotten (a int)",
    'CREATE TABLE "_prisma_migrations" (migration_name text, finished_at timestamptz, rolled_back_at timestamptz, logs text)',
    "CREATE FUNCTION allowed(a int) RETURNS int LANGUAGE sql AS 'SELECT a'",
    "CREATE FUNCTION guard() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION forgotten() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "GRANT ALL ON forgotten TO hutong_app",
    "GRANT ALL ON forgotten TO PUBLIC",
    "GRANT UPDATE (a), DELETE ON half TO hutong_app",
  ]) {
    await owner(sql);
  }
  await apply();
  await apply(); // the same again changes nothing
});

const allowed = [
  "SELECT * FROM read_only",
  "INSERT INTO half VALUES (1, 2, 3)",
  "UPDATE half SET b = 1, c = 2",
  "SELECT allowed(1)",
];
test.each(allowed)("what the manifest lists is allowed: %s", async (sql) => {
  await expect(app(sql)).resolves.toBeDefined();
});

const refused = [
  "INSERT INTO read_only VALUES (1)",
  "UPDATE half SET a = 1",
  "DELETE FROM half",
  "TRUNCATE half",
  "SELECT * FROM forgotten",
  "SELECT guard()",
  "SELECT forgotten()",
  "SELECT logs FROM _prisma_migrations",
  "CREATE TABLE mine (a int)",
];
test.each(refused)("what it does not list is refused: %s", async (sql) => {
  await expect(app(sql)).rejects.toThrow(/permission denied/);
});

test("a privilege that does not exist is an error of the manifest", async () => {
  const wrong = { ...manifest, tables: { half: table(["ALL; DROP TABLE half"]) } };
  await expect(
    withClient(database.ownerUrl, (client) => applyGrants(client, wrong, "hutong_app")),
  ).rejects.toThrow("is not a privilege");
});
