import { recordEvent } from "@/lib/audit/log";
import type { Day } from "@/lib/clock";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { addWorkingDays } from "@/lib/places/calendar";
import { maskName } from "@/lib/residents/mask";
import { type CaseActor, mayTakeStep } from "../access";
import { isClosed, QUEUES, type WaitingFor, WORKING_DAYS } from "../lifecycle";
import { findStepContext } from "../queries";
import type { CaseState, CaseStep, TransferCase } from "../types";

export interface At {
  now: Date;
  today: Day;
}

export interface Advance {
  seenVersion: number;
  /** Other columns that change with the step. */
  data?: Prisma.TransferCaseUncheckedUpdateManyInput;
  detail?: Prisma.InputJsonObject;
  purpose?: string;
}

/**
 * The heart of every command: checks the step, moves the case if nobody moved it meanwhile, brings both
 * cities' queues along and writes the event, all in the caller's transaction.
 */
export async function advance(
  tx: Tx,
  actor: CaseActor,
  transfer: TransferCase,
  step: CaseStep,
  change: Advance,
  at: At,
): Promise<CaseState> {
  const state = await requireStep(tx, actor, transfer, step, change.seenVersion);
  const dueOn = dueAfter(transfer, step, state, at.today);
  const moved = {
    ...change.data,
    state,
    dueOn: dueOn === null ? null : toDate(dueOn),
    closedAt: isClosed(state) ? at.now : null,
    rowVersion: { increment: 1 },
  };
  // The condition is the lock: of two who move the same version, one finds no row.
  const { count } = await tx.transferCase.updateMany({
    where: {
      residentId: transfer.residentId,
      id: transfer.id,
      state: transfer.state,
      rowVersion: change.seenVersion,
    },
    data: moved,
  });
  if (count === 0) throw new AppError("STALE");
  await route(tx, transfer, state, dueOn, at.now);
  await recordEvent(tx, actor, at.now, {
    residentId: transfer.residentId,
    caseId: transfer.id,
    action: `TRANSFER_${step}`,
    subjectKind: "TRANSFER_CASE",
    subjectId: transfer.reference,
    ...(change.purpose ? { purpose: change.purpose } : {}),
    detail: { from: transfer.state, to: state, ...change.detail },
  });
  return state;
}

/** Where the step leads. Whoever acts on an old page is told so first, not that the step they saw is closed. */
async function requireStep(
  tx: Tx,
  actor: CaseActor,
  transfer: TransferCase,
  step: CaseStep,
  seenVersion: number,
): Promise<CaseState> {
  const answer = mayTakeStep(actor, transfer, step, await findStepContext(tx, actor, transfer));
  const isStale = seenVersion !== transfer.rowVersion;
  if (answer.allowed && !isStale) return answer.to;
  const never = !answer.allowed && (answer.because === "NOT_FOUND" || answer.because === "FORBIDDEN");
  throw new AppError(answer.allowed || (isStale && !never) ? "STALE" : answer.because);
}

/**
 * The legal day of the new state. A proposal and its return keep the day that stands, for the period is the
 * office's and not the clerk's: passing a case to and fro must not lengthen it.
 */
function dueAfter(transfer: TransferCase, step: CaseStep, state: CaseState, today: Day): Day | null {
  if (state === "APPROVAL_PROPOSED" || state === "REFUSAL_PROPOSED" || step === "RETURN")
    return transfer.dueOn;
  const days: Partial<Record<CaseState, number>> = WORKING_DAYS;
  const count = days[state];
  return count === undefined ? null : addWorkingDays(today, count);
}

async function route(
  tx: Tx,
  transfer: TransferCase,
  state: CaseState,
  dueOn: Day | null,
  now: Date,
): Promise<void> {
  const person = await tx.resident.findUniqueOrThrow({
    where: { residentId: transfer.residentId },
    select: { name: true },
  });
  const { destination, origin } = QUEUES[state];
  const places = [
    {
      cityCode: transfer.destinationCity,
      otherCity: transfer.originCity,
      kind: "TRANSFER_DESTINATION",
      waitingFor: destination,
    },
    {
      cityCode: transfer.originCity,
      otherCity: transfer.destinationCity,
      kind: "TRANSFER_ORIGIN",
      waitingFor: origin,
    },
  ] as const;
  for (const place of places)
    await enqueue(tx, transfer, { ...place, state, dueOn, subjectLabel: maskName(person.name) }, now);
}

async function enqueue(
  tx: Tx,
  transfer: TransferCase,
  item: {
    cityCode: string;
    otherCity: string;
    kind: string;
    waitingFor: WaitingFor | null;
    state: CaseState;
    dueOn: Day | null;
    subjectLabel: string;
  },
  now: Date,
): Promise<void> {
  const changed = {
    state: item.state,
    // A city that has seen the case goes on seeing where it stands, also when it is back with the other.
    waitingFor: item.waitingFor ?? "OTHER_CITY",
    dueOn: item.dueOn === null ? null : toDate(item.dueOn),
    updatedAt: now,
  };
  const { count } = await tx.workItem.updateMany({
    where: { cityCode: item.cityCode, residentId: transfer.residentId, caseId: transfer.id, kind: item.kind },
    data: { ...changed, rowVersion: { increment: 1 } },
  });
  // The origin learns of a case at the hand-over, not from a refusal or withdrawal before it.
  if (count > 0 || (item.waitingFor !== "CLERK" && item.waitingFor !== "SUPERVISOR")) return;
  await tx.workItem.createMany({
    data: {
      ...changed,
      cityCode: item.cityCode,
      id: newId(),
      kind: item.kind,
      residentId: transfer.residentId,
      caseId: transfer.id,
      reference: transfer.reference,
      subjectLabel: item.subjectLabel,
      otherCity: item.otherCity,
      createdAt: now,
    },
  });
}
