import type { z } from "zod";
import type { DeskActor } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { breaks } from "@/lib/db/with-actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { addDays, dayNumber } from "@/lib/places/days";
import { keepBundle } from "@/lib/policy/bundle";
import { isToBeReissued } from "../applications";
import { calculateFirstIssue, type PermitCalculation } from "../calculation";
import { findCityRules } from "../city-rules";
import { requireMove } from "../completeness";
import { standingOn } from "../lapse";
import { GRANT_DOES, isLive } from "../lifecycle";
import { type Application, findPermit, heldOn, listPermits, type Permit } from "../queries";
import { nextActOn } from "../schedule";
import type { grantSchema, refuseSchema } from "../schema";
import type { PermitAct } from "../types";
import { advanceApplication } from "./advance";
import type { At } from "./at";
import { caughtUp } from "./catch-up";
import { followLedger } from "./follow-ledger";
import { openedApplication } from "./intake";
import { appendAct, joinAct, recordAct } from "./join-act";
import { keepDecision } from "./keep-decision";
import { takePermitNumber } from "./number";
import { findApplicationRefusal } from "./resident";

/**
 * Grants an accepted application and does what was applied for: issues, endorses, changes the address or replaces the
 * card. A first issue is granted where the engine says yes on verified records, and nowhere else.
 */
export async function grantApplication(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof grantSchema>,
  at: At,
): Promise<Permit> {
  const application = await openedApplication(tx, actor, input.reference, at);
  const { seenVersion, note } = input;
  const does = GRANT_DOES[application.kind];
  const calculation = does === "ISSUE" ? await requireEligible(tx, application, at) : null;
  // Before the step: once the application is closed, nothing holds the permit's days still any more.
  const act = does === "ISSUE" ? null : await actOf(tx, application, at);
  await advanceApplication(tx, actor, application, "GRANT", { seenVersion }, at);
  await keepDecision(tx, actor, application, { outcome: "GRANTED", grounds: [], note, calculation }, at.now);
  if (act === null) return issueFirst(tx, actor, application, at);
  const { address } = application.answers;
  const context = {
    applicationId: application.id,
    ...(act.type === "ADDRESS_CHANGED" && address !== undefined ? { address } : {}),
  };
  return joinAct(tx, actor, await currentPermit(tx, application, act.on, at), act, context, at);
}

/** Refuses an accepted application, with its grounds; the letter names the remedies (Administrative Licensing Law art. 38). */
export async function refuseApplication(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof refuseSchema>,
  at: At,
): Promise<void> {
  const application = await openedApplication(tx, actor, input.reference, at);
  const { seenVersion, grounds, note } = input;
  const calculation = application.kind === "FIRST_ISSUE" ? await calculated(tx, application, at) : null;
  await advanceApplication(tx, actor, application, "REFUSE", { seenVersion, detail: { grounds } }, at);
  await keepDecision(tx, actor, application, { outcome: "REFUSED", grounds, note, calculation }, at.now);
}

async function calculated(tx: Tx, application: Application, at: At): Promise<PermitCalculation> {
  const { residentId, cityCode } = application;
  const found = await calculateFirstIssue(tx, { residentId, cityCode, on: at.today, evidence: "verified" });
  await keepBundle(tx, found.bundle, at.now);
  return found;
}

async function requireEligible(tx: Tx, application: Application, at: At): Promise<PermitCalculation> {
  const refusal = await findApplicationRefusal(tx, application, at);
  if (refusal !== null) throw new AppError(refusal);
  const found = await calculated(tx, application, at);
  if (!found.answer.eligible) throw new AppError("NOT_ELIGIBLE");
  return found;
}

/** The permit the application is about, brought up to the day of the act. */
async function currentPermit(tx: Tx, application: Application, on: Day, at: At): Promise<Permit> {
  const id = application.permitId;
  const permit = id === null ? null : await findPermit(tx, { residentId: application.residentId, id });
  if (permit === null) throw new AppError("NO_PERMIT");
  return caughtUp(tx, permit, on < at.today ? { ...at, today: on } : at);
}

