import { recordEvent } from "@/lib/audit/log";
import type { Day } from "@/lib/clock";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { addWorkingDays } from "@/lib/places/calendar";
import { maskName } from "@/lib/residents/mask";
import { type CaseActor, requireStep } from "../access";
import { isClosed, QUEUES, type WaitingFor, WORKING_DAYS } from "../lifecycle";
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
  const state = requireStep(actor, transfer, step, await contextOf(tx, actor, transfer));
  const dueOn = dueAfter(transfer, state, at.today);
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

async function contextOf(tx: Tx, actor: CaseActor, transfer: TransferCase) {
  if (actor.role === "RESIDENT") return { ownHousehold: false, proposedById: null };
  const [own] = await tx.$queryRaw<
    { own: boolean }[]
  >`SELECT app_own_household(${transfer.residentId}::uuid) AS own`;
  const proposal = await lastProposal(tx, transfer);
  return { ownHousehold: own?.own ?? false, proposedById: proposal?.decidedById ?? null };
}

/** The proposal that is now to be decided; null where nothing is proposed. */
export function lastProposal(tx: Tx, transfer: TransferCase) {
  return tx.decision.findFirst({
    where: {
      residentId: transfer.residentId,
      caseId: transfer.id,
      step: { in: ["PROPOSE_APPROVAL", "PROPOSE_REFUSAL"] },
    },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
  });
}

/** The legal day of the new state; a proposal keeps the day of the acceptance, for the period is the office's, not the clerk's. */
function dueAfter(transfer: TransferCase, state: CaseState, today: Day): Day | null {
  if (state === "APPROVAL_PROPOSED" || state === "REFUSAL_PROPOSED") return transfer.dueOn;
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
  if (item.waitingFor === null) return;
  const changed = {
    state: item.state,
    waitingFor: item.waitingFor,
    dueOn: item.dueOn === null ? null : toDate(item.dueOn),
    updatedAt: now,
  };
  const { count } = await tx.workItem.updateMany({
    where: { cityCode: item.cityCode, residentId: transfer.residentId, caseId: transfer.id, kind: item.kind },
    data: { ...changed, rowVersion: { increment: 1 } },
  });
  // The origin learns of a case at the hand-over, not from a refusal or withdrawal before it.
  if (count > 0 || item.waitingFor === "NOBODY" || item.waitingFor === "OTHER_CITY") return;
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
