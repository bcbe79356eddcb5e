import path from "node:path";
import { EMBEDDED_DATABASE } from "../../lib/cli/embedded-url.mjs";
import { APP_ROLE, OWNER_ROLE } from "../../lib/cli/postgres-roles.mjs";
import { readPostmaster } from "../../lib/cli/postmaster.mjs";
import { readJson } from "../../lib/cli/private-file.mjs";
import type { SignIn } from "../../lib/cli/sign-ins.mjs";

function stateOfServer(): string {
  const folder = process.env.HUTONG_BROWSER_DATA;
  if (!folder) {
    throw new Error("HUTONG_BROWSER_DATA is set by playwright.config.ts");
  }
  return folder;
}

/** The demonstration's accounts, as the seed of the tested server wrote them. */
export function demoAccounts(): SignIn[] {
  return readJson(path.join(stateOfServer(), "demo-accounts.json")) ?? [];
}

/** Addresses of the tested server's database, for looking at rows after a journey and for moving the clock. */
export function browserDatabase(): { appUrl: string; ownerUrl: string } {
  const folder = stateOfServer();
  const passwords = readJson(path.join(folder, "database.json"));
  const port = readPostmaster(path.join(folder, "postgres", "data"))?.port;
  const at = `127.0.0.1:${port}/${EMBEDDED_DATABASE}`;
  return {
    appUrl: `postgresql://${APP_ROLE}:${passwords.app}@${at}`,
    ownerUrl: `postgresql://${OWNER_ROLE}:${passwords.owner}@${at}`,
  };
}
