import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { diskFull, Failure, isDiskFull } from "./failure.mjs";

const serverLocale = process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8";

/**
 * Makes the database cluster, in a folder of its own that is renamed when whole: an interrupted run leaves nothing
 * that looks like a database, and of two runs at once one wins and the other uses its result.
 * @param {{ dataFolder: string, bin: string, account: import("./traversable.mjs").Account | undefined, password: string }} options
 */
export function initialiseCluster({ dataFolder, bin, account, password }) {
  if (fs.existsSync(path.join(dataFolder, "PG_VERSION"))) {
    return;
  }
  const half = `${dataFolder}.${process.pid}`;
  const passwordFile = `${half}.password`;
  fs.rmSync(half, { recursive: true, force: true });
  try {
    fs.mkdirSync(half, { mode: 0o700 });
    fs.writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account) {
      fs.chownSync(half, account.uid, account.gid);
      fs.chownSync(passwordFile, account.uid, account.gid);
    }
    runInitdb(path.join(bin, "initdb"), half, passwordFile, account);
    renameUnlessThere(half, dataFolder);
  } catch (error) {
    if (isDiskFull(error)) {
      throw diskFull(dataFolder);
    }
    throw error;
  } finally {
    fs.rmSync(half, { recursive: true, force: true });
    fs.rmSync(passwordFile, { force: true });
  }
}

/**
 * @param {string} program
 * @param {string} folder
 * @param {string} passwordFile
 * @param {import("./traversable.mjs").Account | undefined} account
 */
function runInitdb(program, folder, passwordFile, account) {
  const args = [
    ["-D", folder, "-U", "postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
    // The built-in provider sorts the same on every machine; lists that people read ask for a collation by name.
    ["-E", "UTF8", `--locale=${serverLocale}`, "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    ["--no-instructions"],
  ].flat();
  const done = spawnSync(program, args, { ...account, env: serverEnvironment(), cwd: "/", encoding: "utf8" });
  if (done.error) {
    throw done.error;
  }
  if (done.status !== 0) {
    const said = `${done.stderr}\n${done.stdout}`.trim();
    if (isDiskFull(said)) {
      throw diskFull(folder);
    }
    throw new Failure(`PostgreSQL could not make its data folder ${folder}.`, said);
  }
}

/** @param {string} from @param {string} to */
function renameUnlessThere(from, to) {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    if (!fs.existsSync(path.join(to, "PG_VERSION"))) {
      throw error;
    }
  }
}

/** The server sees neither our secrets nor the reader's locale and time zone. */
export function serverEnvironment() {
  const { PATH = "/usr/bin:/bin", NODE_ENV } = process.env;
  return { NODE_ENV, PATH, LC_ALL: serverLocale, TZ: "UTC" };
}
