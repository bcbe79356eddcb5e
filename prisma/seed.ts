import pg from "pg";
import { clock } from "@/lib/clock";
import { demoAccounts } from "@/lib/demo/accounts";
import { newcomers } from "@/lib/demo/newcomers";
import { type PermitScene, permitFileOf } from "@/lib/demo/permits";
import { personas } from "@/lib/demo/personas";
import { ANCHOR_DAY, DAY_MS, dayOfInstant, lastInstant } from "@/lib/demo/platform";
import { demoStaff, desksByCity } from "@/lib/demo/staff";
import { people } from "@/lib/demo/stream";
import type { DemoPerson } from "@/lib/demo/types";
import { dayNumber } from "@/lib/places/days";
import { parseKeyring } from "@/lib/residents/keyring";
import { loadCredentials, writeSignIns } from "./seed/accounts";
import { publishCitySamples } from "./seed/city-publications";
import { loadPeople } from "./seed/people";
import { demoRules } from "./seed/permit-rules";
import { seedPlaces } from "./seed/places";
import { publishSamples } from "./seed/rule-sets";
import { loadStaff } from "./seed/staff";

/**
 * Fills the database: the places everywhere, the demonstration's people and accounts only in a demonstration.
 * `--places` brings in the places and stops. People come in one transaction: killed half-way, nobody is there.
 */
const SEED = 20_261_123;
const PEOPLE = 2000;

const owner = new pg.Client({ connectionString: required("DATABASE_OWNER_URL") });
await owner.connect();
try {
  await inTransaction(() => seedPlaces(owner));
  if (!process.argv.includes("--places")) await demonstration();
} finally {
  await owner.end();
}

async function demonstration(): Promise<void> {
  if (process.env.NODE_ENV === "production" && process.env.HUTONG_DEMO !== "1") {
    process.stderr.write(
      "The demonstration's people and accounts are not for production; set HUTONG_DEMO=1 for a demonstration.\n",
    );
    process.exitCode = 1;
    return;
  }
  const hash = parseKeyring(required("HUTONG_ID_HASH_KEYS"));
  const encryption = parseKeyring(required("HUTONG_ID_ENCRYPTION_KEYS"));
  const staff = demoStaff(SEED);
  const known = personas(SEED, desksByCity(staff));
  const arrived = newcomers(SEED, { anchor: ANCHOR_DAY, desks: desksByCity(staff) });
  const accounts = demoAccounts(known, staff);
  if (!(await has("demo.seeded"))) {
    await inTransaction(async () => {
      await loadStaff(owner, staff);
      await publishSamples(owner, staff);
      const count = Number(process.env.HUTONG_DEMO_PEOPLE || PEOPLE);
      const stream = people({ seed: SEED, anchor: ANCHOR_DAY, count });
      const scene = { anchor: ANCHOR_DAY, rulesOf: demoRules() };
      for (const some of [[...known, ...arrived].map(({ person }) => person), stream])
        await loadPeople(owner, withPermits(some, scene), { hash, encryption });
      await loadCredentials(owner, accounts, hash, new Date(lastInstant(ANCHOR_DAY)));
      await setClock();
      await set("demo.anchor", { day: ANCHOR_DAY });
      await set("demo.seeded", { seed: SEED, people: count });
    });
  }
  if (!(await has("demo.publications"))) {
    await inTransaction(async () => {
      await publishCitySamples(owner, staff);
      await set("demo.publications", { done: true });
    });
  }
  const file = process.env.HUTONG_DEMO_ACCOUNTS;
  if (file) writeSignIns(file, accounts, hash);
  // Read when the first of the product's own commands is brought in.
  process.env.DATABASE_URL = withoutWaiting(required("DATABASE_URL"));
  if (!(await has("demo.cases"))) {
    const { seedCases } = await import("./seed/cases");
    await seedCases(owner, known, staff);
    await set("demo.cases", { done: true });
  }
  if (!(await has("demo.permits"))) {
    const { makeSigningKeys } = await import("./seed/signing-keys");
    const { seedApplications } = await import("./seed/permit-applications");
    const { seedPersonaApplications } = await import("./seed/persona-applications");
    await makeSigningKeys(staff);
    await seedApplications(
      owner,
      arrived,
      staff,
      known.map(({ person }) => person.residentId),
    );
    await seedPersonaApplications(owner, known, staff);
    await set("demo.permits", { done: true });
  }
  if (!(await has("demo.drafts"))) {
    const { seedDrafts } = await import("./seed/drafts");
    await seedDrafts(staff);
    await set("demo.drafts", { done: true });
  }
}

function* withPermits(people: Iterable<DemoPerson>, scene: PermitScene) {
  for (const person of people) yield permitFileOf(person, scene);
}

/**
 * Hundreds of small transactions need not wait for the disk one by one: the last write, which says that the
 * cases are there, waits for all of them.
 */
function withoutWaiting(address: string): string {
  const url = new URL(address);
  const options = url.searchParams.get("options");
  url.searchParams.set("options", `${options === null ? "" : `${options} `}-c synchronous_commit=off`);
  return url.href;
}

/** The product's clock stands on the anchor day at this hour, and goes on from there. */
async function setClock(): Promise<void> {
  const machineDay = dayOfInstant(clock.machineNow().getTime());
  await set("clock.offset", { ms: (dayNumber(ANCHOR_DAY) - dayNumber(machineDay)) * DAY_MS });
}

async function inTransaction(work: () => Promise<unknown>): Promise<void> {
  await owner.query("BEGIN");
  try {
    await work();
    await owner.query("COMMIT");
  } catch (error) {
    await owner.query("ROLLBACK");
    throw error;
  }
}

async function has(key: string): Promise<boolean> {
  return (await owner.query("SELECT 1 FROM setting WHERE key = $1", [key])).rowCount === 1;
}

async function set(key: string, value: object): Promise<void> {
  await owner.query("INSERT INTO setting (key, value) VALUES ($1, $2)", [key, JSON.stringify(value)]);
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set (docs/operations.md)`);
  return value;
}
