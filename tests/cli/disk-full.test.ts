import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { type CheckoutCopy, copyCheckout } from "./support/checkout-copy";
import { cleanUp, startToEnd } from "./support/starter";

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

const full = (where: string) =>
  expect.stringMatching(new RegExp(`^hutong: The disk${where} is full\\. Free some space`, "m"));

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
