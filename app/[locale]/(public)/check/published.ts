import type { Published } from "@/lib/check/published";
import { clock } from "@/lib/clock";
import type { Tx } from "@/lib/db/types";
import { published } from "@/lib/permits/issuing/published";

/** What the operator publishes now; signed, if need be, in transactions of the part that signs. */
export async function publishedNow(_tx: Tx): Promise<Published> {
  return published(clock.now());
}
