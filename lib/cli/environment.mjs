import fs from "node:fs";
import path from "node:path";
import { readSecrets } from "./secrets.mjs";
import { localAddress } from "./settings.mjs";

/**
 * Everything the application, the seed and the jobs read from their environment.
 * @param {import("./settings.mjs").Settings} settings
 * @param {NodeJS.ProcessEnv} env
 * @param {string} databaseUrl
 * @returns {NodeJS.ProcessEnv}
 */
export function applicationEnvironment(settings, env, databaseUrl) {
  const documents = path.resolve(env.HUTONG_DOCUMENTS || path.join(settings.stateFolder, "documents"));
  fs.mkdirSync(documents, { recursive: true, mode: 0o700 });
  /** @type {NodeJS.ProcessEnv} */
  const all = {
    ...env,
    ...readSecrets(settings, env),
    DATABASE_URL: databaseUrl,
    HUTONG_DATA: settings.stateFolder,
    HUTONG_DOCUMENTS: documents,
    HUTONG_DEMO: settings.demo ? "1" : "",
    NEXTAUTH_URL: env.NEXTAUTH_URL || localAddress(settings),
    NEXT_TELEMETRY_DISABLED: "1",
  };
  if (settings.demo) {
    all.HUTONG_DEMO_ACCOUNTS = demoAccountsFile(settings.stateFolder);
  }
  // The owner's address is for migrations and the seed; the application never holds it.
  delete all.DATABASE_OWNER_URL;
  return all;
}

/** Where the seed writes the demonstration's sign-ins. @param {string} stateFolder */
export const demoAccountsFile = (stateFolder) => path.join(stateFolder, "demo-accounts.json");
