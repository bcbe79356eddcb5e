import { systemActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import * as calendar from "@/lib/places/calendar";
import type { Application } from "../queries";
import { scheduledActs } from "../schedule";
import { advanceApplication } from "./advance";
import type { At } from "./at";
import { isFirst } from "./catch-up";

/**
 * Papers that nobody answered within five working days are deemed accepted (Administrative Licensing Law art. 32); in
 * a transaction of the scheduler. Returns whether there was anything to do.
 */
export async function deemAccepted(tx: Tx, application: Application, at: At): Promise<boolean> {
  const acts = scheduledActs(
    { permits: [], applications: [application] },
    { from: "0001-01-01", to: at.today },
    calendar,
  );
  const scheduler = systemActor("SYSTEM_SCHEDULER", application.residentId);
  for (const act of acts) {
    if (!(await isFirst(tx, application, act, at.now))) continue;
    const change = { seenVersion: application.rowVersion, detail: { on: act.on } };
    await advanceApplication(tx, scheduler, application, "DEEM_ACCEPTED", change, at);
  }
  return acts.length > 0;
}
