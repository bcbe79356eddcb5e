import { systemActor } from "@/lib/auth/types";
import { clock, dayOf } from "@/lib/clock";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import { isRefusal } from "@/lib/errors";
import { findApplication, findPermit } from "../queries";
import type { At } from "./at";
import { bringUp } from "./catch-up";
import { deemAccepted } from "./deem";

interface Due {
  residentId: string;
  kind: "PERMIT" | "APPLICATION";
  id: string;
}

/** How many are asked for at once; each is a transaction of its own. */
const BATCH = 100;

/** What failed is left alone for this long, so that one fault neither stops nor fills the rounds. */
const RETRY_AFTER_MS = 10 * 60_000;
const failedAt = new Map<string, number>();

/**
 * Turns the days up to today into acts: one transaction for each permit and application that a day has come for, so
 * that a stop at any point loses nothing and a second run does nothing twice. Returns how many were worked on; one
 * that somebody else moved meanwhile is left to the next run. Throws at the end, naming what failed, when all the rest
 * is done.
 */
export async function runSchedule(options: { until?: () => boolean } = {}): Promise<number> {
  let worked = 0;
  const failures: Error[] = [];
  const seen = new Set<string>();
  for (;;) {
    const due = (await listDue(BATCH + seen.size)).filter(({ id }) => !seen.has(id));
    if (due.length === 0 || options.until?.()) break;
    for (const one of due) {
      if (options.until?.()) break;
      seen.add(one.id);
      if (clock.machineNow().getTime() - (failedAt.get(one.id) ?? 0) < RETRY_AFTER_MS) continue;
      try {
        worked += (await work(one)) ? 1 : 0;
        failedAt.delete(one.id);
      } catch (cause) {
        failedAt.set(one.id, clock.machineNow().getTime());
        failures.push(new Error(`${one.kind} ${one.id}`, { cause }));
      }
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} could not be worked on`);
  return worked;
}

function listDue(limit: number): Promise<Due[]> {
  return withActor(systemActor("SYSTEM_SCHEDULER"), async (tx) => {
    const rows = await tx.$queryRaw<{ resident_id: string; subject_kind: Due["kind"]; subject_id: string }[]>`
      SELECT resident_id, subject_kind, subject_id FROM app_schedule_due(${toDate(clock.today())}::date, ${limit}::integer)`;
    return rows.map((row) => ({ residentId: row.resident_id, kind: row.subject_kind, id: row.subject_id }));
  });
}

async function work(due: Due): Promise<boolean> {
  try {
    return await withActor(systemActor("SYSTEM_SCHEDULER", due.residentId), (tx) => {
      const now = clock.now();
      const at = { now, today: dayOf(now) };
      return due.kind === "PERMIT" ? doPermit(tx, due, at) : doApplication(tx, due, at);
    });
  } catch (error) {
    if (isRefusal(error, "STALE")) return false;
    throw error;
  }
}

async function doPermit(tx: Tx, due: Due, at: At): Promise<boolean> {
  const permit = await findPermit(tx, due);
  if (permit === null || permit.nextActOn === null || permit.nextActOn > at.today) return false;
  await bringUp(tx, permit, at);
  return true;
}

async function doApplication(tx: Tx, due: Due, at: At): Promise<boolean> {
  const application = await findApplication(tx, due);
  return application !== null && deemAccepted(tx, application, at);
}
