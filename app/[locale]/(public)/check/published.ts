import type { Published } from "@/lib/check/published";
import { nowPublished } from "@/lib/permits/issuing/now";
import { published } from "@/lib/permits/issuing/published";

/** What the operator publishes now; signed, if need be, in transactions of the part that signs: call it within none. */
export async function publishedNow(): Promise<Published> {
  return published(await nowPublished());
}
