import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PUBLIC, systemActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { listChanges, SNAPSHOT } from "@/lib/policy/population/queries";
import { LAST_UUID } from "@/lib/policy/population/resident-blocks";
import { type PopulationSnapshot, readSnapshot, refreshSnapshot } from "@/lib/policy/population/snapshot";
import { caseDocument } from "@/lib/residents/assessment";
import { listLedger } from "@/lib/residents/queries";
import { PopulationBuilder } from "@/lib/rules/population";
import { KUNSHAN, makeWorld, NANJING, SHANGHAI, SUZHOU, WUXI, ZONE } from "../support/world";
import { addRecord, addResident, inWords, type NewRecord, zoneBundle } from "./support";

const world = await makeWorld();
afterAll(() => world.end());

const TOWN = "320583101";
const PLACES = [SHANGHAI, NANJING, WUXI, SUZHOU, KUNSHAN, TOWN];

/** A small generator: the same numbers in every run. */
let state = 20_261_123;
function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}
const one = <T>(list: readonly T[]): T => list[random(list.length)] as T;
const day = () =>
  `${2005 + random(20)}-${String(1 + random(12)).padStart(2, "0")}-${String(1 + random(28)).padStart(2, "0")}`;

function anyRecord(): NewRecord {
  const [startOn = "", later = ""] = [day(), day()].sort();
  const place = one(PLACES);
  return {
    kind: one(["residence", "socialInsurance", "study"]),
    place,
    city: place === KUNSHAN || place === TOWN ? SUZHOU : place,
    startOn,
    endOn: one([null, later]),
    status: one(["VERIFIED", "VERIFIED", "VERIFIED", "DECLARED", "REJECTED"]),
    tags: one([[], [], null, ["backPaid"], ["selfPaid", "backPaid"]]),
  };
}

const people: string[] = [];
const standing: { resident: string; record: string }[] = [];

async function changeSomething(client: pg.ClientBase): Promise<void> {
  const known = standing.length > 0 ? random(4) : 0;
  if (people.length === 0 || random(6) === 0) people.push(await addResident(client, day()));
  const resident = one(people);
  if (known === 1) {
    // A correction or a withdrawal: whatever stands is replaced by a new row.
    const [old] = standing.splice(random(standing.length), 1);
    if (old === undefined) return;
    const record = {
      ...anyRecord(),
      supersedes: old.record,
      status: one(["VERIFIED", "WITHDRAWN", "REJECTED"]),
    };
    standing.push({ resident: old.resident, record: await addRecord(client, old.resident, record) });
  } else {
    standing.push({ resident, record: await addRecord(client, resident, anyRecord()) });
  }
}

async function refreshed(snapshot: PopulationSnapshot) {
  const next = await refreshSnapshot(snapshot, await zoneBundle());
  if (next === null) throw new Error("expected a refresh, not a new reading");
  return next;
}

beforeAll(async () => {
  for (let at = 0; at < 400; at += 1) await changeSomething(world.owner);
  const odd = await addResident(world.owner, "1931-05-06");
  people.push(odd, await addResident(world.owner));
  await addRecord(world.owner, odd, { place: SUZHOU, startOn: "1895-03-01", endOn: "2099-12-31" });
  const many = await addResident(world.owner);
  people.push(many);
  for (let at = 0; at < 600; at += 1) {
    await addRecord(world.owner, many, { place: WUXI, startOn: "2020-01-01", endOn: "2020-02-01" });
  }
});

