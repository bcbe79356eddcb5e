import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { databasePasswords } from "./database-passwords.mjs";
import { diskFull, Failure, isDiskFull } from "./failure.mjs";
import { initialiseCluster } from "./initdb.mjs";
import { freePort, isFree } from "./ports.mjs";
import { postgresBinaries } from "./postgres-binaries.mjs";
import { launchServer, POLL_MS, READY_MS } from "./postgres-launch.mjs";
import { answersAsOurs, readPostmaster, removeStalePidFile } from "./postmaster.mjs";
import { isAlive } from "./process-identity.mjs";
import { serverAccount } from "./server-account.mjs";
import { makeStateFolder } from "./state-folder.mjs";
import { firstClosedFolder } from "./traversable.mjs";

/**
 * @typedef {object} PostgresServer
 * @property {number} port
 * @property {number} pid
 * @property {boolean} reused true when it was already running
 * @property {string} dataFolder
 * @property {string} superuserUrl of the database `postgres`
 * @property {() => Promise<void>} stop rolls back what is open and writes everything to disk
 */

const START_TRIES = 5;

/**
 * Starts the embedded PostgreSQL of a state folder, or takes over the one that an interrupted run left behind.
 * It listens on 127.0.0.1 only.
 * @param {{ stateFolder: string, settings?: Record<string, string> }} options settings of the server, such as `fsync`
 * @returns {Promise<PostgresServer>}
 */
export async function startPostgres({ stateFolder: folder, settings = {} }) {
  const stateFolder = fs.realpathSync(makeStateFolder(folder));
  const account = serverAccount();
  const home = path.join(stateFolder, "postgres");
  const dataFolder = path.join(home, "data");
  makeHome(home, account);
  const { superuser: password } = databasePasswords(stateFolder);

  for (let attempt = 1; ; attempt++) {
    const running = await findRunning(dataFolder, password);
    if (running) {
      return server({ ...running, reused: true, dataFolder, password });
    }
    const { bin, version } = postgresBinaries(stateFolder, account);
    initialiseCluster({ dataFolder, bin, account, password });
    requireSameMajorVersion(dataFolder, version);
    removeStalePidFile(dataFolder);
    const port = await choosePort(home);
    const started = await launchServer({
      program: path.join(bin, "postgres"),
      home,
      dataFolder,
      port,
      settings,
      account,
    });
    if ("pid" in started && (await answersAsOurs({ port, password, dataFolder }))) {
      return server({ pid: started.pid, port, reused: false, dataFolder, password });
    }
    const said = "said" in started ? started.said : "";
    if (isDiskFull(said)) {
      throw diskFull(dataFolder);
    }
    if (attempt >= START_TRIES) {
      throw new Failure("PostgreSQL did not start.", `Its log is ${path.join(home, "log")}. ${said}`.trim());
    }
    // A killed server's children hold its shared memory for a moment, and another run may be starting it too.
    await pause(200 * attempt);
  }
}

/** @param {string} home @param {import("./traversable.mjs").Account | undefined} account */
function makeHome(home, account) {
  if (!fs.existsSync(home)) {
    fs.mkdirSync(home, { mode: 0o755 });
    fs.chmodSync(home, account ? 0o755 : 0o700);
  }
  const closed = account && firstClosedFolder(home, account);
  if (closed) {
    throw new Failure(
      `PostgreSQL does not run as root, and the account it runs under cannot enter ${closed}.`,
      "Set HUTONG_DATA to a folder that every user can pass through, such as one under /var/lib.",
    );
  }
}

/** The port it had before, if that is still free, for people keep connections to it in their tools. @param {string} home */
async function choosePort(home) {
  const file = path.join(home, "port");
  const before = fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8")) : 0;
  if (before > 0 && before < 65536 && (await isFree(before))) {
    return before;
  }
  const port = await freePort();
  fs.writeFileSync(file, String(port));
  return port;
}

/** @param {string} dataFolder @param {string} password */
async function findRunning(dataFolder, password) {
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const found = readPostmaster(dataFolder);
    if (!found) {
      return null;
    }
    if (found.ready && (await answersAsOurs({ port: found.port, password, dataFolder }))) {
      return { pid: found.pid, port: found.port };
    }
    if (Date.now() > deadline) {
      throw new Failure(
        `A PostgreSQL server (process ${found.pid}) uses ${dataFolder} but does not answer.`,
        "Stop that process and start again.",
      );
    }
    await pause(POLL_MS * 4);
  }
}

/** @param {string} dataFolder @param {string} version */
function requireSameMajorVersion(dataFolder, version) {
  const data = fs.readFileSync(path.join(dataFolder, "PG_VERSION"), "utf8").trim();
  if (data !== version.split(".")[0]) {
    throw new Failure(
      `The data in ${dataFolder} belong to PostgreSQL ${data}, and this version brings PostgreSQL ${version}.`,
      "Make a backup with the version that wrote them and restore it here (docs/operations.md).",
    );
  }
}

/**
 * @param {{ pid: number, port: number, reused: boolean, dataFolder: string, password: string }} running
 * @returns {PostgresServer}
 */
function server({ pid, port, reused, dataFolder, password }) {
  return {
    pid,
    port,
    reused,
    dataFolder,
    superuserUrl: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      // SIGINT is the “fast” shutdown: open transactions are rolled back, then a checkpoint is written.
      if (readPostmaster(dataFolder)?.pid === pid) {
        process.kill(pid, "SIGINT");
      }
      while (isAlive(pid) && readPostmaster(dataFolder)?.pid === pid) {
        await pause(POLL_MS);
      }
    },
  };
}
