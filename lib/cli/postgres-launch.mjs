import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { serverEnvironment } from "./initdb.mjs";
import { readPostmaster } from "./postmaster.mjs";

export const POLL_MS = 25;
/** Crash recovery replays at most a few hundred megabytes of log; longer than this, something is wrong. */
export const READY_MS = 120_000;

/**
 * Starts the program and waits until it takes connections, or tells what its log said last.
 * @param {{ program: string, home: string, dataFolder: string, port: number, settings: Record<string, string>,
 *   account: import("./traversable.mjs").Account | undefined }} options
 * @returns {Promise<{ pid: number } | { said: string }>}
 */
export async function launchServer({ program, home, dataFolder, port, settings, account }) {
  const logFile = path.join(home, "log");
  const log = openLog(logFile);
  const before = fs.fstatSync(log).size;
  const all = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    // Details and statements can hold personal data; the log keeps to what went wrong.
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
    ...settings,
  };
  const args = [
    "-D",
    dataFolder,
    "-p",
    String(port),
    ...Object.entries(all).flatMap(([k, v]) => ["-c", `${k}=${v}`]),
  ];
  // A group of its own: Ctrl-C in the terminal must reach the application first, and the database only through us.
  const child = spawn(program, args, {
    ...account,
    env: serverEnvironment(),
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
  });
  fs.closeSync(log);
  let ended = false;
  /** @type {Error | undefined} */
  let refused;
  child.once("exit", () => {
    ended = true;
  });
  child.once("error", (error) => {
    refused = error;
    ended = true;
  });
  child.unref();
  const deadline = Date.now() + READY_MS;
  while (!ended && Date.now() < deadline) {
    const found = readPostmaster(dataFolder);
    if (found?.pid === child.pid && found?.ready) {
      return { pid: found.pid };
    }
    await pause(POLL_MS);
  }
  const said = fs.readFileSync(logFile, "utf8").slice(before).trim().split("\n").slice(-6).join("\n");
  return { said: refused ? String(refused.message) : said };
}

/** The log starts afresh when it has grown past 10 MB; one old one is kept. @param {string} file */
function openLog(file) {
  if (fs.existsSync(file) && fs.statSync(file).size > 10_000_000) {
    fs.renameSync(file, `${file}.old`);
  }
  return fs.openSync(file, "a", 0o600);
}
