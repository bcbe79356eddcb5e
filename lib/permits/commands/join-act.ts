import { recordEvent } from "@/lib/audit/log";
import type { Day } from "@/lib/clock";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { breaks } from "@/lib/db/with-actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { isOwnHousehold } from "@/lib/residents/queries";
import { asPermitActor, mayAct, type WorkingActor } from "../access";
import { columnsOfAct } from "../act-rows";
import { type CityRuleVersions, findCityRules } from "../city-rules";
import { standingOn } from "../lapse";
import { findPermit, heldOn, type Permit } from "../queries";
import { nextActOn } from "../schedule";
import type { PermitAct } from "../types";
import type { At } from "./at";
import { followCredentials } from "./follow-credentials";
import { followLedger } from "./follow-ledger";
import { tell } from "./tell";

/** What is kept beside an act. */
export interface ActContext {
  applicationId?: string;
  address?: string;
  placeCode?: string;
  note?: string;
}

/**
 * Adds one act to a permit that is up to date: checks it by the city's rule, keeps where it leads, and brings the
 * ledger, the signed permits and the holder along, all in the caller's transaction.
 */
export async function joinAct(
  tx: Tx,
  actor: WorkingActor,
  permit: Permit,
  act: PermitAct,
  context: ActContext,
  at: At,
): Promise<Permit> {
  if (act.on > at.today) throw new AppError("INVALID");
  const rules = await findCityRules(tx, permit.cityCode);
  const ownHousehold = actor.kind === "STAFF" && (await isOwnHousehold(tx, permit.residentId));
  const answer = mayAct(asPermitActor(actor), permit, rules, act, { ownHousehold });
  if (!answer.allowed) throw new AppError(answer.because);
  await appendAct(tx, actor, permit, act, context, at.now);
  const joined = { ...permit, acts: [...permit.acts, act] };
  await keepStanding(tx, joined, rules, await heldOn(tx, joined, at.today), context);
  const after = await reread(tx, permit);
  await followLedger(tx, actor, after, rules, at);
  await followCredentials(tx, after, act, at.now);
  await recordAct(tx, actor, after, act, context, at.now);
  await tell(
    tx,
    { ...permit, kind: `PERMIT_${act.type}`, values: { ...act, city: permit.cityCode } },
    at.now,
  );
  return after;
}

/** Writes the event of an act that has joined. */
export async function recordAct(
  tx: Tx,
  actor: WorkingActor,
  permit: Permit,
  act: PermitAct,
  { applicationId, note }: ActContext,
  now: Date,
): Promise<void> {
  await recordEvent(tx, actor, now, {
    residentId: permit.residentId,
    caseId: applicationId ?? permit.permitId,
    action: `PERMIT_${act.type}`,
    subjectKind: "PERMIT",
    subjectId: permit.number,
    ...(note === undefined ? {} : { purpose: note }),
    detail: { ...act, state: permit.state },
  });
}

/** Writes the row of an act; of two acts at once the second is told that the permit has changed. */
export async function appendAct(
  tx: Tx,
  actor: WorkingActor,
  permit: Pick<Permit, "residentId" | "permitId" | "cityCode" | "acts">,
  act: PermitAct,
  { applicationId, address, note }: ActContext,
  now: Date,
): Promise<void> {
  try {
    await tx.permitAct.createMany({
      data: {
        ...columnsOfAct(act),
        residentId: permit.residentId,
        id: newId(),
        permitId: permit.permitId,
        cityCode: permit.cityCode,
        sequence: permit.acts.length + 1,
        address: address ?? null,
        note: note ?? null,
        applicationId: applicationId ?? null,
        actorId: actor.kind === "SYSTEM" ? actor.role : actor.id,
        actorRole: actor.role,
        createdAt: now,
      },
    });
  } catch (error) {
    if (breaks(error, "permit_act_resident_id_permit_id_sequence_key")) throw new AppError("STALE");
    throw error;
  }
}

/** What the acts have led to, kept beside them for queries. */
async function keepStanding(
  tx: Tx,
  permit: Permit,
  rules: CityRuleVersions,
  on: Day,
  { address, placeCode }: ActContext,
): Promise<void> {
  const standing = standingOn(permit.acts, rules, on);
  if (standing === null) throw new Error(`permit ${permit.permitId} has no issue by ${on}`);
  // A day of endorsement may lie back, and the year it opens may have brought something since: keys do nothing twice.
  const last = permit.acts.at(-1)?.on ?? permit.scheduledThrough;
  const through = last < permit.scheduledThrough ? last : permit.scheduledThrough;
  const next = nextActOn(permit, rules, through);
  const { count } = await tx.permit.updateMany({
    where: { residentId: permit.residentId, id: permit.permitId, rowVersion: permit.rowVersion },
    data: {
      state: standing.state,
      dueOn: standing.dueOn === null ? null : toDate(standing.dueOn),
      nextActOn: next === null ? null : toDate(next),
      scheduledThrough: toDate(through),
      ...(address === undefined ? {} : { address }),
      ...(placeCode === undefined ? {} : { placeCode }),
      rowVersion: { increment: 1 },
    },
  });
  if (count === 0) throw new AppError("STALE");
}

async function reread(tx: Tx, { residentId, permitId }: Permit): Promise<Permit> {
  const found = await findPermit(tx, { residentId, id: permitId });
  if (found === null) throw new Error(`permit ${permitId} was there a moment ago`);
  return found;
}
