import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/routing";
import { findApplicationRefusal } from "@/lib/permits/commands";
import type { PermitOutlook } from "@/lib/permits/holder-queries";
import type { ApplicationKind } from "@/lib/permits/types";
import type { KindOffer } from "./permit-steps";

const KINDS = [
  "ENDORSEMENT",
  "ADDRESS_CHANGE",
  "DAMAGED_REPLACEMENT",
  "LOSS_REPLACEMENT",
] as const satisfies ApplicationKind[];

/** What can be applied for about a permit today, and for the rest the reason. */
export async function listOffers(
  tx: Tx,
  { permit, standing }: Pick<PermitOutlook, "permit" | "standing">,
  locale: Locale,
): Promise<KindOffer[]> {
  const now = clock.now();
  const at = { now, today: clock.today() };
  const { residentId, cityCode } = permit;
  const found: KindOffer[] = [];
  for (const kind of KINDS) {
    const refusal = await findApplicationRefusal(tx, { residentId, kind, cityCode }, at);
    const isEarly = refusal === "TOO_EARLY" && standing.opensOn !== null;
    found.push({ kind, refusal, opens: isEarly ? formatDay(locale, standing.opensOn ?? "") : null });
  }
  return found;
}
