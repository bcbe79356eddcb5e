import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { Failure, reportFailure } from "./failure.mjs";
import { generateClient } from "./generate-client.mjs";
import { install } from "./install.mjs";
import { Stopped } from "./run-program.mjs";
import { stopSignals } from "./stop-signals.mjs";
import { runBrowserTests } from "./test-browser.mjs";
import { runStaticChecks } from "./test-static.mjs";
import { runUnitTests } from "./test-unit.mjs";

/**
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {{ env: NodeJS.ProcessEnv, signal: AbortSignal, reports: string }} Context `reports` is a scratch folder
 */

/** @type {Record<string, (context: Context) => Promise<Count>>} */
const STAGES = { static: runStaticChecks, unit: runUnitTests, browser: runBrowserTests };

/**
 * Runs every stage, whatever fails before, and prints the sums. Returns the exit code.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} environment
 */
export async function runTests(args, environment) {
  const signal = stopSignals();
  const env = { ...environment, NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1" };
  const reports = fs.mkdtempSync(path.join(os.tmpdir(), "hutong-tests-"));
  try {
    const stages = chosenStages(args);
    await install({ env, signal, log: console.log });
    await generateClient({ env, signal, log: console.log });
    const total = { passed: 0, failed: 0 };
    for (const name of stages) {
      console.log(`\n── ${name} ${"─".repeat(70 - name.length)}`);
      const { passed, failed } = await runStage(name, { env, signal, reports });
      total.passed += passed;
      total.failed += failed;
    }
    console.log(`\n${total.passed} passed, ${total.failed} failed`);
    return total.failed === 0 && total.passed > 0 ? 0 : 1;
  } catch (error) {
    return error instanceof Stopped ? 130 : reportFailure(error);
  } finally {
    fs.rmSync(reports, { recursive: true, force: true });
  }
}

/** @param {string[]} args */
function chosenStages(args) {
  const { only } = parseArgs({ args, options: { only: { type: "string" } } }).values;
  if (only !== undefined && !Object.hasOwn(STAGES, only)) {
    throw new Failure(`There are no tests called “${only}”.`, "Use --only static, unit or browser.");
  }
  return only === undefined ? Object.keys(STAGES) : [only];
}

/** A stage that cannot run counts as one failure. @param {string} name @param {Context} context */
async function runStage(name, context) {
  try {
    return (await STAGES[name]?.(context)) ?? { passed: 0, failed: 1 };
  } catch (error) {
    if (error instanceof Stopped || context.signal.aborted) {
      throw new Stopped();
    }
    reportFailure(error);
    return { passed: 0, failed: 1 };
  }
}
