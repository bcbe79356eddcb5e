import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "../../lib/cli/migrate.mjs";
import { withClient } from "../../lib/cli/postgres-roles.mjs";
import { createEmptyDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createEmptyDatabase();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "hutong-migrations-"));
});
afterEach(async () => {
  await database.drop();
  fs.rmSync(folder, { recursive: true });
});

function write(name: string, sql: string): void {
  fs.mkdirSync(path.join(folder, name), { recursive: true });
  fs.writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

const run = (log?: (line: string) => void) =>
  migrate({ ownerUrl: database.ownerUrl, appRole: "hutong_app", migrations: folder, manifest: null, log });

const ask = async (sql: string) => (await withClient(database.ownerUrl, (client) => client.query(sql))).rows;

test("migrations go in once, in the order of their names", async () => {
  write("2_second", "ALTER TABLE t ADD COLUMN b int;");
  write("1_first", "CREATE TABLE t (a int);");
  expect(await run()).toEqual(["1_first", "2_second"]);
  expect(await run()).toEqual([]);
  write("3_third", "INSERT INTO t VALUES (1, 2);");
  expect(await run()).toEqual(["3_third"]);
  expect(await ask("SELECT a, b FROM t")).toEqual([{ a: 1, b: 2 }]);
});

test("two runs at once apply each migration once", async () => {
  write("1_first", "CREATE TABLE t (a int); INSERT INTO t VALUES (1);");
  const applied = await Promise.all([run(), run(), run()]);
  expect(applied.flat()).toEqual(["1_first"]);
  expect(await ask("SELECT a FROM t")).toEqual([{ a: 1 }]);
});

test("a migration that fails leaves nothing of itself, is recorded, and stops the next start", async () => {
  write("1_first", "CREATE TABLE t (a int);");
  write("2_broken", "CREATE TABLE u (a int); INSERT INTO t VALUES ('x');");
  await expect(run()).rejects.toThrow(/^Migration 2_broken failed and was rolled back: invalid input syntax/);
  expect(await ask("SELECT to_regclass('u') AS u, to_regclass('t')::text AS t")).toEqual([
    { u: null, t: "t" },
  ]);
  await expect(run()).rejects.toThrow(
    /^Migration 2_broken failed before .*migrate resolve --rolled-back 2_broken/,
  );
});

test("a mended migration runs without further ado, for the failed one left nothing", async () => {
  write("1_broken", "CREATE TABLE t (a int); SELECT 1/0;");
  await expect(run()).rejects.toThrow("division by zero");
  write("1_broken", "CREATE TABLE t (a int); SELECT 1/1;");
  expect(await run()).toEqual(["1_broken"]);
});

test("a failure that Prisma recorded, which may have left something, waits for a person", async () => {
  write("1_first", "CREATE TABLE t (a int);");
  await run();
  await ask("UPDATE _prisma_migrations SET finished_at = NULL, checksum = 'other', logs = 'half done'");
  await expect(run()).rejects.toThrow(/^Migration 1_first failed before \(half done\)\. Find out how much/);
});

test("a failure of the moment is not held against the migration", async () => {
  write("1_first", "SELECT pg_terminate_backend(pg_backend_pid());");
  await expect(run()).rejects.toThrow("terminating connection");
  write("2_second", "SET statement_timeout = 1; SELECT pg_sleep(5);");
  write("1_first", "SELECT 1;");
  await expect(run()).rejects.toThrow("statement timeout");
  expect(await ask("SELECT migration_name FROM _prisma_migrations ORDER BY 1")).toEqual([
    { migration_name: "1_first" },
  ]);
});

test("an edited migration is warned about and not run again", async () => {
  write("1_first", "CREATE TABLE t (a int);");
  await run();
  write("1_first", "CREATE TABLE t (a bigint);");
  const lines: string[] = [];
  expect(await run((line) => lines.push(line))).toEqual([]);
  expect(lines).toEqual(["Warning: migration 1_first was edited after it had been applied."]);
});
