import path from "node:path";
import { defineConfig } from "prisma/config";
import { embeddedOwnerUrl } from "./lib/cli/embedded-url.mjs";

// Prisma would download a native engine for every command; see lib/cli/schema-engine.mjs.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, "lib/cli/schema-engine.mjs");
process.env.CHECKPOINT_DISABLE ??= "1";

/** `generate` and `validate` connect to nothing but want an address. */
const NO_DATABASE = "postgresql://nobody@127.0.0.1:1/none";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations", seed: "tsx prisma/seed.ts" },
  datasource: { url: process.env.DATABASE_OWNER_URL ?? embeddedOwnerUrl() ?? NO_DATABASE },
});