describe("a snapshot", () => {
  test("says of everybody what their own ledger says, with each place in the city where it counts", async () => {
    const bundle = await zoneBundle();
    const expected = new PopulationBuilder();
    for (const id of [...people].sort()) {
      const resident = { kind: "RESIDENT", role: "RESIDENT", id, name: "", sessionId: id } as const;
      const { records, birthOn } = await withActor(resident, async (tx) => ({
        records: await listLedger(tx, id),
        birthOn: (await tx.resident.findUniqueOrThrow({ where: { residentId: id } })).birthOn,
      }));
      const facts = { birthOn: birthOn.toISOString().slice(0, 10), attributes: {}, records };
      const { person, records: named } = caseDocument(bundle, facts, {
        destination: SUZHOU,
        on: "2026-11-23",
        evidence: "verified",
      });
      expected.add({ birthDate: person?.birthDate ?? null }, named);
    }
    const snapshot = await readSnapshot(bundle);
    expect(inWords(snapshot.columns)).toEqual(inWords(expected.finish()));
    expect(snapshot.columns.whole).toHaveLength(2);
  });

  test("is read anew block by block, and equals one that is read whole", async () => {
    let snapshot = await readSnapshot(await zoneBundle());
    for (let round = 0; round < 12; round += 1) {
      for (let at = random(9); at >= 0; at -= 1) await changeSomething(world.owner);
      const next = await refreshed(snapshot);
      snapshot = next.snapshot;
      expect(next.blocksRead).toBeGreaterThan(0);
      expect(inWords(snapshot.columns)).toEqual(inWords((await readSnapshot(await zoneBundle())).columns));
    }
  });

  test("splits a block that many new people fall into", async () => {
    const before = await readSnapshot(await zoneBundle());
    for (let at = 0; at < 100; at += 1) people.push(await addResident(world.owner, day()));
    const { snapshot } = await refreshed(before);
    const fresh = await readSnapshot(await zoneBundle());
    expect(inWords(snapshot.columns)).toEqual(inWords(fresh.columns));
    expect(snapshot.blocks.people).toBe(people.length);
    for (let block = 0; block < snapshot.blocks.count; block += 1) {
      const size = snapshot.blocks.firstPerson(block + 1) - snapshot.blocks.firstPerson(block);
      expect(size).toBeLessThanOrEqual(16);
    }
  });

  test("learns of a date of birth that is put right", async () => {
    const before = await readSnapshot(await zoneBundle());
    await world.owner.query("UPDATE resident SET birth_on = '1961-02-03' WHERE resident_id = $1", [
      people[7],
    ]);
    const { snapshot, blocksRead } = await refreshed(before);
    // Other databases of the server may keep older transactions running, whose people are read again.
    expect(blocksRead).toBeGreaterThan(0);
    expect(inWords(snapshot.columns)).toEqual(inWords((await readSnapshot(await zoneBundle())).columns));
  });

  test("misses no record that was written before others and committed after them", async () => {
    const late = new pg.Client({ connectionString: world.db.ownerUrl });
    await late.connect();
    const [slow = "", quick = ""] = people;
    let snapshot = await readSnapshot(await zoneBundle());
    await late.query("BEGIN");
    await addRecord(late, slow, { place: NANJING, startOn: "2001-01-01" });
    await addRecord(world.owner, quick, { place: NANJING, startOn: "2002-01-01" });
    snapshot = (await refreshed(snapshot)).snapshot;
    await late.query("COMMIT");
    await late.end();
    const next = await refreshed(snapshot);
    expect(next.blocksRead).toBeGreaterThan(0);
    expect(inWords(next.snapshot.columns)).toEqual(inWords((await readSnapshot(await zoneBundle())).columns));
  });

  test("takes in what is written while it is read", async () => {
    const writer = new pg.Client({ connectionString: world.db.ownerUrl });
    await writer.connect();
    let isReading = true;
    const writing = (async () => {
      while (isReading) await changeSomething(writer);
    })();
    const bundle = await zoneBundle();
    let snapshot = await readSnapshot(bundle);
    for (let round = 0; round < 10; round += 1) snapshot = (await refreshed(snapshot)).snapshot;
    isReading = false;
    await writing;
    await writer.end();
    snapshot = (await refreshed(snapshot)).snapshot;
    expect(inWords(snapshot.columns)).toEqual(inWords((await readSnapshot(bundle)).columns));
  });
});

describe("a snapshot is read whole again", () => {
  test("when its latest row is not there: the database was put back", async () => {
    const snapshot = await readSnapshot(await zoneBundle());
    const latest = snapshot.latest && { ...snapshot.latest, xid: snapshot.latest.xid + 1n };
    expect(await refreshSnapshot({ ...snapshot, latest }, await zoneBundle())).toBeNull();
  });

  test("when it is of another database", async () => {
    const snapshot = await readSnapshot(await zoneBundle());
    expect(await refreshSnapshot({ ...snapshot, origin: "1/1" }, await zoneBundle())).toBeNull();
  });

  test("when so many changed that it is as quick", async () => {
    const snapshot = await readSnapshot(await zoneBundle());
    await world.owner.query(`INSERT INTO resident SELECT gen_random_uuid(), '某', 'mou', 'FEMALE', '1990-01-01',
      'MAINLAND', '\\x00', '*', 'zh', '1970-01-01' FROM generate_series(1, 1000)`);
    expect(await refreshSnapshot(snapshot, await zoneBundle())).toBeNull();
    expect((await readSnapshot(await zoneBundle())).columns.people).toBe(people.length + 1000);
  });

  test("when a town becomes a member of the zone, in which its own years then count", async () => {
    const snapshot = await readSnapshot(await zoneBundle());
    await world.owner.query("INSERT INTO zone_member (zone_id, city_code) VALUES ($1, $2)", [ZONE, KUNSHAN]);
    await world.owner.query(
      "INSERT INTO setting (key, value) VALUES ('places.stamp', '\"newer\"') ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    );
    expect(await refreshSnapshot(snapshot, await zoneBundle())).toBeNull();
    const cities = (await readSnapshot(await zoneBundle())).columns.signatures.forms.map(({ city }) => city);
    expect(cities).toContain(KUNSHAN);
  });
});

describe("the population is told", () => {
  test("to the snapshot alone", async () => {
    for (const actor of [PUBLIC, systemActor("SYSTEM_VERIFIER"), systemActor("SYSTEM_PREVIEW")]) {
      const rows = await withActor(
        actor,
        (tx) => tx.$queryRaw<unknown[]>`
          SELECT 1 FROM app_population('00000000-0000-0000-0000-000000000000', ${LAST_UUID}::uuid, 10, '{}')
          UNION ALL SELECT 1 FROM app_population_changes(0, 10)`,
      );
      expect(rows, actor.role).toEqual([]);
    }
  });

  test("without a name or a number, masked or not", async () => {
    const holder = await world.person({ name: "欧阳明珠", records: [{ startOn: "2024-01-01" }] });
    const told = await withActor(SNAPSHOT, async (tx) => {
      const [page] = await tx.$queryRaw<{ people: Uint8Array }[]>`
        SELECT people FROM app_population(${holder.id}::uuid, ${holder.id}::uuid, 1, '{residence}')`;
      return Buffer.from(page?.people ?? []);
    });
    // An id, a day of birth, a count, and one record of two numbers of eight bytes.
    expect(told).toHaveLength(16 + 4 + 4 + 16);
    await withActor(SNAPSHOT, async (tx) => {
      expect(await tx.resident.count()).toBe(0);
      expect(await tx.yearRecord.count()).toBe(0);
      expect((await listChanges(tx, 0n, 1)).residents).toHaveLength(16);
    });
  });
});
