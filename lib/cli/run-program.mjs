import { spawn } from "node:child_process";
import { checkout } from "./checkout.mjs";
import { diskFull, Failure, isDiskFull } from "./failure.mjs";

/** As much of a program's output as is kept to explain its failure. */
const KEPT_CHARACTERS = 64_000;
const SHOWN_LINES = 40;

/** The person asked to stop while something was being done. */
export class Stopped extends Error {}

/**
 * Runs a program of the checkout to its end, quietly; what it said is shown when it fails.
 * @param {string[]} command
 * @param {{ what: string, env: NodeJS.ProcessEnv, signal?: AbortSignal }} options `what` begins the sentence "… failed"
 */
export async function runProgram(command, { what, env, signal }) {
  const [program = "", ...args] = command;
  let said = "";
  const status = await new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: checkout, env, stdio: ["ignore", "pipe", "pipe"] });
    const keep = (/** @type {Buffer} */ chunk) => {
      said = (said + chunk.toString("utf8")).slice(-KEPT_CHARACTERS);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const stop = () => child.kill("SIGTERM");
    signal?.addEventListener("abort", stop, { once: true });
    child.once("error", reject);
    child.once("close", (code, killedBy) => {
      signal?.removeEventListener("abort", stop);
      resolve(code ?? killedBy);
    });
  });
  if (signal?.aborted) {
    throw new Stopped();
  }
  if (status !== 0) {
    if (isDiskFull(said)) {
      throw diskFull(checkout);
    }
    const lines = said.trim().split("\n").slice(-SHOWN_LINES).join("\n");
    throw new Failure(`${what} failed (${status}). It said:\n${lines}`);
  }
  return said;
}
