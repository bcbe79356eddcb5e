/**
 * @typedef {{ group: string, key: string | null, grants: string[], rls: boolean }} TableRules
 * @typedef {{ execute: boolean, securityDefiner?: boolean }} FunctionRules
 * @typedef {{ tables: Record<string, TableRules>, functions: Record<string, FunctionRules> }} Manifest
 */

/** Prisma's own table: the application may ask which migrations are in, and no more. */
const MIGRATIONS_TABLE = "_prisma_migrations";
const MIGRATIONS_GRANT = "SELECT(migration_name,finished_at,rolled_back_at)";

/**
 * Gives the application's role exactly what the manifest lists and takes everything else away, also from objects
 * that the manifest forgot. Run after the migrations, in one transaction, as the owner.
 * @param {import("pg").Client} client
 * @param {Manifest} manifest
 * @param {string} appRole
 */
export async function applyGrants(client, manifest, appRole) {
  const role = identifier(appRole);
  await client.query(`REVOKE ALL ON SCHEMA public FROM PUBLIC`);
  await client.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
  for (const table of await ownTables(client)) {
    await client.query(`REVOKE ALL ON TABLE ${identifier(table)} FROM PUBLIC, ${role}`);
  }
  const listed = Object.entries(manifest.tables).map(([name, rules]) => ({ name, grants: rules.grants }));
  for (const { name, grants } of [...listed, { name: MIGRATIONS_TABLE, grants: [MIGRATIONS_GRANT] }]) {
    for (const grant of grants) {
      await client.query(`GRANT ${privilege(grant)} ON TABLE ${identifier(name)} TO ${role}`);
    }
  }
  for (const signature of await ownFunctions(client)) {
    await client.query(`REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC, ${role}`);
  }
  for (const [signature, { execute }] of Object.entries(manifest.functions)) {
    if (execute) {
      await client.query(`GRANT EXECUTE ON FUNCTION ${signature} TO ${role}`);
    }
  }
}

/** Tables, views and sequences that this role owns in `public` (extensions bring their own). @param {import("pg").Client} client */
async function ownTables(client) {
  const { rows } = await client.query(`
    SELECT c.relname AS name FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
      AND pg_has_role(current_user, c.relowner, 'USAGE')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
    ORDER BY 1`);
  return rows.map((row) => String(row.name));
}

/** @param {import("pg").Client} client */
async function ownFunctions(client) {
  const { rows } = await client.query(`
    SELECT p.oid::regprocedure::text AS signature FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prokind IN ('f', 'w')
      AND pg_has_role(current_user, p.proowner, 'USAGE')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
    ORDER BY 1`);
  return rows.map((row) => String(row.signature));
}

/** "UPDATE(status,version)" → `UPDATE ("status", "version")`. @param {string} grant */
function privilege(grant) {
  const [, kind, columns] =
    /^(SELECT|INSERT|UPDATE|DELETE|REFERENCES)\s*(?:\(([^)]+)\))?$/.exec(grant.trim()) ?? [];
  if (!kind) {
    throw new Error(`prisma/manifest.json: “${grant}” is not a privilege`);
  }
  return columns
    ? `${kind} (${columns
        .split(",")
        .map((column) => identifier(column.trim()))
        .join(", ")})`
    : kind;
}

/** @param {string} name */
export const identifier = (name) => `"${name.replaceAll('"', '""')}"`;
