// node lib/cli/with-database.mjs <program.ts> [arguments]: runs a command-line program with the environment that
// npm start gives the application, and with the embedded database up (started for the while if it was down).

import { spawn } from "node:child_process";
import fs from "node:fs";
import { checkout } from "./checkout.mjs";
import { databaseOfPrograms } from "./database.mjs";
import { applicationEnvironment } from "./environment.mjs";
import { reportFailure } from "./failure.mjs";
import { readSettings } from "./settings.mjs";
import { makeStateFolder } from "./state-folder.mjs";

const [program = "", ...args] = process.argv.slice(2);
// The program itself hears Ctrl-C and ends; the database is stopped after it.
process.on("SIGINT", () => {});

try {
  const settings = readSettings([], process.env);
  settings.stateFolder = fs.realpathSync(makeStateFolder(settings.stateFolder));
  const database = await databaseOfPrograms(settings);
  try {
    const env = applicationEnvironment(settings, process.env, database.DATABASE_URL);
    env.DATABASE_OWNER_URL = database.DATABASE_OWNER_URL;
    process.exitCode = await run(env);
  } finally {
    await database.stop();
  }
} catch (error) {
  process.exitCode = reportFailure(error);
}

/** @param {NodeJS.ProcessEnv} env @returns {Promise<number>} */
function run(env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", program, ...args], {
      cwd: checkout,
      env,
      stdio: "inherit",
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
