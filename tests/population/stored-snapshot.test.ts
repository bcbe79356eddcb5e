import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { currentPopulation, forgetPopulations } from "@/lib/policy/population/current";
import { type PopulationSnapshot, readSnapshot, refreshSnapshot } from "@/lib/policy/population/snapshot";
import { fileOf, findStoredSnapshot, storeSnapshot } from "@/lib/policy/population/stored-snapshot";
import { makeWorld, NANJING, SUZHOU, ZONE } from "../support/world";
import { addRecord, addResident, inWords, zoneBundle } from "./support";

const world = await makeWorld();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "hutong-population-"));
const file = fileOf(folder, ZONE);
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await world.end();
});

let snapshot: PopulationSnapshot;
beforeAll(async () => {
  for (let at = 0; at < 50; at += 1) {
    const resident = await addResident(world.owner);
    await addRecord(world.owner, resident, { place: SUZHOU, startOn: `20${10 + (at % 10)}-03-01` });
    if (at % 3 === 0)
      await addRecord(world.owner, resident, { place: NANJING, startOn: "2019-01-01", endOn: "2099-12-31" });
  }
  snapshot = await readSnapshot(await zoneBundle());
  await storeSnapshot(folder, snapshot);
});
beforeEach(() => forgetPopulations());

describe("a stored snapshot", () => {
  test("is what was stored, in memory that threads share", async () => {
    const found = await findStoredSnapshot(folder, ZONE);
    expect(found).toEqual(snapshot);
    expect(found?.columns.segments.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  test("can be read by its owner alone, and leaves nothing else behind", () => {
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(folder)).toEqual([path.basename(file)]);
  });

  test("goes on from where it stood", async () => {
    const found = await findStoredSnapshot(folder, ZONE);
    await addRecord(world.owner, await addResident(world.owner), { place: NANJING, startOn: "2001-01-01" });
    const refreshed = found && (await refreshSnapshot(found, await zoneBundle()));
    const fresh = await readSnapshot(await zoneBundle());
    expect(refreshed && inWords(refreshed.snapshot.columns)).toEqual(inWords(fresh.columns));
  });

  test("is ignored when a byte of it is another, wherever", async () => {
    const sound = fs.readFileSync(file);
    for (let at = 0; at < sound.length; at += Math.ceil(sound.length / 300)) {
      const broken = Buffer.from(sound);
      broken[at] = (broken[at] as number) ^ 0x10;
      fs.writeFileSync(file, broken);
      expect(await findStoredSnapshot(folder, ZONE), `byte ${at}`).toBeNull();
    }
    fs.writeFileSync(file, sound);
  });

  test("is ignored when it ends too early or goes on too long", async () => {
    const sound = fs.readFileSync(file);
    for (let length = 0; length < sound.length; length += Math.ceil(sound.length / 300)) {
      fs.writeFileSync(file, sound.subarray(0, length));
      expect(await findStoredSnapshot(folder, ZONE), `${length} bytes`).toBeNull();
    }
    fs.writeFileSync(file, Buffer.concat([sound, Buffer.from("x")]));
    expect(await findStoredSnapshot(folder, ZONE)).toBeNull();
    fs.writeFileSync(file, sound);
  });

  test("is ignored when it is of another zone", async () => {
    fs.copyFileSync(file, fileOf(folder, "another-zone"));
    expect(await findStoredSnapshot(folder, "another-zone")).toBeNull();
    fs.rmSync(fileOf(folder, "another-zone"));
  });
});

describe("the current population", () => {
  test("is read once, then from the file with what changed since", async () => {
    const bundle = await zoneBundle();
    fs.rmSync(file);
    const read: number[] = [];
    const options = { folder, onPeople: (people: number) => void read.push(people) };
    await currentPopulation(bundle, options);
    expect(read).toHaveLength(1);
    forgetPopulations();
    await addRecord(world.owner, await addResident(world.owner), { place: SUZHOU, startOn: "2002-01-01" });
    const again = await currentPopulation(bundle, options);
    expect(read).toHaveLength(1);
    expect(inWords(again.columns)).toEqual(inWords((await readSnapshot(bundle)).columns));
  });

  test("is read whole where the file is broken, and stored anew", async () => {
    fs.writeFileSync(file, "nonsense");
    const population = await currentPopulation(await zoneBundle(), { folder });
    expect(await findStoredSnapshot(folder, ZONE)).toEqual(population);
  });

  test("does without a folder", async () => {
    const population = await currentPopulation(await zoneBundle(), { folder: null });
    expect(population.columns.people).toBeGreaterThan(50);
  });

  test("answers several who ask at once, each with what was there when they asked", async () => {
    const bundle = await zoneBundle();
    const asked: Promise<{ told: number; there: number }>[] = [];
    for (let there = 0; asked.length < 5; ) {
      await addResident(world.owner);
      const [row] = await world.rows<{ n: number }>("SELECT count(*)::int AS n FROM resident");
      there = row?.n ?? 0;
      asked.push(
        currentPopulation(bundle, { folder }).then(({ columns }) => ({ told: columns.people, there })),
      );
    }
    for (const { told, there } of await Promise.all(asked)) expect(told).toBeGreaterThanOrEqual(there);
  });

  test("stops when it is told to", async () => {
    const signal = AbortSignal.abort(new Error("no longer wanted"));
    await expect(currentPopulation(await zoneBundle(), { folder, signal })).rejects.toThrow(
      "no longer wanted",
    );
  });
});
