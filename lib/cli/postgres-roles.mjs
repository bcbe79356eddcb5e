import pg from "pg";
import { databasePasswords } from "./database-passwords.mjs";

export const OWNER_ROLE = "hutong_owner";
export const APP_ROLE = "hutong_app";

/**
 * Makes the two roles of the embedded server: one owns the database and applies migrations, the other is the
 * application's and can do only what it is granted. CREATEDB lets `prisma migrate diff` use its scratch database.
 * @param {import("./postgres.mjs").PostgresServer} server
 * @param {string} stateFolder
 */
export async function makeRoles(server, stateFolder) {
  const { owner, app } = databasePasswords(stateFolder);
  await withClient(server.superuserUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock(72707370)"); // two runs at once would both try to create them
    for (const [role, password, rights] of [
      [OWNER_ROLE, owner, "CREATEDB"],
      [APP_ROLE, app, "NOCREATEDB"],
    ]) {
      const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
      await client.query(
        `${rowCount ? "ALTER" : "CREATE"} ROLE ${role} LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS NOREPLICATION ${rights}
         PASSWORD '${password}'`,
      );
    }
  });
}

/**
 * @param {import("./postgres.mjs").PostgresServer} server
 * @param {string} name a plain lower-case name
 */
export async function makeDatabase(server, name) {
  await withClient(server.superuserUrl, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) {
      await client.query(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE}`);
    }
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO ${APP_ROLE}`);
  });
  await withClient(withDatabase(server.superuserUrl, name), async (client) => {
    await client.query(`ALTER SCHEMA public OWNER TO ${OWNER_ROLE}`);
    await client.query("REVOKE ALL ON SCHEMA public FROM PUBLIC");
  });
}

/**
 * The two addresses the rest of the program is started with.
 * @param {import("./postgres.mjs").PostgresServer} server
 * @param {string} stateFolder
 * @param {string} database
 */
export function databaseUrls(server, stateFolder, database) {
  const { owner, app } = databasePasswords(stateFolder);
  const at = `127.0.0.1:${server.port}/${database}`;
  return {
    DATABASE_URL: `postgresql://${APP_ROLE}:${app}@${at}`,
    DATABASE_OWNER_URL: `postgresql://${OWNER_ROLE}:${owner}@${at}`,
  };
}

/** @param {string} url @param {string} database */
export function withDatabase(url, database) {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, application_name: "hutong" });
  client.on("error", () => {}); // a lost connection also rejects the query that runs
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
