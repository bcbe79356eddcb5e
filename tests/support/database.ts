import { randomBytes } from "node:crypto";
import pg from "pg";
import type { PostgresServer } from "../../lib/cli/postgres.mjs";
import { databaseUrls, makeDatabase, OWNER_ROLE, withClient } from "../../lib/cli/postgres-roles.mjs";
import { templateDatabase } from "./template-database";
import { RUN_PREFIX, startTestCluster, testStateFolder } from "./test-cluster";

declare module "pg" {
  /** Exists, but is missing from the published types. */
  interface Client {
    unref(): void;
  }
}

export interface TestDatabase {
  readonly name: string;
  /** Address with the application's role: row-level security and grants apply. */
  readonly appUrl: string;
  /** Address with the migrations' role, which owns everything. */
  readonly ownerUrl: string;
  /** Address with the cluster's superuser, for tests about roles and the catalogue. */
  readonly superuserUrl: string;
  drop(): Promise<void>;
}

interface Run {
  readonly id: string;
  readonly server: PostgresServer;
}

let run: Promise<Run> | undefined;
let made = 0;

/** A real PostgreSQL database with all migrations and grants in and no rows, for one test file. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { server } = await joinCluster();
  return cloneOf(await templateDatabase(server));
}

/** A database with nothing in it: no migrations, no grants. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return cloneOf(null);
}

async function cloneOf(template: string | null): Promise<TestDatabase> {
  const { id, server } = await joinCluster();
  const name = `test_${id}_${++made}`;
  if (template) {
    await withClient(server.superuserUrl, (client) =>
      client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${OWNER_ROLE}`),
    );
  }
  await makeDatabase(server, name);
  const urls = databaseUrls(server, testStateFolder, name);
  const superuserUrl = server.superuserUrl.replace(/\/postgres$/, `/${name}`);
  return {
    name,
    appUrl: urls.DATABASE_URL,
    ownerUrl: urls.DATABASE_OWNER_URL,
    superuserUrl,
    async drop() {
      await withClient(server.superuserUrl, (client) =>
        client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
      );
    },
  };
}

/** Another run may be stopping the cluster at this very moment, hence the second try. */
function joinCluster(): Promise<Run> {
  run ??= announce().catch(() => announce());
  return run;
}

async function announce(): Promise<Run> {
  const server = await startTestCluster();
  const id = randomBytes(4).toString("hex");
  const presence = new pg.Client({
    connectionString: server.superuserUrl,
    application_name: `${RUN_PREFIX}${id}`,
  });
  presence.on("error", () => {});
  await presence.connect();
  presence.unref(); // it must not keep the process alive
  return { id, server };
}
