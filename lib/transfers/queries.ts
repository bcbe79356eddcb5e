import type { DeskActor, ResidentActor } from "@/lib/auth/types";
import { toDayOrNull } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import type { TransferCase as CaseRow } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { isOwnHousehold } from "@/lib/residents/queries";
import { type CaseActor, partyOf, type StepContext } from "./access";
import type { CaseAnswers, CaseState, Party, TransferCase } from "./types";

/** A case in a resident's sight: their own, or a ward's. Null for any other and for none alike. */
export async function findOwnTransfer(
  tx: Tx,
  _actor: ResidentActor,
  reference: string,
): Promise<TransferCase | null> {
  const entry = await tx.caseReference.findUnique({ where: { code: reference } });
  if (!entry) return null;
  return findTransfer(tx, { residentId: entry.residentId, id: entry.caseId });
}

/**
 * Opens a case to an officer of a city that is a party to it, and writes the event of looking.
 * Null for a case that does not exist and for one out of scope: the reader must not learn which.
 */
export async function openTransfer(
  tx: Tx,
  actor: DeskActor,
  reference: string,
  now: Date,
): Promise<{ transfer: TransferCase; party: Party } | null> {
  const rows = await tx.$queryRaw<{ resident_id: string; case_id: string }[]>`
    SELECT resident_id, case_id FROM app_open_case(${reference}, ${newId()}::uuid, ${now})`;
  const found = rows[0];
  if (!found) return null;
  const transfer = await findTransfer(tx, { residentId: found.resident_id, id: found.case_id });
  const party = transfer && partyOf(actor, transfer);
  return transfer && party ? { transfer, party } : null;
}

export async function findTransfer(
  tx: Tx,
  key: { residentId: string; id: string },
): Promise<TransferCase | null> {
  const row = await tx.transferCase.findUnique({ where: { residentId_id: key } });
  return row ? toTransfer(row) : null;
}

/** All cases of a resident in sight, newest first. */
export async function listTransfersOf(tx: Tx, residentId: string): Promise<TransferCase[]> {
  const rows = await tx.transferCase.findMany({
    where: { residentId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(toTransfer);
}

/** The acts on a case, first to last; looks are left out unless asked for. */
export async function listCaseEvents(
  tx: Tx,
  key: { residentId: string; id: string },
  options?: { looks?: boolean },
) {
  return tx.auditEvent.findMany({
    where: {
      residentId: key.residentId,
      caseId: key.id,
      ...(options?.looks ? {} : { action: { not: "CASE_OPENED" } }),
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
}

/** What was proposed and decided, first to last. */
export async function listDecisions(tx: Tx, key: { residentId: string; id: string }) {
  return tx.decision.findMany({
    where: { residentId: key.residentId, caseId: key.id },
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
  });
}

/** The proposal that is now to be decided; null where nothing is proposed. */
export function findLastProposal(tx: Tx, key: { residentId: string; id: string }) {
  return tx.decision.findFirst({
    where: {
      residentId: key.residentId,
      caseId: key.id,
      step: { in: ["PROPOSE_APPROVAL", "PROPOSE_REFUSAL"] },
    },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
  });
}

/** What `mayTakeStep` has to know of the actor and the case besides the two themselves. */
export async function findStepContext(
  tx: Tx,
  actor: CaseActor,
  transfer: { residentId: string; id: string },
): Promise<StepContext> {
  if (actor.role === "RESIDENT") return { ownHousehold: false, ownProposal: false };
  const proposal = await findLastProposal(tx, transfer);
  return {
    ownHousehold: await isOwnHousehold(tx, transfer.residentId),
    ownProposal: proposal !== null && (await isSamePerson(tx, actor, proposal.decidedById)),
  };
}

/** One person may hold a clerk's and a supervisor's account; the second pair of eyes must be another's. */
async function isSamePerson(tx: Tx, actor: DeskActor, staffId: string): Promise<boolean> {
  if (actor.id === staffId) return true;
  if (actor.residentId === null) return false;
  const other = await tx.staff.findUnique({ where: { id: staffId }, select: { residentId: true } });
  return other?.residentId === actor.residentId;
}

/** The notices of missing papers, first to last. */
export async function listSupplements(tx: Tx, key: { residentId: string; id: string }) {
  return tx.supplementRequest.findMany({
    where: { residentId: key.residentId, caseId: key.id },
    orderBy: { sequence: "asc" },
  });
}

/** The certificates issued in a case. */
export async function listCertificates(tx: Tx, key: { residentId: string; id: string }) {
  return tx.certificate.findMany({
    where: { residentId: key.residentId, caseId: key.id },
    orderBy: { issuedOn: "asc" },
  });
}

function toTransfer(row: CaseRow): TransferCase {
  return {
    ...row,
    state: row.state as CaseState,
    answers: row.answers as unknown as CaseAnswers,
    acceptedOn: toDayOrNull(row.acceptedOn),
    dueOn: toDayOrNull(row.dueOn),
  };
}
