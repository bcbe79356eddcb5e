import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

/** What instrumentation.ts does before the first request, in a process of its own: it may end the process. */
function startUp(env: Record<string, string | undefined>) {
  const script = `import("./lib/auth/start-up.ts").then(({ startUp }) => startUp()).then(() => process.exit(0))`;
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "-e", script], {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, said: stderr.trim().split("\n") };
}

test("the application starts with the application's role", () => {
  expect(startUp({})).toEqual({ status: 0, said: [""] });
});

test("it refuses to start without its secrets, naming each, in one sentence", () => {
  const { status, said } = startUp({ NEXTAUTH_SECRET: undefined, HUTONG_ID_HASH_KEYS: "x" });
  expect(status).toBe(1);
  expect(said).toEqual([expect.stringMatching(/NEXTAUTH_SECRET is not set; HUTONG_ID_HASH_KEYS: expected/)]);
});

test("it refuses a database role that row-level security would not hold", () => {
  const { superuserUrl, ownerUrl } = world.db;
  expect(startUp({ DATABASE_URL: superuserUrl })).toEqual({
    status: 1,
    said: [expect.stringContaining("is a superuser")],
  });
  expect(startUp({ DATABASE_URL: ownerUrl })).toEqual({
    status: 1,
    said: [expect.stringContaining("owns the table")],
  });
});

test("it refuses to start without a database that answers", () => {
  const { status, said } = startUp({ DATABASE_URL: "postgresql://hutong_app:x@127.0.0.1:1/hutong" });
  expect(status).toBe(1);
  expect(said).toEqual([expect.stringContaining("No PostgreSQL server answers at 127.0.0.1:1")]);
});
