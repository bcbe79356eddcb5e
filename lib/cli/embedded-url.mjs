import fs from "node:fs";
import path from "node:path";
import { OWNER_ROLE } from "./postgres-roles.mjs";
import { readPostmaster } from "./postmaster.mjs";
import { readJson } from "./private-file.mjs";
import { stateFolder } from "./state-folder.mjs";

/** The database that `npm start` uses on the embedded server. */
export const EMBEDDED_DATABASE = "hutong";

/**
 * The owner's address of this checkout's embedded database while it runs, so that `npx prisma` finds it; else null.
 * @param {NodeJS.ProcessEnv} env
 */
export function embeddedOwnerUrl(env = process.env) {
  const folder = stateFolder(env);
  const data = path.join(folder, "postgres", "data");
  const running = fs.existsSync(data) ? readPostmaster(fs.realpathSync(data)) : null;
  const passwords = running && readJson(path.join(folder, "database.json"));
  return passwords
    ? `postgresql://${OWNER_ROLE}:${passwords.owner}@127.0.0.1:${running?.port}/${EMBEDDED_DATABASE}`
    : null;
}
