import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkout } from "../../lib/cli/checkout.mjs";
import { createEmptyDatabase, createTestDatabase } from "../support/database";

const migrated = await createTestDatabase();
const empty = await createEmptyDatabase();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "hutong-drift-"));
afterAll(async () => {
  fs.rmSync(scratch, { recursive: true });
  await Promise.all([migrated.drop(), empty.drop()]);
});

function prisma(args: string[], ownerUrl: string) {
  const done = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", ...args], {
    cwd: checkout,
    env: { ...process.env, DATABASE_OWNER_URL: ownerUrl },
    encoding: "utf8",
  });
  return { status: done.status, said: `${done.stdout}\n${done.stderr}` };
}

test("the migrations make exactly the tables that schema.prisma describes", () => {
  const args = ["--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma"];
  const { status, said } = prisma(["migrate", "diff", ...args, "--exit-code"], empty.ownerUrl);
  expect({ status, said }).toEqual({ status: 0, said: expect.stringContaining("No difference detected") });
});

test("a column that only the schema has would be seen", () => {
  const schema = fs.readFileSync(path.join(checkout, "prisma/schema.prisma"), "utf8");
  const changed = path.join(scratch, "schema.prisma");
  fs.writeFileSync(changed, schema.replace("model City {", "model City {\n  forgotten Int?"));
  const args = ["--from-migrations", "prisma/migrations", "--to-schema", changed];
  const { status, said } = prisma(["migrate", "diff", ...args, "--exit-code"], empty.ownerUrl);
  expect({ status, said }).toEqual({ status: 2, said: expect.stringContaining("Added column `forgotten`") });
});

test("Prisma's own status agrees with what our runner recorded", () => {
  const { status, said } = prisma(["migrate", "status"], migrated.ownerUrl);
  expect({ status, said }).toEqual({ status: 0, said: expect.stringContaining("up to date") });
});
