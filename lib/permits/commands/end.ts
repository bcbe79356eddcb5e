import type { z } from "zod";
import { recordEvent } from "@/lib/audit/log";
import { type DeskActor, systemActor } from "@/lib/auth/types";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { withinAs } from "@/lib/db/within-as";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { banAfter } from "../ban";
import { findCityRuleOn } from "../city-rules";
import { isLive } from "../lifecycle";
import { listPermits, openPermit, type Permit } from "../queries";
import type { cancelForDeathSchema, revokePermitSchema } from "../schema";
import type { At } from "./at";
import { bringUp, caughtUp } from "./catch-up";
import { joinAct } from "./join-act";

/** The permit an officer acts on, as they saw it and brought up to today. */
async function openedPermit(
  tx: Tx,
  actor: DeskActor,
  { number, seenVersion }: { number: string; seenVersion: number },
  at: At,
): Promise<Permit> {
  const permit = await openPermit(tx, actor, number, at.now);
  if (!permit) throw new AppError("NOT_FOUND");
  if (permit.rowVersion !== seenVersion) throw new AppError("STALE");
  return caughtUp(tx, permit, at, { ignoreHold: true });
}

/**
 * A supervisor revokes a permit that rested on false papers: what it counted from then on is gone, and the city's ban
 * begins (Beijing Decree 270; docs/domain.md §1.1).
 */
export async function revokePermit(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof revokePermitSchema>,
  at: At,
): Promise<void> {
  const permit = await openedPermit(tx, actor, input, at);
  const { falseSince, note } = input;
  await joinAct(tx, actor, permit, { type: "REVOKED", on: at.today, falseSince }, { note }, at);
  const ban = banAfter(at.today, (await findCityRuleOn(tx, permit.cityCode, at.today)).ban);
  if (ban === null) return;
  const { residentId, permitId, cityCode } = permit;
  await tx.permitBan.createMany({
    data: {
      ...{ residentId, id: newId(), cityCode, permitId },
      fromOn: toDate(at.today),
      untilOn: ban === "PERMANENT" ? null : toDate(ban.until),
      createdAt: at.now,
    },
  });
  await recordEvent(tx, actor, at.now, {
    residentId,
    caseId: permitId,
    action: "PERMIT_BAN_SET",
    subjectKind: "PERMIT",
    subjectId: permit.number,
    detail: { until: ban === "PERMANENT" ? null : ban.until },
  });
}

/** The holder has died: the permit is cancelled (Beijing Decree 270 art. 16). */
export async function cancelForDeath(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof cancelForDeathSchema>,
  at: At,
): Promise<void> {
  const permit = await openedPermit(tx, actor, input, at);
  const act = { type: "CANCELLED", on: at.today, because: "DEATH" } as const;
  await joinAct(tx, actor, permit, act, { note: input.note }, at);
}

/**
 * The holder's registration has moved to a city: a permit of that city has nothing left to do and is cancelled with
 * the same day (Decree 663 art. 2; Beijing Decree 270 art. 16). Its years stay in the ledger.
 */
export async function cancelForRegistration(
  tx: Tx,
  { residentId, cityCode }: { residentId: string; cityCode: string },
  at: At,
): Promise<void> {
  const scheduler = systemActor("SYSTEM_SCHEDULER", residentId);
  await withinAs(tx, scheduler, async () => {
    for (const permit of await listPermits(tx, residentId)) {
      if (permit.cityCode !== cityCode || !isLive(permit.state)) continue;
      const current = await bringUp(tx, permit, at, { ignoreHold: true });
      if (!isLive(current.state)) continue;
      const act = { type: "CANCELLED", on: at.today, because: "LOCAL_REGISTRATION" } as const;
      await joinAct(tx, scheduler, current, act, {}, at);
    }
  });
}
