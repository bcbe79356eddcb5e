import type { PlaceName } from "@/lib/places/types";

/** Who issues permits in a city: its public security bureau (Decree 663 art. 8). */
export function authorityOf({ zh, en }: PlaceName): PlaceName {
  return { zh: `${zh}公安局`, en: `${en} Public Security Bureau` };
}
