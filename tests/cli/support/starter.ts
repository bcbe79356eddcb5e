import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../../lib/cli/ports.mjs";
import { startPostgres } from "../../../lib/cli/postgres.mjs";
import { readPostmaster } from "../../../lib/cli/postmaster.mjs";
import type { CheckoutCopy } from "./checkout-copy";

export interface Start {
  readonly child: ChildProcess;
  readonly port: number;
  /** What it has printed so far, both streams. */
  said(): string;
  /** Resolves when it prints that it is ready; rejects when it ends before. */
  readonly ready: Promise<void>;
  readonly exited: Promise<number | string>;
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly account?: { readonly uid: number; readonly gid: number };
  readonly port?: number;
}

/** Only what every program has: nothing of the environment that the tests themselves run in. */
function bareEnvironment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, TMPDIR } = process.env;
  return { PATH, TMPDIR, HOME: "/nonexistent", ...extra } as unknown as NodeJS.ProcessEnv;
}

/** Starts `lib/cli/start.mjs` of a copied checkout, serving a stub instead of the built application. */
export async function start(copy: CheckoutCopy, options: StartOptions = {}): Promise<Start> {
  const { env = {}, args = ["--serve-with", "tests/cli/support/stub-server.mjs"], account } = options;
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, ["lib/cli/start.mjs", "--no-seed", "--no-build", ...args], {
    ...account,
    cwd: copy.folder,
    env: bareEnvironment({ PORT: String(port), HUTONG_DATA: dataOf(copy), ...env }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const exited = new Promise<number | string>((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? signal ?? "?"));
  });
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString("utf8");
      if (output.includes("is ready:")) {
        resolve();
      }
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    exited.then((code) => reject(new Error(`ended (${code}) before it was ready:\n${output}`)));
  });
  ready.catch(() => {}); // tests about refusals never wait for it
  return { child, port, said: () => output, ready, exited };
}

/** Runs a start to its end: exit code and what it said. */
export async function startToEnd(copy: CheckoutCopy, options: StartOptions = {}) {
  const started = await start(copy, options);
  const code = await started.exited;
  return { code, said: started.said() };
}

/** The state folder that `start` uses unless told otherwise. */
export const dataOf = (copy: CheckoutCopy) => path.join(copy.base, "state");

/** The database server of a state folder, if it runs. */
export function postmasterOf(stateFolder: string) {
  const data = path.join(stateFolder, "postgres", "data");
  return fs.existsSync(data) ? readPostmaster(fs.realpathSync(data)) : null;
}

/** Ends what a test may have left running, then removes the copy. */
export async function cleanUp(copy: CheckoutCopy, stateFolder = dataOf(copy)): Promise<void> {
  if (postmasterOf(stateFolder)) {
    await (await startPostgres({ stateFolder })).stop();
  }
  copy.remove();
}

/** Waits for something another process brings about; fails after 20 s. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) {
      throw new Error(`${what}: not within 20 s`);
    }
    await pause(20);
  }
}
