import { systemActor } from "@/lib/auth/types";
import { clock, dayOf } from "@/lib/clock";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import { isRefusal } from "@/lib/errors";
import * as calendar from "@/lib/places/calendar";
import { findApplication, findPermit } from "../queries";
import { scheduledActs } from "../schedule";
import { advanceApplication } from "./advance";
import type { At } from "./at";
import { bringUp, isFirst } from "./catch-up";

interface Due {
  residentId: string;
  kind: "PERMIT" | "APPLICATION";
  id: string;
}

/** How many are asked for at once; each is a transaction of its own. */
const BATCH = 100;

/**
 * Turns the days up to today into acts: one transaction for each permit and application that a day has come for, so
 * that a stop at any point loses nothing and a second run does nothing twice. Returns how many were worked on; one
 * that somebody else moved meanwhile is left to the next run.
 */
export async function runSchedule(options: { until?: () => boolean } = {}): Promise<number> {
  let worked = 0;
  const seen = new Set<string>();
  for (;;) {
    const due = (await listDue(BATCH + seen.size)).filter(({ id }) => !seen.has(id));
    if (due.length === 0) return worked;
    for (const one of due) {
      if (options.until?.()) return worked;
      seen.add(one.id);
      worked += (await work(one)) ? 1 : 0;
    }
  }
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
      return due.kind === "PERMIT" ? doPermit(tx, due, at) : deemAccepted(tx, due, at);
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

/** Papers that nobody answered within five working days are deemed accepted (Administrative Licensing Law art. 32). */
async function deemAccepted(tx: Tx, due: Due, at: At): Promise<boolean> {
  const application = await findApplication(tx, due);
  if (application === null) return false;
  const acts = scheduledActs(
    { permits: [], applications: [application] },
    { from: "0001-01-01", to: at.today },
    calendar,
  );
  for (const act of acts) {
    if (!(await isFirst(tx, application, act, at.now))) continue;
    const change = { seenVersion: application.rowVersion, detail: { on: act.on } };
    await advanceApplication(
      tx,
      systemActor("SYSTEM_SCHEDULER", due.residentId),
      application,
      "DEEM_ACCEPTED",
      change,
      at,
    );
  }
  return acts.length > 0;
}
