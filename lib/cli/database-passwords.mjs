import { randomBytes } from "node:crypto";
import path from "node:path";
import { readOrMake } from "./private-file.mjs";

/** @typedef {{ superuser: string, owner: string, app: string }} DatabasePasswords */

/**
 * The embedded server's passwords, made once. They never leave the state folder, and the server listens on the
 * loopback address only.
 * @param {string} stateFolder
 * @returns {DatabasePasswords}
 */
export function databasePasswords(stateFolder) {
  const password = () => randomBytes(24).toString("base64url");
  return readOrMake(path.join(stateFolder, "database.json"), () => ({
    superuser: password(),
    owner: password(),
    app: password(),
  }));
}
