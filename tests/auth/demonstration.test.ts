import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as route from "@/app/api/demo/sign-in/route";
import { listDemoAccounts } from "@/lib/auth/demo-accounts";
import { makeWorld, SUZHOU, type World } from "../support/world";

let world: World;
let folder: string;
beforeAll(async () => {
  world = await makeWorld();
  folder = mkdtempSync(path.join(tmpdir(), "hutong-demo-"));
  const { id } = await world.clerk(SUZHOU);
  const words = { zh: "经办员", en: "Clerk" };
  const account = { key: "clerk", role: words, name: "赵六", note: words, signIn: "x@y.cn", staffId: id };
  writeFileSync(path.join(folder, "accounts.json"), JSON.stringify([{ ...account, password: "secret" }]));
  // The environment says demonstration and the database was seeded as one: only the build says no.
  process.env.HUTONG_DEMO = "1";
  process.env.HUTONG_DEMO_ACCOUNTS = path.join(folder, "accounts.json");
  await world.owner.query("INSERT INTO setting (key, value) VALUES ('demo.seeded', '{}')");
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.end();
});

const handlers = { ...route };
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

test.each(METHODS)("in a build without the flag one-click sign-in answers %s with 404", async (method) => {
  const request = new NextRequest("http://127.0.0.1/api/demo/sign-in", {
    method,
    ...(method === "POST" ? { body: new URLSearchParams({ account: "clerk" }) } : {}),
  });
  expect((await handlers[method](request)).status).toBe(404);
  expect(await world.rows("SELECT 1 FROM session")).toEqual([]);
});

test("in a build without the flag the sign-in page knows no demonstration accounts", async () => {
  expect(await listDemoAccounts("zh")).toBeNull();
});

/** What a build with the flag would list, asked in a process of its own because the flag is read once. */
function listed(): unknown {
  const script = `import("./lib/auth/demo-accounts.ts").then(async ({ listDemoAccounts }) => {
    console.log(JSON.stringify(await listDemoAccounts("en")));
    process.exit(0);
  })`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "-e", script], {
    encoding: "utf8",
    env: process.env,
  });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

test("with the flag the accounts are listed without number, address or password", () => {
  expect(listed()).toEqual([{ key: "clerk", role: "Clerk", name: "赵六", note: "Clerk" }]);
});

test("with the flag but before a database that was not seeded as a demonstration there are none", async () => {
  await world.owner.query("DELETE FROM setting WHERE key = 'demo.seeded'");
  expect(listed()).toBeNull();
});
