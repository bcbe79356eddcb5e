import fs from "node:fs";
import { build } from "./build.mjs";
import { applicationEnvironment, demoAccountsFile } from "./environment.mjs";
import { diskFull, Failure, reportFailure } from "./failure.mjs";
import { install } from "./install.mjs";
import { lockLauncher } from "./launcher-lock.mjs";
import { Stopped } from "./run-program.mjs";
import { readSecrets } from "./secrets.mjs";
import { watchForFullDisk } from "./server-log.mjs";
import { readSettings } from "./settings.mjs";
import { signInTable } from "./sign-ins.mjs";
import { makeStateFolder } from "./state-folder.mjs";
import { stopSignals, whenAborted } from "./stop-signals.mjs";

const log = (/** @type {string} */ line) => console.log(line);

/**
 * `npm start`, from a fresh clone to an address that answers. Returns the exit code.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export async function launch(args, env) {
  const signal = stopSignals();
  /** @type {(() => void | Promise<void>)[]} */
  const undo = [];
  let diskWasFull = () => false;
  let { HUTONG_DATA: place } = env;
  try {
    const settings = readSettings(args, env);
    if (!settings.demo) {
      readSecrets(settings, env); // before anything is installed or changed
    }
    settings.stateFolder = fs.realpathSync(makeStateFolder(settings.stateFolder));
    place = settings.stateFolder;
    diskWasFull = watchForFullDisk(place);
    undo.push(lockLauncher(place, settings));
    await run(settings, env, signal, undo);
    return 0;
  } catch (error) {
    if (error instanceof Stopped || signal.aborted) {
      return 130;
    }
    return reportFailure(diskWasFull() ? diskFull(place) : error);
  } finally {
    for (const step of undo.reverse()) {
      await step();
    }
  }
}

/**
 * @param {import("./settings.mjs").Settings} settings
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 * @param {(() => void | Promise<void>)[]} undo
 */
async function run(settings, env, signal, undo) {
  const goOn = () => {
    if (signal.aborted) {
      throw new Stopped();
    }
  };
  await install({ env, signal, log });
  // These need packages, so they are loaded only now.
  const { openDatabase } = await import("./database.mjs");
  const { prepareDatabase } = await import("./prepare-database.mjs");
  const { requireFreePort, serve, startScheduler } = await import("./serve.mjs");
  const { generateClient } = await import("./generate-client.mjs");
  goOn();
  if (!settings.prepare) {
    await requireFreePort(settings);
  }
  const database = await openDatabase(settings, log);
  undo.push(database.stop);
  goOn();
  const appEnv = applicationEnvironment(settings, env, database.DATABASE_URL);
  await prepareDatabase(database, log);
  goOn();
  await generateClient({ env, signal, log });
  if (settings.seed) {
    const { seed, seedPlaces } = await import("./seed.mjs");
    const fill = settings.demo ? seed : seedPlaces;
    await fill({ env: appEnv, ownerUrl: database.DATABASE_OWNER_URL, signal });
  }
  if (settings.build && !settings.dev && !settings.serveWith) {
    await build({ ...settings, env, signal, log });
  }
  if (settings.prepare) {
    log("Everything is prepared.");
    return;
  }
  const app = await serve(settings, appEnv, signal);
  undo.push(app.stop);
  // A program in the application's place has no permits to look after.
  const scheduler = settings.serveWith ? null : startScheduler(appEnv);
  if (scheduler) undo.push(scheduler.stop);
  goOn();
  announce(settings, appEnv);
  const ended = await Promise.race([
    whenAborted(signal),
    app.ended.then((how) => endedBy("application", how)),
    ...(scheduler ? [scheduler.ended.then((how) => endedBy("scheduler", how))] : []),
    database.lost.then(
      (error) => new Failure(`${error.message} The application was stopped.`, "Start again with npm start."),
    ),
  ]);
  if (ended && !signal.aborted) {
    throw ended;
  }
  log("Stopping …");
}

/** @param {string} name @param {string} how */
function endedBy(name, how) {
  return new Failure(
    `The ${name} ended (${how}), so the database was stopped too.`,
    "Start again with npm start.",
  );
}

/**
 * @param {import("./settings.mjs").Settings} settings
 * @param {NodeJS.ProcessEnv} env
 */
function announce(settings, env) {
  log(`\n户通 Hutong is ready: ${env.NEXTAUTH_URL}`);
  const table = settings.demo ? signInTable(demoAccountsFile(settings.stateFolder)) : "";
  if (table) {
    log(`\nSign-ins of the demonstration (no real people):\n\n${table}`);
  }
  log("\nCtrl-C stops it.");
}
