import fs from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { isFree } from "../../lib/cli/ports.mjs";
import { withClient } from "../../lib/cli/postgres-roles.mjs";
import { isAlive } from "../../lib/cli/process-identity.mjs";
import { copyCheckout } from "./support/checkout-copy";
import { cleanUp, dataOf, postmasterOf, type Start, start, startToEnd, until } from "./support/starter";

const copy = copyCheckout();
afterAll(() => cleanUp(copy));

function ownerUrl(): string {
  const { owner } = JSON.parse(fs.readFileSync(path.join(dataOf(copy), "database.json"), "utf8"));
  return `postgresql://hutong_owner:${owner}@127.0.0.1:${postmasterOf(dataOf(copy))?.port}/hutong`;
}

async function stop(started: Start): Promise<number | string> {
  started.child.kill("SIGINT");
  return started.exited;
}

test("the first start makes a database that only the owner's role can change, and Ctrl-C stops everything", async () => {
  const started = await start(copy);
  await started.ready;
  expect((await fetch(`http://127.0.0.1:${started.port}/api/health`)).status).toBe(200);
  await withClient(ownerUrl(), (client) => client.query("CREATE TABLE kept AS SELECT 1 AS one"));
  expect(await stop(started)).toBe(0);
  expect(postmasterOf(dataOf(copy))).toBeNull();
  expect(await isFree(started.port)).toBe(true);
});

test("the files with passwords and secrets can be read by their owner only", () => {
  for (const name of ["database.json", "secrets.json"]) {
    expect(fs.statSync(path.join(dataOf(copy), name)).mode & 0o777).toBe(0o600);
  }
});

test("a second start keeps the data and the secrets", async () => {
  const before = fs.readFileSync(path.join(dataOf(copy), "secrets.json"), "utf8");
  const started = await start(copy);
  await started.ready;
  const { rows } = await withClient(ownerUrl(), (client) => client.query("SELECT one FROM kept"));
  expect(rows).toEqual([{ one: 1 }]);
  expect(fs.readFileSync(path.join(dataOf(copy), "secrets.json"), "utf8")).toBe(before);
  expect(await stop(started)).toBe(0);
});

test("a second start beside a running one says so and leaves the first alone", async () => {
  const first = await start(copy);
  await first.ready;
  const second = await startToEnd(copy);
  expect(second).toEqual({ code: 1, said: expect.stringContaining("Hutong is running already (process") });
  expect((await fetch(`http://127.0.0.1:${first.port}/api/health`)).status).toBe(200);
  expect(await stop(first)).toBe(0);
});

test("after kill -9 of the launcher its application ends, and the next start takes the database over", async () => {
  const first = await start(copy);
  await first.ready;
  const server = postmasterOf(dataOf(copy));
  first.child.kill("SIGKILL");
  await first.exited;
  await until("the application has let the port go", () => isFree(first.port));
  expect(postmasterOf(dataOf(copy))).toEqual(server);

  const second = await start(copy, { port: first.port });
  await second.ready;
  expect(postmasterOf(dataOf(copy))?.pid).toBe(server?.pid);
  expect(await stop(second)).toBe(0);
  expect(postmasterOf(dataOf(copy))).toBeNull();
});

test("after kill -9 of launcher and database the next start recovers what was committed", async () => {
  const first = await start(copy);
  await first.ready;
  await withClient(ownerUrl(), (client) => client.query("UPDATE kept SET one = 2"));
  const pid = postmasterOf(dataOf(copy))?.pid ?? 0;
  first.child.kill("SIGKILL");
  process.kill(pid, "SIGKILL");
  await until("the server is dead", () => !isAlive(pid));

  const second = await start(copy);
  await second.ready;
  const { rows } = await withClient(ownerUrl(), (client) => client.query("SELECT one FROM kept"));
  expect(rows).toEqual([{ one: 2 }]);
  expect(await stop(second)).toBe(0);
});

test("a database that dies under a running application is started again at the same port", async () => {
  const started = await start(copy);
  await started.ready;
  const before = postmasterOf(dataOf(copy));
  process.kill(before?.pid ?? 0, "SIGKILL");
  await until("the launcher says so", () =>
    started.said().includes("The database died and was started again."),
  );
  expect(postmasterOf(dataOf(copy))?.port).toBe(before?.port);
  expect(await stop(started)).toBe(0);
});

test("a stale file that names another program's process does not keep the database down", async () => {
  const file = path.join(dataOf(copy), "postgres", "data", "postmaster.pid");
  fs.writeFileSync(file, `${process.pid}\n${path.dirname(file)}\n0\n5432\n\n127.0.0.1\n\nready\n`);
  const started = await start(copy);
  await started.ready;
  expect(await stop(started)).toBe(0);
});

test("when the application dies, the start says so, stops the database and fails", async () => {
  const dying = path.join(copy.base, "dying.mjs");
  fs.copyFileSync(path.join(copy.folder, "tests/cli/support/stub-server.mjs"), dying);
  fs.appendFileSync(
    dying,
    'process.once("SIGUSR2", () => process.exit(7));\nconsole.log("pid " + process.pid + ".");\n',
  );
  const started = await start(copy, { args: ["--serve-with", dying] });
  await started.ready;
  process.kill(Number(/pid (\d+)\./.exec(started.said())?.[1]), "SIGUSR2");
  expect(await started.exited).toBe(1);
  expect(started.said()).toContain("The application ended (exit code 7)");
  expect(postmasterOf(dataOf(copy))).toBeNull();
});
