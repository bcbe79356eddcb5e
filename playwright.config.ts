import { defineConfig } from "@playwright/test";
import { browserPath } from "./lib/cli/browser.mjs";
import { freePort } from "./lib/cli/ports.mjs";
import { stateFolder } from "./lib/cli/state-folder.mjs";

// This file is also read by every worker, which inherits what the first reading puts into the environment.
const env = process.env;
env.HUTONG_BROWSER_DATA ??= `${stateFolder(env)}-browser-tests`;
env.HUTONG_BROWSER_PORT ??= String(await freePort());
// tests/e2e/statements.spec.ts writes there whose statements of years are heard. Beside the folder, which is emptied.
env.HUTONG_TRUSTED_OPERATORS ??= `${env.HUTONG_BROWSER_DATA}-operators.json`;
if (!env.HUTONG_BASE_URL) {
  // tests/e2e/oidc.spec.ts starts a provider there.
  env.HUTONG_OIDC_ISSUER ??= `http://127.0.0.1:${await freePort()}`;
  env.HUTONG_OIDC_CLIENT_ID ??= "hutong";
  env.HUTONG_OIDC_CLIENT_SECRET ??= "known to the tests alone";
}
/** A server that runs already may be tested instead: HUTONG_BASE_URL=http://127.0.0.1:3000 npx playwright test */
const baseURL = env.HUTONG_BASE_URL ?? `http://127.0.0.1:${env.HUTONG_BROWSER_PORT}`;

const JOURNEYS = /journey\.spec\.ts$/;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: env.CI !== undefined,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  // The journeys move the clock for everybody: permits lapse and rules take effect by it, so they come last.
  projects: [
    { name: "on-one-day", testIgnore: JOURNEYS },
    { name: "over-months", testMatch: JOURNEYS, dependencies: ["on-one-day"] },
  ],
  use: {
    baseURL,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: await browserPath(),
      chromiumSandbox: false, // it needs rights that containers and root do not have
      args: [
        ...["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
        ...["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
        "--font-render-hinting=none",
      ],
    },
  },
  ...(env.HUTONG_BASE_URL
    ? {}
    : {
        webServer: {
          command: "node tests/support/browser-server.mjs",
          url: `${baseURL}/api/health`,
          timeout: 600_000, // the first run builds the application
          stdout: "pipe",
          stderr: "pipe",
          gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
        },
      }),
});
