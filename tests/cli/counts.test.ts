import { expect, test } from "vitest";
import { countPlaywright } from "../../lib/cli/test-browser.mjs";
import { countVitest } from "../../lib/cli/test-unit.mjs";

const loaded = { status: "failed", assertionResults: [{ status: "failed" }] };
const unloaded = { status: "failed", assertionResults: [] };
const unprepared = { status: "failed", assertionResults: [{ status: "skipped" }] };

test("a test file that could not be loaded or prepared counts as a failure", () => {
  const report = { numPassedTests: 5, numFailedTests: 1, testResults: [loaded, unloaded, unprepared] };
  expect(countVitest(report, false)).toEqual({ passed: 5, failed: 3 });
});

test("a runner that is not content has failed, whatever its numbers say", () => {
  expect(countVitest({ numPassedTests: 5, numFailedTests: 0, testResults: [] }, false)).toEqual({
    passed: 5,
    failed: 1,
  });
  expect(countVitest(null, false)).toEqual({ passed: 0, failed: 1 });
  expect(countPlaywright(null, false)).toEqual({ passed: 0, failed: 1 });
  expect(countPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 0 } }, false)).toEqual({
    passed: 3,
    failed: 1,
  });
});

test("a browser test that passes only at the second try has failed", () => {
  expect(countPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 1 } }, true)).toEqual({
    passed: 3,
    failed: 1,
  });
});
