import type { DeskActor } from "@/lib/auth/types";
import type { Tx } from "@/lib/db/types";
import type { Permit } from "./queries";

/** What only a desk asks about permits. */

/** The registered home of somebody whose permit or application is open to the city; null: none on the mainland. */
export async function findRegisteredHome(
  tx: Tx,
  residentId: string,
): Promise<{ cityCode: string; address: string } | null> {
  const [row] = await tx.$queryRaw<{ city_code: string; address: string }[]>`
    SELECT city_code, address FROM app_registration_of(${residentId}::uuid)`;
  return row === undefined ? null : { cityCode: row.city_code, address: row.address };
}

/** The acts of one application or permit that the officer's own city has done, first to last, without looks. */
export function listDeskEvents(tx: Tx, residentId: string, caseId: string) {
  return tx.auditEvent.findMany({
    where: {
      residentId,
      caseId,
      action: { notIn: ["APPLICATION_OPENED", "PERMIT_OPENED", "DOCUMENT_OPENED"] },
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
}

/** The city's entries of the queue for an application: the application itself, and a visit where one was asked for. */
export async function listApplicationItems(tx: Tx, actor: DeskActor, applicationId: string) {
  return tx.workItem.findMany({ where: { cityCode: actor.city, applicationId } });
}

/** How many phones and cards bear a permit today, and how many have borne it. */
export async function countCredentials(tx: Tx, { residentId, permitId }: Permit) {
  const rows = await tx.credential.groupBy({
    by: ["form"],
    where: { residentId, permitId, revokedAt: null },
    _count: true,
  });
  const of = (form: string) => rows.find((row) => row.form === form)?._count ?? 0;
  return { phones: of("PHONE"), cards: of("CARD") };
}

/** The acts of a permit with what is kept beside each. */
export function listPermitActs(tx: Tx, { residentId, permitId }: Permit) {
  return tx.permitAct.findMany({ where: { residentId, permitId }, orderBy: { sequence: "asc" } });
}
