import type { z } from "zod";
import { recordEvent } from "@/lib/audit/log";
import type { DeskActor } from "@/lib/auth/types";
import { toDate, toDay } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { cancelForRegistration } from "@/lib/permits/commands/end";
import { findRegistration } from "@/lib/residents/queries";
import { assessTransfer } from "../assessment";
import { listCertificates } from "../queries";
import type { objectSchema, stepSchema } from "../schema";
import type { TransferCase } from "../types";
import { type At, advance } from "./advance";
import { issueCertificate } from "./certificate";
import { keepDecision } from "./decide";
import { opened } from "./opened";

/**
 * The origin confirms: its registration ends and the destination's begins, on one day in one transaction, so
 * that the person never has two and never none (Household Registration Regulations arts. 6 and 10).
 */
export async function confirmOrigin(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof stepSchema>,
  at: At,
): Promise<void> {
  const transfer = await opened(tx, actor, input.reference, at.now);
  await advance(tx, actor, transfer, "CONFIRM_ORIGIN", { seenVersion: input.seenVersion }, at);
  const moveIn = (await listCertificates(tx, transfer)).find((certificate) => certificate.kind === "MOVE_IN");
  if (!moveIn || at.today > toDay(moveIn.validUntil)) throw new AppError("CERTIFICATE_EXPIRED");
  const assessment = await assessTransfer(tx, transfer, at.today);
  // A record may have been corrected since the approval: what no longer qualifies goes back by an objection.
  if (!assessment.answer.eligible) throw new AppError("FACTS_CHANGED");
  await keepDecision(
    tx,
    actor,
    transfer,
    { step: "CONFIRM_ORIGIN", outcome: "CONFIRM", reasons: { grounds: [], note: null }, assessment },
    at.now,
  );
  await issueCertificate(tx, actor, transfer, "MOVE_OUT", at);
  await moveRegistration(tx, actor, transfer, at);
  const moved = { residentId: transfer.residentId, cityCode: transfer.destinationCity };
  await cancelForRegistration(tx, moved, at);
}

/** The origin objects, with grounds: the case goes back to the destination. */
export async function objectToTransfer(
  tx: Tx,
  actor: DeskActor,
  input: z.output<typeof objectSchema>,
  at: At,
): Promise<void> {
  const transfer = await opened(tx, actor, input.reference, at.now);
  const assessment = await assessTransfer(tx, transfer, at.today);
  await advance(
    tx,
    actor,
    transfer,
    "OBJECT",
    { seenVersion: input.seenVersion, detail: { grounds: input.grounds } },
    at,
  );
  const reasons = { grounds: input.grounds, note: input.note };
  await keepDecision(tx, actor, transfer, { step: "OBJECT", outcome: "OBJECT", reasons, assessment }, at.now);
}

/** The only place where one registration ends and the next begins. */
async function moveRegistration(tx: Tx, actor: DeskActor, transfer: TransferCase, at: At): Promise<void> {
  const old = await findRegistration(tx, transfer.residentId);
  if (!old || old.cityCode !== transfer.originCity) throw new AppError("STALE");
  if (old.validFrom >= at.today) throw new AppError("ALREADY_REGISTERED_TODAY");
  const { count } = await tx.householdRegistration.updateMany({
    where: { residentId: transfer.residentId, id: old.id, validUntil: null },
    data: { validUntil: toDate(at.today) },
  });
  if (count === 0) throw new AppError("STALE");
  const id = newId();
  await tx.householdRegistration.createMany({
    data: {
      residentId: transfer.residentId,
      id,
      cityCode: transfer.destinationCity,
      householdId: newId(),
      address: transfer.answers.landing?.address ?? "",
      validFrom: toDate(at.today),
      caseId: transfer.id,
    },
  });
  await recordEvent(tx, actor, at.now, {
    residentId: transfer.residentId,
    caseId: transfer.id,
    action: "REGISTRATION_MOVED",
    subjectKind: "REGISTRATION",
    subjectId: id,
    detail: { from: transfer.originCity, to: transfer.destinationCity, on: at.today },
  });
}
