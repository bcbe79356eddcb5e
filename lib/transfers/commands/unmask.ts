import { recordEvent } from "@/lib/audit/log";
import type { DeskActor } from "@/lib/auth/types";
import { onceOnly } from "@/lib/db/once";
import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { unseal } from "@/lib/residents/identity";
import { opened } from "./opened";

/** Shows an applicant's whole ID number to an officer of the case, for a purpose that the applicant will read. */
export async function unmaskIdNumber(
  tx: Tx,
  actor: DeskActor,
  input: { reference: string; purpose: string; idempotencyKey: string },
  now: Date,
): Promise<string> {
  const transfer = await opened(tx, actor, input.reference, now);
  let first = false;
  await onceOnly(tx, actor, { key: input.idempotencyKey, action: "transfer.unmask", now }, async () => {
    first = true;
    return {};
  });
  if (!first) throw new AppError("STALE");
  const person = await tx.resident.findUniqueOrThrow({
    where: { residentId: transfer.residentId },
    select: { idNumberSealed: true },
  });
  await recordEvent(tx, actor, now, {
    residentId: transfer.residentId,
    caseId: transfer.id,
    action: "ID_NUMBER_UNMASKED",
    subjectKind: "RESIDENT",
    subjectId: transfer.residentId,
    purpose: input.purpose,
  });
  return unseal(person.idNumberSealed, transfer.residentId);
}
