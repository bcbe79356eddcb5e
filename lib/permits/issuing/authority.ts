import type { PlaceName } from "@/lib/places/types";

/** What a name already ends in that says what kind of place it is. */
const HAS_KIND = /[市州盟县区]$/u;

/** Who issues permits in a city: its public security bureau (Decree 663 art. 8). */
export function authorityOf({ zh, en }: PlaceName): PlaceName {
  return {
    zh: `${zh}${HAS_KIND.test(zh) ? "" : "市"}公安局`,
    en: `${en} Public Security Bureau`,
  };
}
