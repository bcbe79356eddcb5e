import { connectionFailure, roleOf } from "./database-address.mjs";
import { checkAppRole, checkOwner, checkSameDatabase } from "./database-checks.mjs";
import { Failure } from "./failure.mjs";
import { migrate } from "./migrate.mjs";

/**
 * Checks both roles, applies the migrations and the grants, and checks the application's role once more: only
 * now are there tables that it might own.
 * @param {{ DATABASE_URL: string, DATABASE_OWNER_URL: string }} urls
 * @param {(line: string) => void} log
 */
export async function prepareDatabase({ DATABASE_URL, DATABASE_OWNER_URL }, log) {
  await checkOwner(DATABASE_OWNER_URL);
  await checkAppRole(DATABASE_URL);
  const appRole = roleOf(DATABASE_URL);
  if (appRole === roleOf(DATABASE_OWNER_URL)) {
    throw new Failure(
      `DATABASE_URL and DATABASE_OWNER_URL use the same role “${appRole}”, so the database could not hold the application back.`,
      "Use a plain role for DATABASE_URL (docs/operations.md).",
    );
  }
  const applied = await migrate({ ownerUrl: DATABASE_OWNER_URL, appRole }).catch((error) => {
    throw connectionFailure("DATABASE_OWNER_URL", DATABASE_OWNER_URL, error);
  });
  if (applied.length > 0) {
    log(`Applied ${applied.length} ${applied.length === 1 ? "migration" : "migrations"}.`);
  }
  await checkSameDatabase(DATABASE_URL);
  await checkAppRole(DATABASE_URL);
}
