import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { inCheckout } from "./checkout.mjs";
import { Failure } from "./failure.mjs";
import { applyGrants } from "./grants.mjs";
import { withClient } from "./postgres-roles.mjs";
import { splitStatements } from "./statements.mjs";

/** Prisma's own lock id: `prisma migrate deploy` and this runner never work at once. */
const PRISMA_LOCK = 72707369;
/** Marks a failure of ours, which left nothing behind, from one of Prisma's, which may have. */
const ROLLED_BACK = "rolled back: ";
/** Failures of the moment or of the role's rights, not of the migration: the next start simply tries again. */
const PASSING = /^(08|40|53|55|57|58|42501)/;

/**
 * @typedef {object} MigrateOptions
 * @property {string} ownerUrl address with the migrations' role
 * @property {string} appRole name of the application's role
 * @property {string} [migrations] folder, by default the checkout's
 * @property {string | null} [manifest] file with the grants, by default the checkout's; null to leave grants alone
 * @property {(line: string) => void} [log]
 */

/**
 * Applies the migrations that are not in yet, in order, and then the grants. It keeps Prisma's own table, so that
 * `prisma migrate status`, `diff` and `deploy` agree with it. Each migration is one transaction that includes its
 * own entry in that table: it is in whole or not at all, whatever is killed.
 * @param {MigrateOptions} options
 * @returns {Promise<string[]>} names of the migrations applied now
 */
export async function migrate({ ownerUrl, appRole, migrations, manifest, log = () => {} }) {
  const all = readMigrations(migrations ?? inCheckout("prisma", "migrations"));
  return withClient(ownerUrl, async (client) => {
    await client.query(`SELECT pg_advisory_lock(${PRISMA_LOCK})`);
    // Citus wants this for foreign keys made in the same transaction as other definitions; others ignore it.
    await client.query("SET citus.multi_shard_modify_mode = 'sequential'");
    await client.query("SET client_min_messages = warning");
    const pending = await findPending(client, all, log);
    for (const migration of pending) {
      await apply(client, migration);
      log(`Applied migration ${migration.name}.`);
    }
    const grants = manifest === undefined ? inCheckout("prisma", "manifest.json") : manifest;
    if (grants) {
      await inTransaction(client, () =>
        applyGrants(client, JSON.parse(fs.readFileSync(grants, "utf8")), appRole),
      );
    }
    return pending.map((migration) => migration.name);
  });
}

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */

/** @param {string} folder @returns {Migration[]} */
export function readMigrations(folder) {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * @param {import("pg").Client} client
 * @param {Migration[]} all
 * @param {(line: string) => void} log
 */
async function findPending(client, all, log) {
  await client.query(`CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`);
  const { rows } = await client.query(
    `SELECT id, migration_name AS name, checksum, logs, finished_at AS "finishedAt"
     FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  const known = new Map(all.map((migration) => [migration.name, migration]));
  const done = new Set();
  for (const row of rows) {
    const migration = known.get(row.name);
    if (!migration) {
      throw new Failure(
        `A newer version of Hutong has changed this database (migration ${row.name} is unknown here).`,
        "Install that version or a later one, or restore a backup made before the change.",
      );
    }
    if (row.finishedAt) {
      done.add(row.name);
      if (row.checksum !== migration.checksum) {
        log(`Warning: migration ${row.name} was edited after it had been applied.`);
      }
    } else {
      await settleFailure(client, row, migration);
    }
  }
  return all.filter((migration) => !done.has(migration.name));
}

/**
 * A failure of ours left nothing behind, so the mended migration of a later version may simply run.
 * @param {import("pg").Client} client
 * @param {{ id: string, name: string, checksum: string, logs: string | null }} row
 * @param {Migration} migration
 */
async function settleFailure(client, row, migration) {
  const ours = row.logs?.startsWith(ROLLED_BACK);
  if (ours && row.checksum !== migration.checksum) {
    await client.query('UPDATE "_prisma_migrations" SET rolled_back_at = now() WHERE id = $1', [row.id]);
    return;
  }
  throw new Failure(
    `Migration ${row.name} failed before${row.logs ? ` (${row.logs.split("\n")[0]})` : ""}.`,
    ours
      ? `Nothing of it was kept: remove the cause, run “npx prisma migrate resolve --rolled-back ${row.name}” and start again.`
      : "Find out how much of it is in, then tell with “npx prisma migrate resolve” and start again.",
  );
}

/** @param {import("pg").Client} client @param {Migration} migration */
async function apply(client, migration) {
  try {
    const statements = await splitStatements(migration.sql);
    await inTransaction(client, async () => {
      for (const statement of statements) {
        await client.query(statement);
      }
      await client.query(
        `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
         VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
        [randomUUID(), migration.checksum, migration.name],
      );
    });
  } catch (error) {
    const { code, message } = /** @type {Error & { code?: string }} */ (error);
    if (code && PASSING.test(code)) {
      throw error;
    }
    await client.query(
      'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, logs) VALUES ($1, $2, $3, $4)',
      [randomUUID(), migration.checksum, migration.name, `${ROLLED_BACK}${message}`],
    );
    throw new Failure(`Migration ${migration.name} failed and was rolled back: ${message}.`);
  }
}

/**
 * @param {import("pg").Client} client
 * @param {() => Promise<void>} work
 */
async function inTransaction(client, work) {
  await client.query("BEGIN");
  try {
    await work();
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}
