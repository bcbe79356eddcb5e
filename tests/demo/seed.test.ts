import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { APPLICATION_KINDS, APPLICATION_STATES } from "@/lib/permits/types";
import { hashIdNumber } from "@/lib/residents/id-number-hash";
import { unsealIdNumber } from "@/lib/residents/id-number-seal";
import { parseKeyring } from "@/lib/residents/keyring";
import { CASE_STATES } from "@/lib/transfers/types";
import { createTestDatabase } from "../support/database";

const database = await createTestDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), "hutong-seed-"));
const owner = new pg.Client({ connectionString: database.ownerUrl });
const key = () => `1:${randomBytes(32).toString("base64")}`;
const PEOPLE = 1200;
/** Personas, and newcomers who apply for a first permit. */
const BY_HAND = 14 + 48;

const ENV = {
  ...process.env,
  DATABASE_URL: database.appUrl,
  DATABASE_OWNER_URL: database.ownerUrl,
  NEXTAUTH_SECRET: randomBytes(32).toString("hex"),
  NEXTAUTH_URL: "http://127.0.0.1",
  HUTONG_ID_HASH_KEYS: key(),
  HUTONG_ID_ENCRYPTION_KEYS: key(),
  HUTONG_DOCUMENTS: folder,
  HUTONG_DEMO: "1",
  HUTONG_DEMO_PEOPLE: String(PEOPLE),
  HUTONG_DEMO_ACCOUNTS: path.join(folder, "demo-accounts.json"),
};

type Ended = { code: number | null; signal: string | null; stderr: string };

function seed(env: Record<string, string> = {}, args: string[] = [], stop?: AbortSignal): Promise<Ended> {
  return new Promise((resolve) => {
    const whole: NodeJS.ProcessEnv = { ...ENV, ...env, NODE_ENV: "production" };
    const child = spawn(process.execPath, ["--import", "tsx", "prisma/seed.ts", ...args], { env: whole });
    stop?.addEventListener("abort", () => child.kill("SIGKILL"));
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += String(chunk);
    });
    child.on("close", (code, signal) => resolve({ code, signal, stderr }));
  });
}

async function rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await owner.query<Row>(sql, values)).rows;
}

