import pg from "pg";
import { identifier } from "../grants.mjs";
import { logError } from "./log.mjs";

/** PostgreSQL's error codes and the ones Prisma's command line knows them by. @type {Record<string, string>} */
const PRISMA_CODES = { "3D000": "P1003", "28P01": "P1000", "42P04": "P1009" };
const UNREACHABLE = "P1001";

/**
 * The native engine's one-shot commands. Returns the exit code.
 * @param {string} command
 * @param {string} url
 */
export async function runEngineCommand(command, url) {
  try {
    const database = decodeURIComponent(new URL(url).pathname.slice(1)) || "postgres";
    if (command === "can-connect-to-database") {
      await query(url, "SELECT 1");
    } else if (command === "create-database") {
      await query(maintenanceUrl(url), `CREATE DATABASE ${identifier(database)}`);
    } else if (command === "drop-database") {
      await query(maintenanceUrl(url), `DROP DATABASE IF EXISTS ${identifier(database)} WITH (FORCE)`);
    } else {
      throw new Error(`unsupported command ${command}`);
    }
    return 0;
  } catch (error) {
    const { code = "", message } = /** @type {Error & { code?: string }} */ (error);
    logError(message || code, PRISMA_CODES[code] ?? UNREACHABLE);
    return 1;
  }
}

/** @param {string} url */
function maintenanceUrl(url) {
  const changed = new URL(url);
  changed.pathname = "/postgres";
  return changed.toString();
}

/** @param {string} url @param {string} sql */
async function query(url, sql) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
