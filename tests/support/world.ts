import { randomBytes } from "node:crypto";
import pg from "pg";
import type { CityAdminActor, DeskActor, ResidentActor } from "@/lib/auth/types";
import { toDate } from "@/lib/db/days";
import { newId } from "@/lib/ids";
import { checkCharacter, maskIdNumber } from "@/lib/residents/id-number";
import { currentHashOfIdNumber, seal } from "@/lib/residents/identity";
import { createTestDatabase, type TestDatabase } from "./database";
import { publish, ruleSet, SUZHOU, seedPlaces, WUXI } from "./world-places";

export * from "./world-places";

/** The day on which the tests of commands happen: a Monday, so that working days are easy to count. */
export const TODAY = "2026-11-23";

/** An instant of a day, and the day, as commands take them. */
export function at(today = TODAY): { now: Date; today: string } {
  return { now: new Date(`${today}T02:00:00.000Z`), today };
}

export interface TestRecord {
  kind?: string;
  city?: string;
  place?: string;
  startOn: string;
  endOn?: string | null;
  status?: "DECLARED" | "VERIFIED";
  tags?: string[];
}

export interface TestPerson {
  name?: string;
  idNumber?: string;
  /** Null: no mainland registration. */
  city?: string | null;
  household?: string;
  records?: TestRecord[];
}

export interface World {
  db: TestDatabase;
  /** The owner's own connection: seeds, and looks at rows past row-level security. */
  owner: pg.Client;
  person(person?: TestPerson): Promise<ResidentActor & { idNumber: string }>;
  record(residentId: string, record: TestRecord): Promise<string>;
  clerk(city: string, residentId?: string): Promise<DeskActor>;
  supervisor(city: string, residentId?: string): Promise<DeskActor>;
  cityAdmin(city: string): Promise<CityAdminActor>;
  rows<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  end(): Promise<void>;
}

/** A database of its own with places, one published version and nobody in it. Call once per test file. */
export async function makeWorld(): Promise<World> {
  const db = await createTestDatabase();
  const key = () => `1:${randomBytes(32).toString("base64")}`;
  Object.assign(process.env, {
    DATABASE_URL: db.appUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString("hex"),
    NEXTAUTH_URL: "http://127.0.0.1",
    HUTONG_ID_HASH_KEYS: key(),
    HUTONG_ID_ENCRYPTION_KEYS: key(),
    HUTONG_DOCUMENTS: "/nonexistent",
  });
  const owner = new pg.Client({ connectionString: db.ownerUrl });
  await owner.connect();
  await seedPlaces(owner);
  await publish(owner, ruleSet(1, "2024-01-01"));

  const staff = async (role: string, city: string, residentId?: string) => {
    const id = newId();
    await owner.query(
      `INSERT INTO staff (id, email, name, role, city_code, resident_id, status, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'ACTIVE', $7)`,
      [id, `${id}@example.test`, `${role} ${city}`, role, city, residentId ?? null, new Date(0)],
    );
    return {
      kind: "STAFF" as const,
      id,
      name: `${role} ${city}`,
      sessionId: newId(),
      city,
      residentId: residentId ?? null,
    };
  };

  const record: World["record"] = async (residentId, given) => {
    const id = newId();
    const status = given.status ?? "VERIFIED";
    const city = given.city ?? SUZHOU;
    const by = status === "VERIFIED" ? newId() : null;
    await owner.query(
      `INSERT INTO year_record (resident_id, id, kind, place_code, city_code, start_on, end_on, status, tags, source, created_at, created_by_id, verified_at, verified_by_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'REGISTER', $10, $2, $11, $12)`,
      [
        ...[residentId, id, given.kind ?? "residence", given.place ?? city, city],
        ...[given.startOn, given.endOn ?? null, status, given.tags ?? [], new Date(0)],
        ...[by && new Date(0), by],
      ],
    );
    return id;
  };

  return {
    db,
    owner,
    record,
    async person(given = {}) {
      const residentId = newId();
      const idNumber = given.idNumber ?? nextIdNumber();
      const name = given.name ?? "王小明";
      const { hash, keyVersion } = currentHashOfIdNumber(idNumber);
      await owner.query(
        "INSERT INTO resident_identity (id_hash, key_version, resident_id, created_at) VALUES ($1, $2, $3, $4)",
        [hash, keyVersion, residentId, new Date(0)],
      );
      await owner.query(
        `INSERT INTO resident (resident_id, name, name_pinyin, sex, birth_on, id_kind, id_number_sealed, id_number_masked, locale, created_at)
         VALUES ($1, $2, 'wang', 'MALE', '1990-01-01', $3, $4, $5, 'zh', $6)`,
        [
          ...[residentId, name, given.city === null ? "HONG_KONG" : "MAINLAND"],
          ...[seal(idNumber, residentId), maskIdNumber(idNumber), new Date(0)],
        ],
      );
      if (given.city !== null)
        await owner.query(
          `INSERT INTO household_registration (resident_id, id, city_code, household_id, address, valid_from)
           VALUES ($1, $2, $3, $4, '中山路1号', $5)`,
          [residentId, newId(), given.city ?? WUXI, given.household ?? newId(), toDate("1990-01-01")],
        );
      for (const each of given.records ?? []) await record(residentId, each);
      return { kind: "RESIDENT", role: "RESIDENT", id: residentId, name, sessionId: newId(), idNumber };
    },
    clerk: async (city, residentId) => ({ ...(await staff("CLERK", city, residentId)), role: "CLERK" }),
    supervisor: async (city, residentId) => ({
      ...(await staff("SUPERVISOR", city, residentId)),
      role: "SUPERVISOR",
    }),
    cityAdmin: async (city) => ({ ...(await staff("CITY_ADMIN", city)), role: "CITY_ADMIN" }),
    rows: async (sql, values) => (await owner.query(sql, values)).rows,
    async end() {
      const { prismaClient } = await import("@/lib/db/client");
      await prismaClient().$disconnect();
      await owner.end();
      await db.drop();
    },
  };
}

let people = 0;

/** A valid number of someone born on 1 January 1990; a new one at every call. */
export function nextIdNumber(): string {
  const digits = `32050019900101${String(++people).padStart(3, "0")}`;
  return digits + checkCharacter(digits);
}

/** Two years of residence in Suzhou, verified: more than the rules of the tests ask. */
export const ENOUGH: TestRecord[] = [{ startOn: "2024-11-01" }];
