import type pg from "pg";
import type { Manifest } from "../../lib/cli/grants.mjs";

/** A table, function or policy that would not work once the database is spread over machines, or that leaks. */
export interface Fault {
  readonly rule: Rule;
  readonly what: string;
}

/** The letters are those of docs/scale.md §7; the words after them are ours. */
export type Rule =
  | "a TABLE_NOT_IN_MANIFEST"
  | "b UNIQUE_WITHOUT_KEY"
  | "c FOREIGN_KEY_ACROSS_GROUPS"
  | "d FORBIDDEN_ACTION"
  | "e NATIVE_ENUM"
  | "f COUNTER_NOT_BIGINT"
  | "g NULLABLE_KEY"
  | "h SUBQUERY_IN_POLICY"
  | "ROW_SECURITY_NOT_AS_IN_MANIFEST"
  | "FUNCTION_NOT_IN_MANIFEST"
  | "DEFINER_WITHOUT_SEARCH_PATH";

type Query = (client: pg.Client, manifest: Manifest) => Promise<Fault[]>;

const NOT_OF_AN_EXTENSION = (catalogue: string, oid: string) =>
  `NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = '${catalogue}'::regclass AND e.objid = ${oid} AND e.deptype = 'e')`;

/** Prisma's own table is neither distributed nor ours. */
const OUR_TABLES = `c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  AND c.relname <> '_prisma_migrations' AND ${NOT_OF_AN_EXTENSION("pg_class", "c.oid")}`;

const DISTRIBUTED = new Set(["resident", "identity", "case_reference", "city"]);

async function rows<T extends pg.QueryResultRow>(client: pg.Client, sql: string): Promise<T[]> {
  return (await client.query<T>(sql)).rows;
}

const keyOf = (manifest: Manifest, table: string) => {
  const rules = manifest.tables[table];
  return rules && DISTRIBUTED.has(rules.group) ? rules.key : null;
};

const tablesAreInTheManifest: Query = async (client, manifest) => {
  const found = await rows<{ name: string }>(
    client,
    `SELECT relname AS name FROM pg_class c WHERE ${OUR_TABLES}`,
  );
  const names = new Set(found.map(({ name }) => name));
  const unlisted = [...names].filter((name) => !manifest.tables[name]);
  const gone = Object.keys(manifest.tables).filter((name) => !names.has(name));
  const keyless = Object.entries(manifest.tables).filter(([, t]) => DISTRIBUTED.has(t.group) && !t.key);
  return [
    ...unlisted.map((name) => ({ rule: "a TABLE_NOT_IN_MANIFEST" as const, what: name })),
    ...gone.map((name) => ({ rule: "a TABLE_NOT_IN_MANIFEST" as const, what: `${name} (no such table)` })),
    ...keyless.map(([name]) => ({
      rule: "a TABLE_NOT_IN_MANIFEST" as const,
      what: `${name} (no key named)`,
    })),
  ];
};

const uniqueIndexesHoldTheKey: Query = async (client, manifest) => {
  const found = await rows<{ table: string; index: string; columns: string[]; equal: string[] }>(
    client,
    `SELECT c.relname AS table, x.relname AS index,
       ARRAY(SELECT a.attname::text FROM unnest(i.indkey[0:i.indnkeyatts - 1]) k JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k) AS columns,
       ARRAY(SELECT a.attname::text FROM pg_constraint n,
               unnest(n.conkey, n.conexclop) AS pair (column_no, operator)
               JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = pair.column_no
               JOIN pg_operator o ON o.oid = pair.operator AND o.oprname = '='
             WHERE n.conindid = x.oid AND n.contype = 'x') AS equal
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
     WHERE (i.indisunique OR i.indisexclusion) AND ${OUR_TABLES}`,
  );
  const exclusions = new Set(
    (
      await rows<{ name: string }>(client, "SELECT conname AS name FROM pg_constraint WHERE contype = 'x'")
    ).map((r) => r.name),
  );
  return found.flatMap(({ table, index, columns, equal }) => {
    const key = keyOf(manifest, table);
    const held = exclusions.has(index) ? equal : columns;
    return key && !held.includes(key)
      ? [{ rule: "b UNIQUE_WITHOUT_KEY" as const, what: `${table}.${index}` }]
      : [];
  });
};

interface ForeignKey extends pg.QueryResultRow {
  name: string;
  from: string;
  to: string;
  pairs: string[];
  onUpdate: string;
  onDelete: string;
}

const foreignKeys = (client: pg.Client) =>
  rows<ForeignKey>(
    client,
    `SELECT n.conname AS name, c.relname AS from, f.relname AS to, n.confupdtype AS "onUpdate", n.confdeltype AS "onDelete",
       ARRAY(SELECT a.attname || '=' || b.attname FROM unnest(n.conkey, n.confkey) AS pair (mine, theirs)
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = pair.mine
             JOIN pg_attribute b ON b.attrelid = f.oid AND b.attnum = pair.theirs) AS pairs
     FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid JOIN pg_class f ON f.oid = n.confrelid
     WHERE n.contype = 'f' AND ${OUR_TABLES}`,
  );

function staysInItsGroup({ from, to, pairs }: ForeignKey, { tables }: Manifest): boolean {
  const source = tables[from];
  const target = tables[to];
  if (!source || !target) {
    return true; // rule (a) tells
  }
  if (target.group === "reference") {
    return true;
  }
  if (DISTRIBUTED.has(source.group)) {
    return source.group === target.group && pairs.includes(`${source.key}=${target.key}`);
  }
  return source.group === "local" && target.group === "local";
}

