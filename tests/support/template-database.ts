import { createHash } from "node:crypto";
import fs from "node:fs";
import { inCheckout } from "../../lib/cli/checkout.mjs";
import { migrate, readMigrations } from "../../lib/cli/migrate.mjs";
import type { PostgresServer } from "../../lib/cli/postgres.mjs";
import { APP_ROLE, databaseUrls, makeDatabase, withClient } from "../../lib/cli/postgres-roles.mjs";
import { testStateFolder } from "./test-cluster";

const TEMPLATE_LOCK = 72707371;
/** Branches with other migrations keep theirs for a while; the oldest go. */
const TEMPLATES_KEPT = 4;

/** The name of a database with all migrations and grants in, made once for each state of those files. */
export async function templateDatabase(server: PostgresServer): Promise<string> {
  const name = `template_${hashOfMigrations()}`;
  await withClient(server.superuserUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%' ORDER BY oid DESC",
    );
    if (rows.some(({ datname }) => datname === name)) {
      return;
    }
    for (const { datname } of rows.slice(TEMPLATES_KEPT - 1)) {
      await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    }
    // Renamed when whole: a run that is killed half-way leaves no template that looks finished.
    await client.query("DROP DATABASE IF EXISTS unfinished_template WITH (FORCE)");
    await makeDatabase(server, "unfinished_template");
    const urls = databaseUrls(server, testStateFolder, "unfinished_template");
    await migrate({ ownerUrl: urls.DATABASE_OWNER_URL, appRole: APP_ROLE });
    await client.query(`ALTER DATABASE unfinished_template RENAME TO ${name}`);
  });
  return name;
}

function hashOfMigrations(): string {
  const hash = createHash("sha256");
  for (const { name, checksum } of readMigrations(inCheckout("prisma", "migrations"))) {
    hash.update(`${name} ${checksum}\n`);
  }
  hash.update(fs.readFileSync(inCheckout("prisma", "manifest.json")));
  return hash.digest("hex").slice(0, 12);
}
