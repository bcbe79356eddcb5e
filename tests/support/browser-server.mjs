// Serves the demonstration for the browser tests: a build of the present sources, with a database of its own that
// is filled anew at every run.
import fs from "node:fs";
import path from "node:path";
import { isBuilt } from "../../lib/cli/build.mjs";
import { launch } from "../../lib/cli/launch.mjs";
import { isHeld } from "../../lib/cli/launcher-lock.mjs";
import { startPostgres } from "../../lib/cli/postgres.mjs";
import { readPostmaster } from "../../lib/cli/postmaster.mjs";
import { readJson } from "../../lib/cli/private-file.mjs";
import { stateFolder } from "../../lib/cli/state-folder.mjs";

const { DATABASE_URL, DATABASE_OWNER_URL, ...env } = process.env;
const folder = env.HUTONG_BROWSER_DATA ?? `${stateFolder(env)}-browser-tests`;

const holder = readJson(path.join(folder, "running.json"));
if (holder && isHeld(holder)) {
  console.error(
    "hutong: Browser tests are running already. Wait for them, or set HUTONG_BROWSER_DATA for a second run.",
  );
  process.exit(1);
}
const data = path.join(folder, "postgres", "data");
if (fs.existsSync(data) && readPostmaster(fs.realpathSync(data))) {
  await (await startPostgres({ stateFolder: folder })).stop();
}
fs.rmSync(folder, { recursive: true, force: true });
// No other operator is heard until a test names one.
if (env.HUTONG_TRUSTED_OPERATORS) {
  fs.mkdirSync(path.dirname(env.HUTONG_TRUSTED_OPERATORS), { recursive: true });
  fs.writeFileSync(env.HUTONG_TRUSTED_OPERATORS, JSON.stringify({ operators: [] }));
}

process.exit(
  await launch([], {
    ...env,
    NODE_ENV: "production",
    HUTONG_DEMO: "1",
    HUTONG_DATA: folder,
    HUTONG_DIST: env.HUTONG_DIST ?? freeDist(),
    PORT: env.HUTONG_BROWSER_PORT ?? "3100",
  }),
);

/** A demonstration that is being served must not have its build changed under it. */
function freeDist() {
  const running = readJson(path.join(stateFolder(env), "running.json"));
  const mustLeave = running && isHeld(running) && !isBuilt({ demo: true, dist: ".next" });
  return mustLeave ? ".next-test" : ".next";
}
