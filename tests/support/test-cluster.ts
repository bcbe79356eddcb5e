import { type PostgresServer, startPostgres } from "../../lib/cli/postgres.mjs";
import { makeRoles, withClient } from "../../lib/cli/postgres-roles.mjs";
import { stateFolder } from "../../lib/cli/state-folder.mjs";

/** Runs announce themselves to the cluster by the name of a connection that lives as long as their process. */
export const RUN_PREFIX = "hutong-tests-";

/** A cluster of its own: tests never come near the demonstration's data. */
export const testStateFolder = process.env.HUTONG_TEST_DATA ?? `${stateFolder(process.env)}-tests`;

/** Starts the test cluster, or joins the one that another run has started. */
export async function startTestCluster(): Promise<PostgresServer> {
  const server = await startPostgres({
    stateFolder: testStateFolder,
    // Test data need not survive a power cut.
    settings: {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      max_connections: "200",
      log_checkpoints: "off",
    },
  });
  await makeRoles(server, testStateFolder);
  return server;
}

/** Drops what runs that were killed left behind. */
export async function dropAbandonedDatabases(superuserUrl: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      `SELECT datname FROM pg_database d
       WHERE datname LIKE 'test\\_%' AND NOT EXISTS (
         SELECT 1 FROM pg_stat_activity a WHERE a.application_name = $1 || split_part(d.datname, '_', 2))`,
      [RUN_PREFIX],
    );
    for (const { datname } of rows) {
      await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    }
  });
}

/** How many test processes are connected now. */
export async function countRuns(superuserUrl: string): Promise<number> {
  return withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ runs: number }>(
      "SELECT count(*)::int AS runs FROM pg_stat_activity WHERE application_name LIKE $1 || '%'",
      [RUN_PREFIX],
    );
    return rows[0]?.runs ?? 0;
  });
}
