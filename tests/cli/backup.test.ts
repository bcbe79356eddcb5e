import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inCheckout } from "../../lib/cli/checkout.mjs";
import { openDatabase } from "../../lib/cli/database.mjs";
import { withClient } from "../../lib/cli/postgres-roles.mjs";
import { prepareDatabase } from "../../lib/cli/prepare-database.mjs";

const base = fs.mkdtempSync(path.join(os.tmpdir(), "hutong-backup-"));
fs.chmodSync(base, 0o755);
const stateFolder = path.join(base, "state");
const settings = { external: null, stateFolder };
const silent = () => {};
afterAll(() => fs.rmSync(base, { recursive: true, force: true }));

/** Asynchronously, for the test goes on writing meanwhile. */
function run(program: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [inCheckout("lib/cli", program), ...args], {
      env: {
        ...process.env,
        HUTONG_DATA: stateFolder,
        DATABASE_URL: "",
        DATABASE_OWNER_URL: "",
        HUTONG_DOCUMENTS: "",
      },
    });
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
    });
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    child.once("close", (code) => resolve({ code, said: said.trim() }));
  });
}

const backup = path.join(base, "backup");
let lastBefore = 0;

beforeAll(async () => {
  const database = await openDatabase(settings, silent);
  await prepareDatabase(database, silent);
  fs.mkdirSync(path.join(stateFolder, "documents"));
  fs.writeFileSync(path.join(stateFolder, "documents", "a-paper"), "kept");
  const owner = new pg.Client(database.DATABASE_OWNER_URL);
  await owner.connect();
  await owner.query("CREATE TABLE debit (n int PRIMARY KEY)");
  await owner.query("CREATE TABLE credit (n int PRIMARY KEY)");

  let copied = false;
  const copying = run("backup.mjs", backup).then((result) => {
    copied = true;
    return result;
  });
  let n = 0;
  while (!copied) {
    n += 1;
    await owner.query("BEGIN");
    await owner.query("INSERT INTO debit VALUES ($1)", [n]);
    await owner.query("INSERT INTO credit VALUES ($1)", [n]);
    await owner.query("COMMIT");
    if (!fs.existsSync(`${backup}.unfinished`) && !fs.existsSync(backup)) {
      lastBefore = n; // committed before the copying began
    }
  }
  expect(await copying).toMatchObject({ code: 0, said: expect.stringContaining("The backup is in") });
  await owner.query("DELETE FROM debit");
  await owner.end();
  await database.stop();
});

test("a backup made under writing restores to one consistent moment, papers and secrets included", async () => {
  fs.writeFileSync(path.join(stateFolder, "documents", "a-paper"), "lost");
  const { code, said } = await run("restore.mjs", backup);
  expect({ code, said }).toEqual({
    code: 0,
    said: expect.stringMatching(/^The backup is in place \(\d+ migrations\)\./),
  });

  const database = await openDatabase(settings, silent);
  const { rows } = await withClient(database.DATABASE_OWNER_URL, (client) =>
    client.query(`SELECT (SELECT count(*)::int FROM debit) AS debit, (SELECT count(*)::int FROM credit) AS credit,
      (SELECT count(*)::int FROM debit d JOIN credit c USING (n)) AS pairs`),
  );
  await database.stop();
  expect(lastBefore).toBeGreaterThan(0);
  expect(rows[0].pairs).toBeGreaterThanOrEqual(lastBefore);
  expect([rows[0].debit, rows[0].credit]).toEqual([rows[0].pairs, rows[0].pairs]);
  expect(fs.readFileSync(path.join(stateFolder, "documents", "a-paper"), "utf8")).toBe("kept");
});

test("what was there before a restore is set aside", () => {
  const [aside = ""] = fs.readdirSync(stateFolder).filter((name) => name.startsWith("before-restore-"));
  expect(fs.readFileSync(path.join(stateFolder, aside, "documents", "a-paper"), "utf8")).toBe("lost");
});

test("only its owner can read a backup, and it is never written over", async () => {
  expect(fs.statSync(backup).mode & 0o777).toBe(0o700);
  expect(await run("backup.mjs", backup)).toEqual({
    code: 1,
    said: expect.stringContaining("exists already"),
  });
});

test("nothing is restored over a running database, nor from something that is no backup", async () => {
  const database = await openDatabase(settings, silent);
  expect(await run("restore.mjs", backup)).toEqual({
    code: 1,
    said: expect.stringContaining("The database is running."),
  });
  await database.stop();
  expect(await run("restore.mjs", stateFolder)).toEqual({
    code: 1,
    said: expect.stringContaining("is no backup"),
  });
});
