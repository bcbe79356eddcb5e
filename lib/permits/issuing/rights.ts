import type { Day } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import type { Permit } from "../queries";

/** The services and conveniences that a permit carries today, by city code; none where cities have published none. */
export async function rightsByCity(
  _tx: Tx,
  _permit: Permit,
  _today: Day,
): Promise<Readonly<Record<string, readonly string[]>>> {
  return {};
}