const foreignKeysStayInTheirGroup: Query = async (client, manifest) =>
  (await foreignKeys(client))
    .filter((key) => !staysInItsGroup(key, manifest))
    .map(({ from, name, to }) => ({ rule: "c FOREIGN_KEY_ACROSS_GROUPS", what: `${from}.${name} → ${to}` }));

/** `a` no action, `r` restrict, `c` cascade, `n` set null, `d` set default. */
const foreignKeysOnTheKeyNeverChangeIt: Query = async (client, manifest) =>
  (await foreignKeys(client))
    .filter(({ from, pairs }) => pairs.some((pair) => pair.startsWith(`${keyOf(manifest, from)}=`)))
    .filter(({ to }) => manifest.tables[to]?.group !== "reference")
    .filter(({ onUpdate, onDelete }) => !"ar".includes(onUpdate) || !"arc".includes(onDelete))
    .map(({ from, name }) => ({ rule: "d FORBIDDEN_ACTION", what: `${from}.${name}` }));

const COLUMNS = `pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE a.attnum > 0 AND NOT a.attisdropped AND ${OUR_TABLES}`;

const noNativeEnums: Query = async (client) =>
  (
    await rows<{ what: string }>(
      client,
      `SELECT c.relname || '.' || a.attname AS what FROM ${COLUMNS} AND t.typtype = 'e'`,
    )
  ).map(({ what }) => ({ rule: "e NATIVE_ENUM", what }));

const countersAreBigint: Query = async (client) =>
  (
    await rows<{ what: string }>(
      client,
      `SELECT c.relname || '.' || a.attname AS what FROM ${COLUMNS} AND t.typname <> 'int8'
       AND (a.attidentity <> '' OR pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%')`,
    )
  ).map(({ what }) => ({ rule: "f COUNTER_NOT_BIGINT", what }));

const keysAreNeverNull: Query = async (client, manifest) => {
  const nullable = await rows<{ table: string; column: string }>(
    client,
    `SELECT c.relname AS table, a.attname AS column FROM ${COLUMNS} AND NOT a.attnotnull`,
  );
  return nullable
    .filter(({ table, column }) => keyOf(manifest, table) === column)
    .map(({ table, column }) => ({ rule: "g NULLABLE_KEY", what: `${table}.${column}` }));
};

const policiesReadOnlyTheRow: Query = async (client) =>
  (
    await rows<{ what: string }>(
      client,
      `SELECT c.relname || '.' || p.polname AS what FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
       WHERE ${OUR_TABLES} AND concat_ws(' ', pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid)) ~* '\\mselect\\M'`,
    )
  ).map(({ what }) => ({ rule: "h SUBQUERY_IN_POLICY", what }));

const rowSecurityIsAsListed: Query = async (client, manifest) => {
  const found = await rows<{ name: string; enabled: boolean }>(
    client,
    `SELECT c.relname AS name, c.relrowsecurity AS enabled FROM pg_class c WHERE ${OUR_TABLES}`,
  );
  return found
    .filter(({ name, enabled }) => manifest.tables[name] && manifest.tables[name].rls !== enabled)
    .map(({ name }) => ({ rule: "ROW_SECURITY_NOT_AS_IN_MANIFEST", what: name }));
};

const functionsAreInTheManifest: Query = async (client, manifest) => {
  const found = await rows<{ signature: string; definer: boolean; pinned: boolean }>(
    client,
    `SELECT p.oid::regprocedure::text AS signature, p.prosecdef AS definer,
       coalesce(array_to_string(p.proconfig, ' '), '') LIKE '%search_path=%' AS pinned
     FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND ${NOT_OF_AN_EXTENSION("pg_proc", "p.oid")}`,
  );
  // The manifest may say timestamptz where the catalogue says timestamp with time zone.
  const names = await client.query<{ name: string; signature: string | null }>(
    "SELECT name, to_regprocedure(name)::text AS signature FROM unnest($1::text[]) name",
    [Object.keys(manifest.functions)],
  );
  const listed = new Map(names.rows.map(({ name, signature }) => [signature, manifest.functions[name]]));
  const gone = names.rows.filter(({ signature }) => signature === null);
  return [
    ...found
      .filter(
        ({ signature, definer }) =>
          (listed.get(signature)?.securityDefiner ?? false) !== definer || !listed.has(signature),
      )
      .map(({ signature }) => ({ rule: "FUNCTION_NOT_IN_MANIFEST" as const, what: signature })),
    ...gone.map(({ name }) => ({
      rule: "FUNCTION_NOT_IN_MANIFEST" as const,
      what: `${name} (no such function)`,
    })),
    ...found
      .filter(({ definer, pinned }) => definer && !pinned)
      .map(({ signature }) => ({ rule: "DEFINER_WITHOUT_SEARCH_PATH" as const, what: signature })),
  ];
};

const RULES: readonly Query[] = [
  tablesAreInTheManifest,
  uniqueIndexesHoldTheKey,
  foreignKeysStayInTheirGroup,
  foreignKeysOnTheKeyNeverChangeIt,
  noNativeEnums,
  countersAreBigint,
  keysAreNeverNull,
  policiesReadOnlyTheRow,
  rowSecurityIsAsListed,
  functionsAreInTheManifest,
];

/** What in the database `public` would not survive its distribution over machines, as far as a catalogue shows it. */
export async function lintCatalogue(client: pg.Client, manifest: Manifest): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const rule of RULES) {
    faults.push(...(await rule(client, manifest)));
  }
  return faults;
}
