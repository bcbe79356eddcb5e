// npm run restore -- <folder>: puts a backup in the place of the embedded database, documents and secrets. What was
// there is set aside, not deleted.
import fs from "node:fs";
import path from "node:path";
import { copyTree, giveTree } from "./copy-tree.mjs";
import { EMBEDDED_DATABASE } from "./embedded-url.mjs";
import { diskFull, Failure, isDiskFull, reportFailure } from "./failure.mjs";
import { lockLauncher } from "./launcher-lock.mjs";
import { startPostgres } from "./postgres.mjs";
import { withClient, withDatabase } from "./postgres-roles.mjs";
import { readPostmaster } from "./postmaster.mjs";
import { serverAccount } from "./server-account.mjs";
import { readSettings } from "./settings.mjs";
import { makeStateFolder } from "./state-folder.mjs";

const SET_ASIDE = ["postgres", "documents", "database.json", "secrets.json", "demo-accounts.json"];

try {
  const [backup = ""] = process.argv.slice(2);
  const settings = readSettings([], process.env);
  check(settings, backup);
  const stateFolder = fs.realpathSync(makeStateFolder(settings.stateFolder));
  const unlock = lockLauncher(stateFolder, settings);
  try {
    const aside = restore(stateFolder, path.resolve(backup));
    const migrations = await proveItOpens(stateFolder);
    console.log(`The backup is in place (${migrations} migrations). What was there before is in ${aside}.`);
  } finally {
    unlock();
  }
} catch (error) {
  process.exitCode = reportFailure(error);
}

/** @param {import("./settings.mjs").Settings} settings @param {string} backup */
function check(settings, backup) {
  if (settings.external) {
    throw new Failure(
      "This command restores the embedded database.",
      "Restore a server of your own with its tools (docs/operations.md).",
    );
  }
  if (!backup || !fs.existsSync(path.join(backup, "data", "backup_label"))) {
    throw new Failure(
      `${backup ? path.resolve(backup) : "Nothing"} is no backup made by npm run backup.`,
      "Run: npm run restore -- /path/to/backup",
    );
  }
  const data = path.join(settings.stateFolder, "postgres", "data");
  if (fs.existsSync(data) && readPostmaster(fs.realpathSync(data))) {
    throw new Failure("The database is running.", "Stop the application with Ctrl-C first.");
  }
}

/** @param {string} stateFolder @param {string} backup */
function restore(stateFolder, backup) {
  const aside = fs.mkdtempSync(path.join(stateFolder, "before-restore-"));
  for (const name of SET_ASIDE.filter((entry) => fs.existsSync(path.join(stateFolder, entry)))) {
    fs.renameSync(path.join(stateFolder, name), path.join(aside, name));
  }
  const account = serverAccount();
  const home = path.join(stateFolder, "postgres");
  try {
    fs.mkdirSync(home);
    fs.chmodSync(home, account ? 0o755 : 0o700);
    copyTree(path.join(backup, "data"), path.join(home, "data"));
    fs.chmodSync(path.join(home, "data"), 0o700);
    if (account) {
      giveTree(path.join(home, "data"), account);
    }
    for (const name of fs.readdirSync(backup).filter((entry) => SET_ASIDE.includes(entry))) {
      fs.cpSync(path.join(backup, name), path.join(stateFolder, name), { recursive: true });
    }
  } catch (error) {
    for (const name of SET_ASIDE) {
      fs.rmSync(path.join(stateFolder, name), { recursive: true, force: true });
    }
    for (const name of fs.readdirSync(aside)) {
      fs.renameSync(path.join(aside, name), path.join(stateFolder, name));
    }
    fs.rmdirSync(aside);
    throw isDiskFull(error) ? diskFull(stateFolder) : error;
  }
  return aside;
}

/** Starts the server once, which replays the log of the backup, and asks it something. @param {string} stateFolder */
async function proveItOpens(stateFolder) {
  const server = await startPostgres({ stateFolder });
  try {
    const { rows } = await withClient(withDatabase(server.superuserUrl, EMBEDDED_DATABASE), (client) =>
      client.query(
        'SELECT count(*)::int AS migrations FROM "_prisma_migrations" WHERE finished_at IS NOT NULL',
      ),
    );
    return rows[0].migrations;
  } finally {
    await server.stop();
  }
}
