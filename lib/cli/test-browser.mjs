import path from "node:path";
import { requireBrowser } from "./browser.mjs";
import { readJson } from "./private-file.mjs";
import { runTool } from "./tool.mjs";

/** @param {import("./run-tests.mjs").Context} context */
export async function runBrowserTests(context) {
  await requireBrowser();
  const report = path.join(context.reports, "playwright.json");
  const ok = await runTool("@playwright/test/cli.js", ["test", "--reporter=list,json"], {
    ...context,
    env: { ...context.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return countPlaywright(readJson(report), ok);
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number } } | null} report
 * @param {boolean} ok whether the runner was content: it is not when the server did not start
 */
export function countPlaywright(report, ok) {
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  const failed = unexpected + flaky;
  return { passed: expected, failed: ok ? failed : Math.max(failed, 1) };
}
