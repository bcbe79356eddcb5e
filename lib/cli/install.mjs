import { inCheckout } from "./checkout.mjs";
import { readJson } from "./private-file.mjs";
import { runProgram } from "./run-program.mjs";

/**
 * Installs the locked packages unless they are there. Install scripts stay off: they would fetch programs from
 * other hosts, and the one thing that is needed of them (links) postgres-binaries.mjs does itself.
 * @param {{ env: NodeJS.ProcessEnv, signal?: AbortSignal, log: (line: string) => void }} options
 */
export async function install({ env, signal, log }) {
  const installed = readJson(inCheckout("node_modules", ".package-lock.json"));
  if (installed && isAsLocked(installed, readJson(inCheckout("package-lock.json")))) {
    return;
  }
  log("Installing packages (npm ci) …");
  const npm = env.npm_execpath?.endsWith(".js") ? [process.execPath, env.npm_execpath] : ["npm"];
  await runProgram(
    // With NODE_ENV=production npm would leave out what the build needs.
    [...npm, "ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    { what: "Installing packages", env, signal },
  );
}

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lock
 */

/**
 * Whether what npm noted down about node_modules is what the lockfile asks for.
 * @param {Lock} installed
 * @param {Lock} locked
 */
export function isAsLocked(installed, locked) {
  return Object.entries(locked.packages).every(([name, wanted]) => {
    const found = installed.packages[name];
    return name === "" || wanted.link || (found ? found.version === wanted.version : isOptional(wanted));
  });
}

/** Packages for other machines, and peers that nobody asked for, are locked but not installed. @param {Entry} entry */
const isOptional = (entry) => Boolean(entry.optional || entry.devOptional || entry.peer);