async function countOf(table: string): Promise<number> {
  return Number((await rows<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n);
}

beforeAll(() => owner.connect());
afterAll(async () => {
  await owner.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

// One database, one story: each step begins where the one before ended.
describe("the seed", () => {
  test("brings in the places without a demonstration, and nobody with them", async () => {
    expect(await seed({ HUTONG_DEMO: "" }, ["--places"])).toMatchObject({ code: 0 });
    expect(await countOf("city")).toBe(350);
    expect(await countOf("zone")).toBe(31);
    expect(await countOf("evidence_kind")).toBe(6);
    expect([await countOf("resident"), await countOf("staff")]).toEqual([0, 0]);
  });

  test("keeps what an administrator has set when the places come in again", async () => {
    await owner.query("UPDATE zone_member SET recognised_from = '2020-01-01' WHERE zone_id = 'changzhutan'");
    await owner.query("UPDATE zone SET notice_days = 60 WHERE id = 'changzhutan'");
    await owner.query("UPDATE setting SET value = '\"older\"' WHERE key = 'places.stamp'");
    expect(await seed({}, ["--places"])).toMatchObject({ code: 0 });
    const kept = await rows(
      "SELECT DISTINCT recognised_from::text AS on, notice_days FROM zone_member m JOIN zone z ON z.id = zone_id WHERE zone_id = 'changzhutan'",
    );
    expect(kept).toEqual([{ on: "2020-01-01", notice_days: 60 }]);
  });

  test("refuses in production without the demonstration's flag, in one sentence", async () => {
    const { code, stderr } = await seed({ HUTONG_DEMO: "" });
    expect(code).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain("HUTONG_DEMO=1");
    expect(await countOf("resident")).toBe(0);
  });

  test("leaves nobody when it is killed before it is done", async () => {
    const stop = new AbortController();
    const killed = seed({}, [], stop.signal);
    await expect
      .poll(
        async () =>
          (
            await rows(
              "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query ILIKE 'COPY %'",
            )
          ).length,
        {
          timeout: 60_000,
          interval: 20,
        },
      )
      .toBeGreaterThan(0);
    stop.abort();
    expect((await killed).signal).toBe("SIGKILL");
    expect([await countOf("resident"), await countOf("staff"), await countOf("rule_set")]).toEqual([0, 0, 0]);
  }, 180_000);

  test("then fills everything at once", async () => {
    expect(await seed()).toMatchObject({ code: 0, stderr: "" });
    expect(await countOf("resident")).toBe(PEOPLE + BY_HAND);
    expect(await countOf("resident_identity")).toBe(PEOPLE + BY_HAND);
    expect(await rows("SELECT zone_id, version, sample FROM rule_set ORDER BY 1, 2")).toEqual([
      { zone_id: "southern-jiangsu", version: 1, sample: true },
      { zone_id: "yangtze-river-delta", version: 1, sample: true },
      { zone_id: "yangtze-river-delta", version: 2, sample: true },
    ]);
  }, 300_000);

  test("leaves cases in every state, with their queues and the registrations of those who moved", async () => {
    const states = await rows<{ state: string }>("SELECT DISTINCT state FROM transfer_case ORDER BY 1");
    expect(states.map(({ state }) => state)).toEqual([...CASE_STATES].sort());
    const moved = await rows(
      "SELECT 1 FROM household_registration h JOIN transfer_case t ON t.id = h.case_id WHERE t.state = 'SETTLED'",
    );
    expect(moved).toHaveLength((await rows("SELECT 1 FROM transfer_case WHERE state = 'SETTLED'")).length);
    expect(await rows("SELECT 1 FROM audit_event WHERE at >= '2026-11-23T00:00:00+08:00'")).toEqual([]);
  });

  test("leaves permit applications in every state at both desks, with site visits, refusals and what was told of them", async () => {
    for (const city of ["320100", "320500"]) {
      const states = await rows<{ state: string }>(
        "SELECT DISTINCT state FROM permit_application WHERE city_code = $1",
        [city],
      );
      expect(states.map(({ state }) => state).sort()).toEqual([...APPLICATION_STATES].sort());
      const kinds = await rows("SELECT DISTINCT kind FROM permit_application WHERE city_code = $1", [city]);
      expect(kinds).toHaveLength(APPLICATION_KINDS.length);
      const visits = await rows<{ finding: string | null }>(
        "SELECT DISTINCT finding FROM site_visit WHERE city_code = $1",
        [city],
      );
      expect(visits.map(({ finding }) => finding)).toEqual(
        expect.arrayContaining([null, "LIVES_THERE", "NOT_LIVING_THERE"]),
      );
      const queue = await rows(
        "SELECT 1 FROM work_item WHERE city_code = $1 AND kind = 'PERMIT' AND waiting_for = 'CLERK'",
        [city],
      );
      expect(queue.length).toBeGreaterThan(10);
    }
    expect(await rows("SELECT 1 FROM notice WHERE kind = 'APPLICATION_REFUSED'")).not.toEqual([]);
    expect(await rows("SELECT 1 FROM notice WHERE created_at >= '2026-11-23T00:00:00+08:00'")).toEqual([]);
  });

  test("has every residence record that stands say what its permit says, the newly issued and settled ones too", async () => {
    const [{ unlike } = { unlike: "?" }] = await rows<{ unlike: string }>(
      `SELECT count(*) AS unlike FROM year_record y LEFT JOIN permit p ON p.resident_id = y.resident_id AND p.id = y.permit_id
       WHERE y.kind = 'residence' AND y.status = 'VERIFIED'
         AND NOT EXISTS (SELECT 1 FROM year_record l WHERE l.resident_id = y.resident_id AND l.supersedes_id = y.id)
         AND (p.id IS NULL OR y.source <> 'PERMIT' OR y.city_code <> p.city_code OR (p.state = 'IN_FORCE') <> (y.end_on IS NULL))`,
    );
    expect(unlike).toBe("0");
  });

  test("has a key that signs for each office and one for the operator", async () => {
    const offices = await rows<{ city_code: string }>(
      "SELECT DISTINCT city_code FROM staff WHERE city_code IS NOT NULL",
    );
    const keys = await rows<{ owner: string }>("SELECT owner FROM signing_key ORDER BY owner");
    expect(keys.map(({ owner }) => owner)).toEqual(
      [...offices.map(({ city_code }) => city_code), "OPERATOR"].sort(),
    );
  });

  test("lets the named accounts sign in, and nobody else", async () => {
    const accounts = JSON.parse(readFileSync(ENV.HUTONG_DEMO_ACCOUNTS, "utf8")) as {
      residentId?: string;
      staffId?: string;
    }[];
    expect(statSync(ENV.HUTONG_DEMO_ACCOUNTS).mode & 0o777).toBe(0o600);
    const residents = await rows<{ id: string }>(
      "SELECT resident_id AS id FROM resident_credential ORDER BY 1",
    );
    const staff = await rows<{ id: string }>(
      "SELECT staff_id AS id FROM staff_credential WHERE totp_secret IS NOT NULL ORDER BY 1",
    );
    expect(residents.map(({ id }) => id)).toEqual(
      accounts.flatMap(({ residentId }) => residentId ?? []).sort(),
    );
    expect(staff.map(({ id }) => id)).toEqual(accounts.flatMap(({ staffId }) => staffId ?? []).sort());
  });

  test("keeps ID numbers sealed, and found by their hash alone", async () => {
    const accounts = JSON.parse(readFileSync(ENV.HUTONG_DEMO_ACCOUNTS, "utf8")) as {
      residentId?: string;
      signIn: string;
    }[];
    const someone = accounts.find(({ residentId }) => residentId !== undefined);
    const { hash } = hashIdNumber(someone?.signIn ?? "", parseKeyring(ENV.HUTONG_ID_HASH_KEYS));
    const [found] = await rows<{ id: string; sealed: Buffer }>(
      "SELECT resident_id AS id, id_number_sealed AS sealed FROM resident_identity JOIN resident USING (resident_id) WHERE id_hash = $1",
      [Buffer.from(hash)],
    );
    expect(found?.id).toBe(someone?.residentId);
    const ring = parseKeyring(ENV.HUTONG_ID_ENCRYPTION_KEYS);
    expect(unsealIdNumber(found?.sealed ?? new Uint8Array(), found?.id ?? "", ring)).toBe(someone?.signIn);
  });

  test("changes nothing the second time, and writes the sign-ins again when they are lost", async () => {
    const tables = [
      "resident",
      "year_record",
      "transfer_case",
      "permit",
      "permit_act",
      "permit_application",
      "notice",
      "signing_key",
      "audit_event",
      "work_item",
      "staff",
      "rule_set",
    ];
    const before = await Promise.all(tables.map(countOf));
    const signIns = readFileSync(ENV.HUTONG_DEMO_ACCOUNTS, "utf8");
    rmSync(ENV.HUTONG_DEMO_ACCOUNTS);
    expect(await seed()).toMatchObject({ code: 0 });
    expect(await Promise.all(tables.map(countOf))).toEqual(before);
    expect(readFileSync(ENV.HUTONG_DEMO_ACCOUNTS, "utf8")).toBe(signIns);
  });
});
