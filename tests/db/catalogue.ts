import { createHash } from "node:crypto";
import type pg from "pg";

type Named = Record<string, string>;

/** What the migrations made of the database beyond what schema.prisma can say; kept in prisma/catalogue.json. */
export interface Catalogue {
  readonly extensions: string[];
  readonly tables: Record<string, TableEntry>;
  readonly functions: Record<string, string>;
}

interface TableEntry {
  readonly rowSecurity: string;
  readonly grants: string[];
  readonly constraints: Named;
  readonly indexes: Named;
  readonly policies: Named;
  readonly triggers: Named;
}

const IN_PUBLIC = `c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')`;

/** Reads the catalogue of a migrated database. Bodies of functions count by their hash. */
export async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  // Names without their schema are spelt differently depending on the search path.
  await client.query("SET search_path = public, pg_catalog");
  const tables = await client.query<{ name: string; security: string }>(
    `SELECT relname AS name, CASE WHEN relforcerowsecurity THEN 'forced' WHEN relrowsecurity THEN 'enabled' ELSE 'off' END AS security
     FROM pg_class c WHERE ${IN_PUBLIC} ORDER BY relname COLLATE "C"`,
  );
  const constraints = await named(client, CONSTRAINTS);
  const indexes = await named(client, INDEXES);
  const policies = await named(client, POLICIES);
  const triggers = await named(client, TRIGGERS);
  const grants = await named(client, GRANTS);
  return {
    extensions: (
      await client.query<{ extname: string }>("SELECT extname FROM pg_extension ORDER BY 1")
    ).rows.map(({ extname }) => extname),
    tables: Object.fromEntries(
      tables.rows.map(({ name, security }) => [
        name,
        {
          rowSecurity: security,
          grants: Object.keys(grants.get(name) ?? {}),
          constraints: constraints.get(name) ?? {},
          indexes: indexes.get(name) ?? {},
          policies: policies.get(name) ?? {},
          triggers: triggers.get(name) ?? {},
        },
      ]),
    ),
    functions: await readFunctions(client),
  };
}

const CONSTRAINTS = `SELECT c.relname AS table, n.conname AS name, pg_get_constraintdef(n.oid) AS value
  FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid WHERE ${IN_PUBLIC} AND n.contype <> 'n'`;

/** Those of constraints stand under the constraints already. */
const INDEXES = `SELECT c.relname AS table, x.relname AS name, regexp_replace(pg_get_indexdef(x.oid), '^CREATE ', '') AS value
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
  WHERE ${IN_PUBLIC} AND NOT EXISTS (SELECT 1 FROM pg_constraint n WHERE n.conindid = x.oid AND n.conrelid = c.oid)`;

const POLICIES = `SELECT c.relname AS table, p.polname AS name,
    concat_ws(' ', CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
      CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
      'TO ' || (SELECT string_agg(CASE WHEN r = 0 THEN 'PUBLIC' ELSE r::regrole::text END, ', ') FROM unnest(p.polroles) r),
      'USING ' || pg_get_expr(p.polqual, c.oid), 'WITH CHECK ' || pg_get_expr(p.polwithcheck, c.oid)) AS value
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE ${IN_PUBLIC}`;

const TRIGGERS = `SELECT c.relname AS table, t.tgname AS name, regexp_replace(pg_get_triggerdef(t.oid), '^CREATE ', '') AS value
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE ${IN_PUBLIC} AND NOT t.tgisinternal`;

/** Of everybody but the owner; a privilege on all columns of a table is written without them. */
const GRANTS = `SELECT "table", CASE WHEN columns IS NULL THEN who || ' ' || what ELSE who || ' ' || what || '(' || columns || ')' END AS name, '' AS value
  FROM (
    SELECT c.relname AS table, CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END AS who,
      g.privilege_type AS what, NULL AS columns
    FROM pg_class c, aclexplode(c.relacl) g WHERE ${IN_PUBLIC} AND g.grantee <> c.relowner
    UNION ALL
    SELECT c.relname, CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END, g.privilege_type,
      string_agg(a.attname, ',' ORDER BY a.attname COLLATE "C")
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) g
    WHERE ${IN_PUBLIC} AND g.grantee <> c.relowner GROUP BY 1, 2, 3
  ) granted`;

async function named(client: pg.Client, sql: string): Promise<Map<string, Named>> {
  const { rows } = await client.query<{ table: string; name: string; value: string }>(
    `SELECT * FROM (${sql}) listed ORDER BY "table" COLLATE "C", name COLLATE "C"`,
  );
  const byTable = new Map<string, Named>();
  for (const { table, name, value } of rows) {
    byTable.set(table, { ...byTable.get(table), [name]: value });
  }
  return byTable;
}

async function readFunctions(client: pg.Client): Promise<Named> {
  const { rows } = await client.query<{ signature: string; properties: string; body: string }>(
    `SELECT p.proname || '(' || oidvectortypes(p.proargtypes) || ')' AS signature,
       concat_ws(' ', l.lanname, CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END,
         CASE WHEN p.prosecdef THEN 'security definer' END, array_to_string(p.proconfig, ' '),
         'for ' || (SELECT string_agg(CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END, ' ' ORDER BY g.grantee)
                    FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g WHERE g.grantee <> p.proowner)) AS properties,
       p.prosrc AS body
     FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
     WHERE p.pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e')
     ORDER BY 1`,
  );
  return Object.fromEntries(
    rows.map(({ signature, properties, body }) => [
      signature,
      `${properties}; body ${createHash("sha256").update(body).digest("hex").slice(0, 16)}`,
    ]),
  );
}

/** What differs, one readable line each: `+` only in the database, `-` only in the file, `~` different. */
export function differences(file: Catalogue, database: Catalogue): string[] {
  const before = flatten(file);
  const after = flatten(database);
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path) => {
    const old = before.get(path);
    const now = after.get(path);
    if (old === now) {
      return [];
    }
    return old === undefined
      ? [`+ ${path}: ${now}`]
      : now === undefined
        ? [`- ${path}: ${old}`]
        : [`~ ${path}: ${old} → ${now}`];
  });
}

function flatten(value: unknown, path = "", into = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) {
    for (const item of value) {
      into.set(`${path}.${item}`, "present");
    }
  } else if (value !== null && typeof value === "object") {
    for (const [name, item] of Object.entries(value)) {
      flatten(item, path ? `${path}.${name}` : name, into);
    }
  } else {
    into.set(path, String(value));
  }
  return into;
}
