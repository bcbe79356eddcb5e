import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { serverFile } from "./build.mjs";
import { checkout, inCheckout } from "./checkout.mjs";
import { Failure } from "./failure.mjs";
import { isFree } from "./ports.mjs";
import { localAddress } from "./settings.mjs";

/** A killed launcher's application needs a moment to let go of the port. */
const PORT_TRIES = 20;
const READY_MS = 120_000;
/** Requests under way get this long to finish when the application is told to stop. */
const STOP_MS = 10_000;

/** @typedef {{ ended: Promise<string>, stop: () => Promise<void> }} Application */

/** @param {{ port: number, host: string }} settings */
export async function requireFreePort({ port, host }) {
  for (let attempt = 0; !(await canListen(port, host)); attempt++) {
    if (attempt >= PORT_TRIES) {
      throw new Failure(
        `Port ${port} is in use by another program.`,
        `Stop that program or choose another port: PORT=${port === 65535 ? port - 1 : port + 1} npm start.`,
      );
    }
    await pause(250);
  }
}

/** @param {number} port @param {string} host */
async function canListen(port, host) {
  try {
    return await isFree(port, host);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    throw code === "EACCES"
      ? new Failure(`This user may not listen on port ${port}.`, "Choose one above 1023 with PORT.")
      : new Failure(
          `This machine cannot listen at ${host} (${code ?? error}).`,
          "Set HUTONG_HOST to an address of this machine.",
        );
  }
}

/**
 * Starts the application and waits until it says that it is healthy.
 * @param {import("./settings.mjs").Settings} settings
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 * @returns {Promise<Application>}
 */
export async function serve(settings, env, signal) {
  const app = start(settings, env);
  let exited = "";
  app.ended.then((how) => {
    exited = how;
  });
  const deadline = Date.now() + READY_MS;
  let said = "no answer";
  while (!signal.aborted) {
    try {
      const response = await fetch(`${localAddress(settings)}/api/health`, {
        signal: AbortSignal.timeout(READY_MS),
      });
      if (response.status === 200) {
        return app;
      }
      said = `status ${response.status}: ${(await response.text()).slice(0, 300)}`;
    } catch {
      // Not listening yet.
    }
    if (exited) {
      throw new Failure(
        `The application ended before it was ready (${exited}).`,
        "Its own message stands above.",
      );
    }
    if (Date.now() > deadline) {
      await app.stop();
      throw new Failure(`The application did not become healthy (${said}).`, "Its own messages stand above.");
    }
    await pause(100);
  }
  return app;
}

/**
 * @param {import("./settings.mjs").Settings} settings
 * @param {NodeJS.ProcessEnv} env
 * @returns {Application}
 */
function start(settings, env) {
  const { port, host, dev, dist } = settings;
  const program = settings.serveWith ? path.resolve(settings.serveWith) : serverFile(dist);
  const command = dev
    ? [inCheckout("node_modules", "next", "dist", "bin", "next"), "dev", "-p", String(port), "-H", host]
    : [program];
  return follow(command, {
    cwd: dev ? checkout : path.dirname(program),
    env: { ...env, NODE_ENV: dev ? "development" : "production", PORT: String(port), HOSTNAME: host },
  });
}

/**
 * Starts what turns days into acts, beside the application.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Application}
 */
export function startScheduler(env) {
  const command = ["--import", "tsx", inCheckout("lib", "cli", "scheduler.ts")];
  return follow(command, { cwd: checkout, env });
}

/**
 * @param {string[]} command
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Application}
 */
function follow(command, options) {
  const child = spawn(
    process.execPath,
    ["--import", pathToFileURL(inCheckout("lib", "cli", "follow-launcher.mjs")).href, ...command],
    {
      ...options,
      stdio: ["pipe", "inherit", "inherit"],
      // A group of its own: Ctrl-C in the terminal reaches it through us, so that we know why it ended.
      detached: true,
    },
  );
  const ended = new Promise((/** @type {(how: string) => void} */ resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, killedBy) => resolve(killedBy ? `signal ${killedBy}` : `exit code ${code}`));
  });
  return {
    ended,
    async stop() {
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
