import type { Tx } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { isOwnHousehold } from "../queries";

/** Nobody verifies, enters, corrects or furnishes with papers the records of their own household (docs/design.md §2). */
export async function requireOtherHousehold(tx: Tx, residentId: string): Promise<void> {
  if (await isOwnHousehold(tx, residentId)) throw new AppError("OWN_CASE");
}
