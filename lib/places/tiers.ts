import type { City, Tier } from "@/lib/places/types";

/** A city's tier on a day; before its first entry that entry holds, and a place without entries has none (docs/rules-semantics.md §5). */
export function tierOn(city: Pick<City, "tiers">, day: string): Tier | null {
  const reached = city.tiers.findLast((entry) => entry.from <= day);
  return (reached ?? city.tiers[0])?.tier ?? null;
}

/** Whether the tier on a day is a sample, which is said wherever the tier is shown. */
export function tierIsSample(city: Pick<City, "tiers">, day: string): boolean {
  const reached = city.tiers.findLast((entry) => entry.from <= day) ?? city.tiers[0];
  return reached?.basis === "sample";
}
