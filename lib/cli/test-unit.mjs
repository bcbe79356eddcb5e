import path from "node:path";
import { readJson } from "./private-file.mjs";
import { runTool } from "./tool.mjs";

/** @param {import("./run-tests.mjs").Context} context */
export async function runUnitTests(context) {
  const report = path.join(context.reports, "vitest.json");
  const ok = await runTool(
    "vitest/vitest.mjs",
    ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`],
    context,
  );
  return countVitest(readJson(report), ok);
}

/**
 * A file that could not be loaded or prepared, and an error outside of any test, count as one failure each.
 * @param {{ numPassedTests: number, numFailedTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[] } | null} report
 * @param {boolean} ok whether the runner was content
 */
export function countVitest(report, ok) {
  const unloaded = report?.testResults.filter(
    (f) => f.status === "failed" && !f.assertionResults.some((test) => test.status === "failed"),
  );
  const failed = (report?.numFailedTests ?? 0) + (unloaded?.length ?? 0);
  return { passed: report?.numPassedTests ?? 0, failed: ok ? failed : Math.max(failed, 1) };
}
