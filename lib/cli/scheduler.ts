// npm run scheduler [-- --once]: turns days into acts (reminders, suspensions, deemed acceptance) and works through
// confirmed lists of employers. `npm start` runs it beside the application; several at once do nothing twice.
import { parseArgs } from "node:util";
import { prismaClient } from "@/lib/db/client";
import { type Round, runScheduler } from "@/lib/jobs/scheduler";
import { runBatches } from "@/lib/permits/batch";
import { runSchedule } from "@/lib/permits/commands";

/** Seconds between two rounds; each begins with one look at an index. */
const EVERY_SECONDS = 3;

const ROUNDS: readonly Round[] = [runSchedule, runBatches];

const { values } = parseArgs({ options: { once: { type: "boolean", default: false } } });
const stop = new AbortController();
for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => stop.abort());
try {
  if (values.once)
    for (const round of ROUNDS) console.log(`${round.name}: ${await round({ until: () => false })}`);
  else await runScheduler(ROUNDS, { signal: stop.signal, everyMs: EVERY_SECONDS * 1000, log: console.log });
} finally {
  await prismaClient().$disconnect();
}
