import type { Tx } from "@/lib/db/types";
import type { PermitStatus } from "../credential";
import { STATUS } from "../credential";
import type { Permit } from "../queries";
import type { PermitAct, PermitState } from "../types";

/** What the status lists say of the signed permits of a permit in this state. */
const STATUS_OF = {
  IN_FORCE: "VALID",
  SUSPENDED: "SUSPENDED",
  CANCELLED: "REVOKED",
  REVOKED: "REVOKED",
} as const satisfies Record<PermitState, PermitStatus>;

/** Brings the signed permits to where the permit stands: suspended and restored with it, and ended with it or with the card. */
export async function followCredentials(tx: Tx, permit: Permit, act: PermitAct, now: Date): Promise<void> {
  const { residentId, permitId, state } = permit;
  const live = await tx.credential.findMany({
    where: { residentId, permitId, revokedAt: null },
    select: { id: true, form: true },
  });
  const isCardGone = act.type === "REPLACED";
  for (const { id, form } of live) {
    const status = isCardGone && form === "CARD" ? "REVOKED" : STATUS_OF[state];
    await tx.$queryRaw`SELECT app_set_status(${residentId}::uuid, ${id}::uuid, ${STATUS[status]}::smallint)::text`;
    if (status !== "REVOKED") continue;
    await tx.credential.updateMany({
      where: { residentId, id, revokedAt: null },
      data: { revokedAt: now, revokedFor: isCardGone ? "REPLACED" : "PERMIT_ENDED" },
    });
  }
}
