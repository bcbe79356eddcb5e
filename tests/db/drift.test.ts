import { spawnSync } from "node:child_process";
import { afterAll, expect, test } from "vitest";
import { checkout } from "../../lib/cli/checkout.mjs";
import { createEmptyDatabase, createTestDatabase } from "../support/database";

const migrated = await createTestDatabase();
const empty = await createEmptyDatabase();
afterAll(() => Promise.all([migrated.drop(), empty.drop()]));

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

test("a difference would be seen", () => {
  const args = ["--from-empty", "--to-schema", "prisma/schema.prisma"];
  const { status, said } = prisma(["migrate", "diff", ...args, "--exit-code"], empty.ownerUrl);
  expect({ status, said }).toEqual({ status: 2, said: expect.stringContaining("Added tables") });
});

test("Prisma's own status agrees with what our runner recorded", () => {
  const { status, said } = prisma(["migrate", "status"], migrated.ownerUrl);
  expect({ status, said }).toEqual({ status: 0, said: expect.stringContaining("up to date") });
});
