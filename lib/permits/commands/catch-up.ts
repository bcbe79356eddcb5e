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

/** Whether an endorsement that waits for its decision goes on holding the days still; before an end it does not. */
interface Hold {
  ignoreHold?: boolean;
}

/**
 * Does what the days up to today have brought a permit and nobody has done yet, in the name of the scheduler. Every
 * command does so before its own act, so that acts stand in the order of their days even where the scheduler was down.
 */
export async function caughtUp(tx: Tx, permit: Permit, at: At, hold: Hold = {}): Promise<Permit> {
  const isDue = permit.nextActOn !== null && permit.nextActOn <= at.today;
  const isHeld = hold.ignoreHold === true && permit.dueOn !== null && permit.dueOn < at.today;
  if (!isDue && !isHeld) return permit;
  return withinAs(tx, systemActor("SYSTEM_SCHEDULER", permit.residentId), () =>
    bringUp(tx, permit, at, hold),
  );
}

/** The scheduler's own work on one permit; in a transaction of the scheduler. */
export async function bringUp(
  tx: Tx,
  seen: Permit,
  at: At,
  { ignoreHold = false }: Hold = {},
): Promise<Permit> {
  const permit = await lockPermit(tx, seen);
  const through = ignoreHold ? at.today : await heldOn(tx, permit, at.today);
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

/**
 * Keeps a permit from changing until the transaction ends: an endorsement that is just being handed in and the day
 * that would suspend it do not pass each other by. One that has changed since it was read is stale.
 */
export async function lockPermit(tx: Tx, seen: Permit): Promise<Permit> {
  await tx.$queryRaw`
    SELECT 1 FROM permit WHERE resident_id = ${seen.residentId}::uuid AND id = ${seen.permitId}::uuid FOR UPDATE`;
  const permit = await findPermit(tx, { residentId: seen.residentId, id: seen.permitId });
  if (permit?.rowVersion !== seen.rowVersion) throw new AppError("STALE");
  return permit;
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
