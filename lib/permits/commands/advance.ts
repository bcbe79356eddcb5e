import { recordEvent } from "@/lib/audit/log";
import { systemActor } from "@/lib/auth/types";
import type { Day } from "@/lib/clock";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { withinAs } from "@/lib/db/within-as";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import * as calendar from "@/lib/places/calendar";
import { addDays } from "@/lib/places/days";
import { isOwnHousehold } from "@/lib/residents/queries";
import { asPermitActor, mayTakeApplicationStep, type WorkingActor } from "../access";
import { findCityRuleOn } from "../city-rules";
import {
  acceptedOnWhenDeemed,
  deemedAcceptedOn,
  issueDueOn,
  noticeDueOn,
  supplementDueOn,
} from "../deadlines";
import { isApplicationClosed } from "../lifecycle";
import { type Application, findPermit } from "../queries";
import type { ApplicationState, ApplicationStep } from "../types";
import type { At } from "./at";
import { routeApplication } from "./route";
import { tell } from "./tell";

export interface Advance {
  seenVersion: number;
  data?: Prisma.PermitApplicationUncheckedUpdateManyInput;
  detail?: Prisma.InputJsonObject;
  purpose?: string;
}

/** What the holder is told of; the rest they have done themselves. */
const TOLD: readonly ApplicationState[] = [
  "CORRECTION_REQUESTED",
  "ACCEPTED",
  "GRANTED",
  "REFUSED",
  "NOT_NEEDED",
  "NOT_COMPETENT",
];

/**
 * The heart of every command on an application: checks the step, moves it if nobody moved it meanwhile, brings the
 * city's queue along, writes the event and tells the holder, all in the caller's transaction.
 */
export async function advanceApplication(
  tx: Tx,
  actor: WorkingActor,
  application: Application,
  step: ApplicationStep,
  change: Advance,
  at: At,
): Promise<ApplicationState> {
  const state = await requireStep(tx, actor, application, step, change.seenVersion);
  const days = await daysOf(tx, application, step, state, at.today);
  const { count } = await tx.permitApplication.updateMany({
    where: {
      residentId: application.residentId,
      id: application.id,
      state: application.state,
      rowVersion: change.seenVersion,
    },
    data: {
      ...change.data,
      state,
      ...Object.fromEntries(Object.entries(days).map(([name, day]) => [name, day && toDate(day)])),
      ...(step === "SUBMIT" ? { submittedAt: at.now } : {}),
      closedAt: isApplicationClosed(state) ? at.now : null,
      rowVersion: { increment: 1 },
    },
  });
  if (count === 0) throw new AppError("STALE");
  if (isApplicationClosed(state)) await letDaysRun(tx, application);
  await routeApplication(tx, application, { state, dueOn: days.dueOn }, at.now);
  await recordEvent(tx, actor, at.now, {
    residentId: application.residentId,
    caseId: application.id,
    action: `APPLICATION_${step}`,
    subjectKind: "PERMIT_APPLICATION",
    subjectId: application.reference,
    ...(change.purpose ? { purpose: change.purpose } : {}),
    detail: { from: application.state, to: state, ...change.detail },
  });
  if (state !== application.state && TOLD.includes(state)) {
    const values = { kind: application.kind, city: application.cityCode, dueOn: days.dueOn };
    await tell(tx, { ...application, kind: `APPLICATION_${state}`, values }, at.now);
  }
  return state;
}

/** Whoever acts on an old page is told so first, not that the step they saw is closed. */
async function requireStep(
  tx: Tx,
  actor: WorkingActor,
  application: Application,
  step: ApplicationStep,
  seenVersion: number,
): Promise<ApplicationState> {
  const ownHousehold = actor.kind === "STAFF" && (await isOwnHousehold(tx, application.residentId));
  const answer = mayTakeApplicationStep(asPermitActor(actor), application, step, { ownHousehold });
  const isStale = seenVersion !== application.rowVersion;
  if (answer.allowed && !isStale) return answer.to;
  const never = !answer.allowed && (answer.because === "NOT_FOUND" || answer.because === "FORBIDDEN");
  throw new AppError(answer.allowed || (isStale && !never) ? "STALE" : answer.because);
}

interface Days {
  receivedOn: Day | null;
  handedInOn: Day | null;
  acceptedOn: Day | null;
  dueOn: Day | null;
  deemedOn: Day | null;
}

/** The legal days of the new state: five working days for a notice, then the city's promise from acceptance. */
async function daysOf(
  tx: Tx,
  application: Application,
  step: ApplicationStep,
  state: ApplicationState,
  today: Day,
): Promise<Days> {
  const { receivedOn, handedInOn, acceptedOn, dueOn, deemedOn } = application;
  const kept = { receivedOn, handedInOn, acceptedOn };
  if (step === "SUBMIT" || step === "SUPPLEMENT")
    return {
      receivedOn: today,
      // Papers that come after their own day are handed in when they come.
      handedInOn: step === "SUPPLEMENT" && dueOn !== null && today <= dueOn ? handedInOn : today,
      acceptedOn,
      dueOn: noticeDueOn(today, calendar),
      deemedOn: deemedAcceptedOn(today, calendar),
    };
  if (state === application.state) return { ...kept, dueOn, deemedOn };
  if (state === "CORRECTION_REQUESTED")
    return { ...kept, dueOn: supplementDueOn(today, calendar), deemedOn: null };
  if (state !== "ACCEPTED") return { ...kept, dueOn: null, deemedOn: null };
  const accepted = step === "DEEM_ACCEPTED" ? acceptedOnWhenDeemed(receivedOn ?? today) : today;
  const { issueDays } = await findCityRuleOn(tx, application.cityCode, accepted);
  return {
    receivedOn,
    handedInOn,
    acceptedOn: accepted,
    dueOn: issueDueOn(accepted, issueDays, calendar),
    deemedOn: null,
  };
}

/** An endorsement that is decided or taken back holds the permit's days no longer: what they brought is due at once. */
async function letDaysRun(tx: Tx, { kind, residentId, permitId }: Application): Promise<void> {
  if (kind !== "ENDORSEMENT" || permitId === null) return;
  await withinAs(tx, systemActor("SYSTEM_SCHEDULER", residentId), async () => {
    const permit = await findPermit(tx, { residentId, id: permitId });
    if (permit === null || permit.nextActOn === null) return;
    const nextActOn = toDate(addDays(permit.scheduledThrough, 1));
    const { count } = await tx.permit.updateMany({
      where: { residentId, id: permitId, rowVersion: permit.rowVersion },
      data: { nextActOn, rowVersion: { increment: 1 } },
    });
    if (count === 0) throw new AppError("STALE");
  });
}
