import type { DeskActor } from "@/lib/auth/types";
import { toDate } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { newId } from "@/lib/ids";
import { addDays } from "@/lib/places/days";
import { CERTIFICATE_DAYS } from "../lifecycle";
import type { TransferCase } from "../types";
import type { At } from "./advance";

const PREFIX = { MOVE_IN: "ZR", MOVE_OUT: "QY" } as const;

/**
 * Issues the case's certificate of one kind, once: the destination's for moving in, the origin's for moving out.
 * Its number is the case's reference with a prefix, which is unique because the reference is.
 */
export async function issueCertificate(
  tx: Tx,
  actor: DeskActor,
  transfer: TransferCase,
  kind: keyof typeof PREFIX,
  at: At,
): Promise<void> {
  await tx.certificate.createMany({
    data: {
      residentId: transfer.residentId,
      id: newId(),
      caseId: transfer.id,
      kind,
      number: `${PREFIX[kind]}-${transfer.reference}`,
      cityCode: kind === "MOVE_IN" ? transfer.destinationCity : transfer.originCity,
      issuedOn: toDate(at.today),
      validUntil: toDate(addDays(at.today, CERTIFICATE_DAYS[kind])),
      issuedById: actor.id,
    },
    // A case that came back from the origin and is approved again keeps the certificate it has.
    skipDuplicates: kind === "MOVE_IN",
  });
}
