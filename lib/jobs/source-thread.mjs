// A thread whose program is TypeScript as it stands in the checkout, for the command line and the tests. The loader of
// the process that starts it does not reach into threads (Node 20); in the built application the bundler has done its work.
import { Worker, workerData } from "node:worker_threads";

const KEY = "hutongProgram";

/** @param {URL} program */
export function startSourceThread(program) {
  return new Worker(new URL(import.meta.url), { workerData: { [KEY]: program.href }, execArgv: [] });
}

const program = workerData?.[KEY];
if (typeof program === "string") {
  const { register } = await import("tsx/esm/api");
  register();
  await import(program);
}
