import { systemActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { instantOf, OPENING_DAY } from "@/lib/demo/platform";
import type { DemoStaff } from "@/lib/demo/staff";
import { ensureKey, OPERATOR } from "@/lib/permits/issuing/key-rows";

/** The operator's and each office's key, made when the offices opened, so that the trust list names every city at once. */
export async function makeSigningKeys(staff: readonly DemoStaff[]): Promise<void> {
  const cities = new Set(staff.flatMap(({ cityCode }) => cityCode ?? []));
  const now = new Date(instantOf(OPENING_DAY, 9 * 60));
  await withActor(systemActor("SYSTEM_ISSUER"), async (tx) => {
    for (const owner of [OPERATOR, ...cities]) await ensureKey(tx, owner, now);
  });
}
