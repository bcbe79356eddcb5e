// npm run catalogue: writes prisma/catalogue.json from a freshly migrated database. Review the file's difference
// like code: it shows what a migration has changed in checks, exclusions, policies, triggers and grants.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { inCheckout } from "../../lib/cli/checkout.mjs";
import { withClient } from "../../lib/cli/postgres-roles.mjs";
import { createTestDatabase } from "../support/database";
import { readCatalogue } from "./catalogue";

const database = await createTestDatabase();
const catalogue = await withClient(database.ownerUrl, readCatalogue);
const file = inCheckout("prisma", "catalogue.json");
fs.writeFileSync(file, JSON.stringify(catalogue));
spawnSync(process.execPath, [inCheckout("node_modules/@biomejs/biome/bin/biome"), "format", "--write", file]);
await database.drop();
process.exit(0);
