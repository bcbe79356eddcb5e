import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PUBLIC } from "@/lib/auth/types";
import { prismaClient } from "@/lib/db/client";
import { withActor } from "@/lib/db/with-actor";
import { readCities, readZones } from "@/lib/places/data";
import {
  cityNames,
  findCity,
  findTierOn,
  findZone,
  listCities,
  listEvidenceKinds,
  listMemberCities,
  listPlacesWithin,
  listZones,
  listZonesOfCity,
} from "@/lib/places/queries";
import { seedPlaces } from "../../prisma/seed/places";
import { createTestDatabase } from "../support/database";

const database = await createTestDatabase();
const owner = new pg.Client({ connectionString: database.ownerUrl });
const TODAY = "2026-11-23";

beforeAll(async () => {
  process.env.DATABASE_URL = database.appUrl;
  await owner.connect();
  await seedPlaces(owner);
});

afterAll(async () => {
  await prismaClient().$disconnect();
  await owner.end();
  await database.drop();
});

describe("places in the database", () => {
  test("are those of the files, to the last field", async () => {
    expect(await withActor(PUBLIC, (tx) => listCities(tx))).toEqual(readCities());
    const zones = readZones().sort((a, b) => (a.id < b.id ? -1 : 1));
    const sorted = zones.map((zone) => ({
      ...zone,
      members: [...zone.members].sort((a, b) => (a.code < b.code ? -1 : 1)),
    }));
    expect(await withActor(PUBLIC, (tx) => listZones(tx))).toEqual(sorted);
    expect((await withActor(PUBLIC, listEvidenceKinds)).map(({ code }) => code)).toContain("socialInsurance");
  });

  test("are not brought in a second time", async () => {
    expect(await seedPlaces(owner)).toBe(false);
  });

  test("are found by code, abolished ones too, and null where there never was one", async () => {
    expect(await withActor(PUBLIC, (tx) => findCity(tx, "371200"))).toMatchObject({
      validUntil: "2019-01-08",
    });
    expect(await withActor(PUBLIC, (tx) => findCity(tx, "999999"))).toBeNull();
    expect(await withActor(PUBLIC, (tx) => findZone(tx, "atlantis"))).toBeNull();
    expect(await withActor(PUBLIC, (tx) => findTierOn(tx, "320100", TODAY))).toBe("mega");
    expect(await withActor(PUBLIC, (tx) => findTierOn(tx, "999999", TODAY))).toBeNull();
  });

  test("have names by code, however often a code is asked for", async () => {
    const names = await withActor(PUBLIC, (tx) => cityNames(tx, ["320500", "320500", "330383", "000000"]));
    expect([...names]).toEqual([
      ["320500", { zh: "苏州", en: "Suzhou" }],
      ["330383", { zh: "龙港", en: "Longgang" }],
    ]);
  });

  test("have the county-level cities and towns within them", async () => {
    const within = await withActor(PUBLIC, (tx) => listPlacesWithin(tx, "320500"));
    expect(within.map(({ code }) => code)).toEqual(["320509105", "320583"]);
  });
});

describe("a zone's members", () => {
  test("are those of the day that is asked about", async () => {
    await owner.query(
      "UPDATE zone_member SET recognised_from = '2020-01-01', recognised_until = '2025-12-31' WHERE zone_id = 'southern-jiangsu' AND city_code = '321100'",
    );
    const on = async (day: string) =>
      (await withActor(PUBLIC, (tx) => listMemberCities(tx, "southern-jiangsu", day))).map(
        ({ code }) => code,
      );
    const four = ["320100", "320200", "320400", "320500"];
    expect(await on("2019-12-31")).toEqual(four);
    expect(await on("2020-01-01")).toEqual([...four, "321100"]);
    expect(await on("2025-12-31")).toEqual([...four, "321100"]);
    expect(await on("2026-01-01")).toEqual(four);
    const zones = await withActor(PUBLIC, (tx) => listZonesOfCity(tx, "321100", TODAY));
    expect(zones.map(({ id }) => id)).toEqual(["nanjing-metropolitan", "yangtze-river-delta"]);
  });

  test("are none in a zone that does not exist", async () => {
    expect(await withActor(PUBLIC, (tx) => listMemberCities(tx, "atlantis", TODAY))).toEqual([]);
  });
});
