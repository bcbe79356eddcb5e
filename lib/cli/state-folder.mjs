import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { checkout } from "./checkout.mjs";
import { Failure } from "./failure.mjs";

const isRoot = () => process.getuid?.() === 0;

/**
 * Where this checkout keeps its database, secrets and uploaded documents: one folder per checkout, so that two
 * clones do not share a database, and outside of it, so that nothing secret can be committed.
 * @param {NodeJS.ProcessEnv} env
 */
export function stateFolder(env) {
  if (env.HUTONG_DATA) {
    return path.resolve(env.HUTONG_DATA);
  }
  const digest = createHash("sha256").update(checkout).digest("hex").slice(0, 8);
  const base = isRoot()
    ? "/var/lib"
    : env.XDG_STATE_HOME || path.join(env.HOME || os.homedir(), ".local", "state");
  return path.join(base, "hutong", `${digest}-${path.basename(checkout)}`);
}

/**
 * Makes the state folder. Folders above it stay open to all; the folder itself is closed to others, except that
 * root's can be passed through (not listed), because the database runs there under another account.
 * @param {string} folder
 */
export function makeStateFolder(folder) {
  try {
    makeParents(path.dirname(folder));
    if (!fs.existsSync(folder)) {
      fs.mkdirSync(folder);
      fs.chmodSync(folder, isRoot() ? 0o711 : 0o700);
    }
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOSPC" || code === "EDQUOT") {
      throw error;
    }
    throw new Failure(
      `The folder ${folder} for the database and the secrets cannot be made or written to (${code ?? error}).`,
      "Set HUTONG_DATA to a folder that you own.",
    );
  }
  return folder;
}

/** `mkdir -p` with mode 0755 whatever the umask: the database's account has to pass through. @param {string} folder */
function makeParents(folder) {
  if (fs.existsSync(folder)) {
    return;
  }
  makeParents(path.dirname(folder));
  fs.mkdirSync(folder);
  fs.chmodSync(folder, 0o755);
}
