import { spawn } from "node:child_process";
import { checkout, inCheckout } from "./checkout.mjs";
import { Stopped } from "./run-program.mjs";

/**
 * Runs an installed tool in the open, its output going to the terminal.
 * @param {string} script its entry point below node_modules
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, signal: AbortSignal }} options
 * @returns {Promise<boolean>} whether it ended with exit code 0
 */
export async function runTool(script, args, { env, signal }) {
  const status = await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inCheckout("node_modules", script), ...args], {
      cwd: checkout,
      env,
      stdio: ["ignore", "inherit", "inherit"],
    });
    const stop = () => child.kill("SIGTERM");
    signal.addEventListener("abort", stop, { once: true });
    child.once("error", reject);
    child.once("exit", (code) => {
      signal.removeEventListener("abort", stop);
      resolve(code ?? 1);
    });
  });
  if (signal.aborted) {
    throw new Stopped();
  }
  return status === 0;
}
