// npm run clock -- 2026-12-01: moves the demonstration's clock to a day, or with `now` to the machine's own. Nothing
// that protects an account moves with it (lib/clock.ts). It writes as the owner: the application may only read it.

import pg from "pg";
import { clock, dayOf } from "@/lib/clock";
import { dayNumber } from "@/lib/places/days";

const USAGE = "npm run clock -- YYYY-MM-DD | now     moves the demonstration's clock";
const DAY_MS = 86_400_000;

const [to = ""] = process.argv.slice(2);
if (to !== "now" && !/^\d{4}-\d{2}-\d{2}$/.test(to)) fail(USAGE);
const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
await owner.connect();
try {
  const { rowCount } = await owner.query("SELECT 1 FROM setting WHERE key = 'demo.seeded'");
  if (!rowCount) fail("hutong: only a demonstration's clock can be moved, and this database is none.");
  const days = to === "now" ? 0 : dayNumber(to) - dayNumber(dayOf(clock.machineNow()));
  await owner.query(
    "INSERT INTO setting (key, value) VALUES ('clock.offset', $1) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value",
    [{ ms: days * DAY_MS }],
  );
  process.stdout.write(`The demonstration's clock is at ${to === "now" ? "the machine's own" : to}.\n`);
} finally {
  await owner.end();
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
