// npm run backup -- <folder>: a copy of the embedded database, the uploaded documents and the secrets, made while
// the application runs. Whoever has the folder has everything, so only its owner can read it.
import fs from "node:fs";
import path from "node:path";
import { baseBackup } from "./base-backup.mjs";
import { copyTree } from "./copy-tree.mjs";
import { diskFull, Failure, isDiskFull, reportFailure } from "./failure.mjs";
import { startPostgres } from "./postgres.mjs";
import { readSettings } from "./settings.mjs";

/** Files of the state folder without which the copy could not be opened or read. */
const KEPT_FILES = ["database.json", "secrets.json", "demo-accounts.json"];

try {
  const [target = ""] = process.argv.slice(2);
  const settings = readSettings([], process.env);
  check(settings, target);
  const folder = path.resolve(target);
  await backUp(settings.stateFolder, process.env.HUTONG_DOCUMENTS, folder);
  console.log(`The backup is in ${folder}. It holds the secrets too: keep it where only you can read it.`);
} catch (error) {
  process.exitCode = reportFailure(error);
}

/** @param {import("./settings.mjs").Settings} settings @param {string} target */
function check(settings, target) {
  if (settings.external) {
    throw new Failure(
      "This command copies the embedded database.",
      "Back up a server of your own with its tools (docs/operations.md).",
    );
  }
  if (!target) {
    throw new Failure("The folder to write to is missing.", "Run: npm run backup -- /path/to/new-folder");
  }
  if (fs.existsSync(target)) {
    throw new Failure(`${path.resolve(target)} exists already.`, "Name a folder that does not.");
  }
  if (!fs.existsSync(path.join(settings.stateFolder, "postgres", "data"))) {
    throw new Failure(`There is no database in ${settings.stateFolder} yet.`, "Start once with npm start.");
  }
}

/**
 * @param {string} stateFolder
 * @param {string | undefined} documents
 * @param {string} target
 */
async function backUp(stateFolder, documents, target) {
  // Renamed when whole, so that half a backup is never taken for one.
  const half = `${target}.unfinished`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.mkdirSync(half, { recursive: true, mode: 0o700 });
  const server = await startPostgres({ stateFolder });
  try {
    await baseBackup(server, path.join(half, "data"));
    // After the database: a document is stored before its row is, and never changes.
    const papers = documents || path.join(stateFolder, "documents");
    if (fs.existsSync(papers)) {
      copyTree(papers, path.join(half, "documents"));
    }
    for (const name of KEPT_FILES.filter((file) => fs.existsSync(path.join(stateFolder, file)))) {
      fs.copyFileSync(path.join(stateFolder, name), path.join(half, name));
    }
    fs.renameSync(half, target);
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true });
    throw isDiskFull(error) ? diskFull(target) : error;
  } finally {
    if (!server.reused) {
      await server.stop();
    }
  }
}
