import { NOTHING_PUBLISHED, type Published } from "@/lib/check/published";
import type { Tx } from "@/lib/db/types";

/** What the operator publishes now. */
export async function publishedNow(_tx: Tx): Promise<Published> {
  return NOTHING_PUBLISHED;
}
