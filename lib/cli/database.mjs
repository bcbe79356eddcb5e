import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { EMBEDDED_DATABASE } from "./embedded-url.mjs";
import { startPostgres } from "./postgres.mjs";
import { databaseUrls, makeDatabase, makeRoles } from "./postgres-roles.mjs";

/**
 * @typedef {object} Database
 * @property {string} DATABASE_URL
 * @property {string} DATABASE_OWNER_URL
 * @property {() => Promise<void>} stop
 * @property {Promise<Error>} lost settles when the server is gone and could not be brought back
 */

/** A server that falls over more often than this within one run has a reason that a restart does not mend. */
const RESTARTS = 5;

/**
 * The database of this start: the given server, or the embedded one, started and watched.
 * @param {Pick<import("./settings.mjs").Settings, "external" | "stateFolder">} settings
 * @param {(line: string) => void} log
 * @returns {Promise<Database>}
 */
export async function openDatabase({ external, stateFolder }, log) {
  if (external) {
    return { ...external, stop: async () => {}, lost: new Promise(() => {}) };
  }
  const first = await startEmbedded(stateFolder);
  const watch = watchServer(first, stateFolder, log);
  return {
    ...databaseUrls(first, stateFolder, EMBEDDED_DATABASE),
    lost: watch.lost,
    stop: watch.stop,
  };
}

/**
 * The same for a program that runs beside the application or without it: migrations are in as far as `npm start`
 * has brought them, and the embedded server is stopped again only if it was not running.
 * @param {Pick<import("./settings.mjs").Settings, "external" | "stateFolder">} settings
 * @returns {Promise<Omit<Database, "lost">>}
 */
export async function databaseOfPrograms({ external, stateFolder }) {
  if (external) {
    return { ...external, stop: async () => {} };
  }
  const server = await startEmbedded(stateFolder);
  return {
    ...databaseUrls(server, stateFolder, EMBEDDED_DATABASE),
    stop: server.reused ? async () => {} : server.stop,
  };
}

/** @param {string} stateFolder */
async function startEmbedded(stateFolder) {
  const server = await startPostgres({ stateFolder });
  await makeRoles(server, stateFolder);
  await makeDatabase(server, EMBEDDED_DATABASE);
  return server;
}

/**
 * Starts the server again when it dies. It may be another process's child (a killed launcher's), so an open
 * connection tells rather than an exit code.
 * @param {import("./postgres.mjs").PostgresServer} first
 * @param {string} stateFolder
 * @param {(line: string) => void} log
 */
function watchServer(first, stateFolder, log) {
  let server = first;
  let stopping = false;
  /** @type {(error: Error) => void} */
  let giveUp = () => {};
  /** @type {Promise<Error>} */
  const lost = new Promise((resolve) => {
    giveUp = resolve;
  });

  const guard = async () => {
    for (let restarts = 0; !stopping; ) {
      await untilDisconnected(server.superuserUrl, () => stopping);
      if (stopping) {
        return;
      }
      const next = await startPostgres({ stateFolder });
      if (next.port !== server.port) {
        await next.stop();
        throw new Error("The database died, and its port was taken before it could be started again.");
      }
      if (!next.reused && ++restarts > RESTARTS) {
        await next.stop();
        throw new Error(`The database died ${restarts} times.`);
      }
      log(
        next.reused
          ? "The database dropped its connections and recovered."
          : "The database died and was started again.",
      );
      server = next;
    }
  };
  const guarding = guard().catch(giveUp);
  return {
    lost,
    async stop() {
      stopping = true;
      await server.stop();
      await guarding;
    },
  };
}

/** @param {string} url @param {() => boolean} stopping */
async function untilDisconnected(url, stopping) {
  const client = new pg.Client({
    connectionString: url,
    application_name: "hutong-launcher",
    keepAlive: true,
  });
  const gone = new Promise((resolve) => {
    client.once("end", resolve);
    client.once("error", resolve);
  });
  try {
    await client.connect();
    await gone;
  } catch {
    if (!stopping()) {
      await pause(100);
    }
  } finally {
    client.end().catch(() => {});
  }
}
