import { connectionFailure, roleOf } from "./database-address.mjs";
import { Failure } from "./failure.mjs";
import { withClient } from "./postgres-roles.mjs";

/**
 * Refuses a role that row-level security or grants would not hold: the second wall would be painted on.
 * @param {string} appUrl
 */
export async function checkAppRole(appUrl) {
  const role = roleOf(appUrl);
  const found = await asked("DATABASE_URL", appUrl, (client) =>
    client.query(`
      SELECT bool_or(r.rolsuper) AS superuser, bool_or(r.rolbypassrls) AS bypasses,
        (SELECT min(c.oid::regclass::text) FROM pg_class c
         WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
           AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owned
      FROM pg_roles r WHERE pg_has_role(current_user, r.oid, 'MEMBER')`),
  );
  const { superuser, bypasses, owned } = found.rows[0];
  const problem = superuser
    ? "is a superuser"
    : bypasses
      ? "bypasses row-level security"
      : owned
        ? `owns the table ${owned}`
        : null;
  if (problem) {
    throw new Failure(
      `The application's role “${role}” (DATABASE_URL) ${problem}, so the database could not hold it back.`,
      "Use a plain role for DATABASE_URL and the owner for DATABASE_OWNER_URL (docs/operations.md).",
    );
  }
}

/** Whether both addresses lead to the same database, once the owner's has been migrated. @param {string} appUrl */
export async function checkSameDatabase(appUrl) {
  try {
    await withClient(appUrl, (client) =>
      client.query('SELECT migration_name FROM "_prisma_migrations" LIMIT 1'),
    );
  } catch {
    throw new Failure(
      "DATABASE_URL and DATABASE_OWNER_URL lead to different databases.",
      "Let both name the same server and database, with their own roles.",
    );
  }
}

/** Whether the owner's address can be reached. @param {string} ownerUrl */
export async function checkOwner(ownerUrl) {
  await asked("DATABASE_OWNER_URL", ownerUrl, (client) => client.query("SELECT 1"));
}

/**
 * @template T
 * @param {string} variable
 * @param {string} url
 * @param {(client: import("pg").Client) => Promise<T>} question
 */
async function asked(variable, url, question) {
  try {
    return await withClient(url, question);
  } catch (error) {
    throw connectionFailure(variable, url, error);
  }
}