/**
 * What granting adds to the permit. An endorsement counts from the day it was handed in and an address change from the
 * day of the move: the office's own time is nobody's lapse. Where an endorsement still holds the days, nothing else is
 * dated later than it holds them.
 */
async function actOf(tx: Tx, application: Application, at: At): Promise<PermitAct> {
  const { kind, answers, handedInOn } = application;
  const endorsedOn = handedInOn ?? at.today;
  const permit = await currentPermit(tx, application, kind === "ENDORSEMENT" ? endorsedOn : at.today, at);
  const last = permit.acts.at(-1)?.on ?? endorsedOn;
  const held = await heldOn(tx, permit, at.today);
  if (kind === "DAMAGED_REPLACEMENT") return { type: "REPLACED", on: held, because: "DAMAGED" };
  if (kind === "LOSS_REPLACEMENT") return { type: "REPLACED", on: held, because: "LOST" };
  if (kind === "ENDORSEMENT") {
    const on = endorsedOn > last ? endorsedOn : last;
    const state = standingOn(permit.acts, await findCityRules(tx, permit.cityCode), on)?.state;
    return { type: state === "SUSPENDED" ? "RESTORED" : "ENDORSED", on };
  }
  const { leftOn, movedOn } = requireMove(permit.acts, answers, at.today);
  // A move from before the last act is entered on that act's day, as long a gap as it was.
  const entered = movedOn > last ? movedOn : last;
  const on = entered < held ? entered : held;
  return { type: "ADDRESS_CHANGED", on, leftOn: addDays(on, dayNumber(leftOn) - dayNumber(movedOn)) };
}

/** A new permit with its number; one that the city restores no more is cancelled in the same moment. */
async function issueFirst(tx: Tx, actor: DeskActor, application: Application, at: At): Promise<Permit> {
  const { residentId, cityCode, placeCode } = application;
  const rules = await findCityRules(tx, cityCode);
  for (const permit of await listPermits(tx, residentId)) {
    if (permit.cityCode !== cityCode || !isLive(permit.state)) continue;
    const old = await caughtUp(tx, permit, at);
    if (!isLive(old.state)) continue;
    const standing = standingOn(old.acts, rules, at.today);
    if (standing === null || !isToBeReissued(standing, rules, at.today)) throw new AppError("PERMIT_EXISTS");
    await joinAct(tx, actor, old, { type: "CANCELLED", on: at.today, because: "REISSUED" }, {}, at);
  }
  const permitId = newId();
  const number = await takePermitNumber(tx, { residentId, permitId, cityCode });
  const act = { type: "ISSUED", on: at.today } as const;
  const history = { permitId, placeCode, cityCode, acts: [act] };
  const standing = standingOn([act], rules, at.today);
  const next = nextActOn(history, rules, at.today);
  try {
    await tx.permit.createMany({
      data: {
        ...{ residentId, id: permitId, number, cityCode, placeCode },
        address: application.answers.address ?? "",
        state: "IN_FORCE",
        issuedOn: toDate(at.today),
        dueOn: standing?.dueOn ? toDate(standing.dueOn) : null,
        nextActOn: next === null ? null : toDate(next),
        scheduledThrough: toDate(at.today),
        createdAt: at.now,
      },
    });
  } catch (error) {
    if (breaks(error, "permit_one_live")) throw new AppError("PERMIT_EXISTS");
    throw error;
  }
  const address = application.answers.address;
  const context = { applicationId: application.id, ...(address === undefined ? {} : { address }) };
  await appendAct(tx, actor, { residentId, permitId, cityCode, acts: [] }, act, context, at.now);
  const issued = await findPermit(tx, { residentId, id: permitId });
  if (issued === null) throw new Error(`permit ${permitId} was issued a moment ago`);
  await followLedger(tx, actor, issued, rules, at);
  await recordAct(tx, actor, issued, act, context, at.now);
  return issued;
}
