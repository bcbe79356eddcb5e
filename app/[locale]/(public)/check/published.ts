import type { Published } from "@/lib/check/published";
import { type PublicJwk, publicJwk } from "@/lib/permits/credential";
import { nowPublished } from "@/lib/permits/issuing/now";
import { published, publishedOperatorKeys } from "@/lib/permits/issuing/published";

/** What the operator publishes now; signed, if need be, in transactions of the part that signs: call it within none. */
export async function publishedNow(): Promise<Published> {
  return published(await nowPublished());
}

/** The keys alone, which the page pins: it fetches the lists itself, as it will again. */
export async function operatorKeysNow(): Promise<PublicJwk[]> {
  const { keys } = await publishedOperatorKeys(await nowPublished());
  return keys.map((key) => publicJwk.parse(key));
}
