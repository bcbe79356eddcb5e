import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { withClient } from "../../lib/cli/postgres-roles.mjs";
import { type CheckoutCopy, copyCheckout } from "./support/checkout-copy";
import { cleanUp, postmasterOf, start, startToEnd } from "./support/starter";

/** Mounting a small disk needs root and a system that lets it. */
const canMount = (() => {
  const probe = fs.mkdtempSync("/tmp/hutong-mount-");
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", probe]).status === 0;
  if (mounted) {
    spawnSync("umount", [probe]);
  }
  fs.rmdirSync(probe);
  return mounted;
})();

const fullDisk = (where: string) => new RegExp(`^hutong: The disk${where} is full\\. Free some space`, "m");
const full = (where: string) => expect.stringMatching(fullDisk(where));

describe.skipIf(!canMount)("on a full disk (skipped: this system does not let us mount a small one)", () => {
  const copy: CheckoutCopy = copyCheckout();
  const disk = path.join(copy.base, "disk");
  const state = path.join(disk, "state");
  const run = () => startToEnd(copy, { args: ["--prepare"], env: { HUTONG_DATA: state } });
  afterEach(async () => {
    spawnSync("umount", ["-l", disk]);
  });
  afterAll(() => cleanUp(copy));

  function mount(size: string): void {
    fs.mkdirSync(disk, { recursive: true });
    expect(spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=755`, "tmpfs", disk]).status).toBe(0);
  }

  test("no room for the database's files", async () => {
    mount("16m");
    expect(await run()).toEqual({ code: 1, said: full(" that holds .*") });
    expect(fs.readdirSync(path.join(state, "postgres"))).toEqual([]);
  });

  test("no room for anything", async () => {
    mount("1m");
    fillUp();
    expect(await run()).toEqual({ code: 1, said: full(".*") });
  });

  test("a disk that fills up while the application runs, and no harm to what was committed", async () => {
    mount("64m");
    const env = { HUTONG_DATA: state };
    const first = await start(copy, { env });
    await first.ready;
    const { owner } = JSON.parse(fs.readFileSync(path.join(state, "database.json"), "utf8"));
    const url = () => `postgresql://hutong_owner:${owner}@127.0.0.1:${postmasterOf(state)?.port}/hutong`;
    await withClient(url(), (client) => client.query("CREATE TABLE kept AS SELECT 1 AS one"));
    const tooMuch = "CREATE TABLE big AS SELECT md5(i::text) FROM generate_series(1, 900000) i";
    await expect(withClient(url(), (client) => client.query(tooMuch).then(() => "done"))).rejects.toThrow();
    fillUp();
    process.kill(postmasterOf(state)?.pid ?? 0, "SIGKILL");
    expect(await first.exited).toBe(1);
    expect(first.said()).toMatch(fullDisk(" that holds .*"));

    fs.rmSync(path.join(disk, "filler"));
    spawnSync("mount", ["-o", "remount,size=400m", disk]);
    const second = await start(copy, { env });
    await second.ready;
    const { rows } = await withClient(url(), (client) => client.query("SELECT one FROM kept"));
    expect(rows).toEqual([{ one: 1 }]);
    second.child.kill("SIGTERM");
    expect(await second.exited).toBe(0);
  });

  test("room for the database but not for the migrations, and once there is room the next start goes on", async () => {
    mount("400m");
    expect((await run()).code).toBe(0);
    // As if the migrations were still to come, on a disk that has filled up meanwhile.
    const data = path.join(state, "postgres");
    fs.rmSync(data, { recursive: true });
    spawnSync("mount", ["-o", "remount,size=41m", disk]);
    const short = await run();
    expect(short).toEqual({ code: 1, said: full(".*") });
    spawnSync("mount", ["-o", "remount,size=400m", disk]);
    expect(await run()).toEqual({ code: 0, said: expect.stringContaining("Everything is prepared.") });
  });

  function fillUp(): void {
    const file = fs.openSync(path.join(disk, "filler"), "w");
    try {
      for (;;) {
        fs.writeSync(file, Buffer.alloc(4096));
      }
    } catch {
      fs.closeSync(file);
    }
  }
});
