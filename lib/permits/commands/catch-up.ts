import { systemActor } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { withinAs } from "@/lib/db/within-as";
import { AppError } from "@/lib/errors";
import * as calendar from "@/lib/places/calendar";
import { addDays } from "@/lib/places/days";
import { type CityRuleVersions, findCityRules } from "../city-rules";
import { findPermit, heldOn, type Permit } from "../queries";
import { nextActOn, type ScheduledAct, scheduledActs } from "../schedule";
import type { At } from "./at";
import { followLedger } from "./follow-ledger";
import { joinAct } from "./join-act";
import { tell } from "./tell";

/**
 * Does what the days up to today have brought a permit and nobody has done yet, in the name of the scheduler. Every
 * command does so before its own act, so that acts stand in the order of their days even where the scheduler was down.
 */
export async function caughtUp(tx: Tx, permit: Permit, at: At): Promise<Permit> {
  if (permit.nextActOn === null || permit.nextActOn > at.today) return permit;
  return withinAs(tx, systemActor("SYSTEM_SCHEDULER", permit.residentId), () => bringUp(tx, permit, at));
}

/** The scheduler's own work on one permit; in a transaction of the scheduler. */
export async function bringUp(tx: Tx, permit: Permit, at: At): Promise<Permit> {
  const through = await heldOn(tx, permit, at.today);
  const rules = await findCityRules(tx, permit.cityCode);
  const span = { from: addDays(permit.scheduledThrough, 1), to: through };
  const due = scheduledActs({ permits: [{ permit, rules }], applications: [] }, span, calendar);
  let current = permit;
  for (const act of due)
    if (await isFirst(tx, permit, act, at.now)) current = await does(tx, current, rules, act, at);
  const isHeld = through < at.today;
  const next = isHeld ? addDays(at.today, 1) : nextActOn(current, rules, through);
  await keepSchedule(
    tx,
    current,
    through > permit.scheduledThrough ? through : permit.scheduledThrough,
    next,
  );
  const after = await findPermit(tx, { residentId: permit.residentId, id: permit.permitId });
  if (after === null) throw new Error(`permit ${permit.permitId} was there a moment ago`);
  return after;
}

/** Whoever writes the key first has done it. */
export async function isFirst(
  tx: Tx,
  { residentId }: { residentId: string },
  { key, type, on }: ScheduledAct,
  now: Date,
): Promise<boolean> {
  const data = { residentId, key, type, onDay: toDate(on), doneAt: now };
  const { count } = await tx.scheduledActDone.createMany({ data, skipDuplicates: true });
  return count === 1;
}

async function does(
  tx: Tx,
  permit: Permit,
  rules: CityRuleVersions,
  { type, on, about }: ScheduledAct,
  at: At,
): Promise<Permit> {
  const scheduler = systemActor("SYSTEM_SCHEDULER", permit.residentId);
  if (type === "SUSPEND") return joinAct(tx, scheduler, permit, { type: "SUSPENDED", on }, {}, at);
  if (type === "CANCEL_LONG_LAPSED")
    return joinAct(tx, scheduler, permit, { type: "CANCELLED", on, because: "LAPSED_TOO_LONG" }, {}, at);
  if (type === "GRACE_ENDED") await followLedger(tx, scheduler, permit, rules, at);
  await tell(
    tx,
    {
      residentId: permit.residentId,
      number: permit.number,
      kind: `PERMIT_${type}`,
      values: { on, dueOn: about, city: permit.cityCode },
    },
    at.now,
  );
  return permit;
}

async function keepSchedule(tx: Tx, permit: Permit, through: Day, next: Day | null): Promise<void> {
  const { count } = await tx.permit.updateMany({
    where: { residentId: permit.residentId, id: permit.permitId, rowVersion: permit.rowVersion },
    data: {
      scheduledThrough: toDate(through),
      nextActOn: next === null ? null : toDate(next),
      rowVersion: { increment: 1 },
    },
  });
  if (count === 0) throw new AppError("STALE");
}
