import { least, SCALE, sum, thresholdOf } from "./amounts";
import type { Cap, Measure } from "./document";
import { tierOn, type World } from "./places";

export type Took =
  | { by: "city"; city: string; credited: bigint }
  | { by: "tier"; tier: string; credited: bigint }
  | { by: "elsewhere"; credited: bigint }
  | { by: "maxShareElsewhere"; credited: bigint };

export type Capped = { here: bigint; elsewhere: bigint; took: Took[] };

/** §6, on the sums per city before caps. */
export function capped(world: World, measure: Measure, perCity: Map<string, bigint>): Capped {
  const took: Took[] = [];
  const left = new Map(perCity);
  // "Caps apply only in measures with `convert: true`."
  const caps = measure.convert ? (world.rules.caps ?? []) : [];
  // "of several caps on one thing the least holds".
  const limit = (concerns: (cap: Cap) => boolean): bigint | null => {
    const limits = caps.filter(concerns).map((cap) => thresholdOf(cap.months, measure.unit) * SCALE);
    return limits.length === 0 ? null : limits.reduce(least);
  };

  // "each `city` cap (one on D limits D too)".
  for (const [city, credited] of left) {
    const most = limit((cap) => "city" in cap && cap.city === city);
    if (most === null || credited <= most) continue;
    took.push({ by: "city", city, credited: credited - most });
    left.set(city, most);
  }

  // "each `tier` cap (the cities other than D of that tier as of A, together)".
  const groups = new Map<string, bigint>();
  const untiered: bigint[] = [];
  for (const [city, credited] of left) {
    if (city === world.destination) continue;
    const tier = tierOn(world.bundle, city, world.assessment);
    if (tier === undefined) untiered.push(credited);
    else groups.set(tier, (groups.get(tier) ?? 0n) + credited);
  }
  for (const [tier, credited] of groups) {
    const most = limit((cap) => "tier" in cap && cap.tier === tier);
    if (most === null || credited <= most) continue;
    took.push({ by: "tier", tier, credited: credited - most });
    groups.set(tier, most);
  }

  // "the `elsewhere` cap (all cities other than D, together)".
  let elsewhere = sum(groups.values()) + sum(untiered);
  const most = limit((cap) => "elsewhere" in cap);
  if (most !== null && elsewhere > most) {
    took.push({ by: "elsewhere", credited: elsewhere - most });
    elsewhere = most;
  }
  return { here: left.get(world.destination) ?? 0n, elsewhere, took };
}

/**
 * §6: "`maxShareElsewhere` (a decimal, of the requirement's own threshold) limits the elsewhere part last …,
 * rounded down to 1/10000 unit, whether or not the measure converts."
 */
export function shared(sums: Capped, share: string | null | undefined, threshold: bigint): Capped {
  if (share == null) return sums;
  const [whole = "0", fraction = ""] = share.split(".");
  // threshold × share × 10000, the share as the fraction it is written as, so that only the end is rounded.
  const most = (threshold * BigInt(whole + fraction) * SCALE) / 10n ** BigInt(fraction.length);
  if (sums.elsewhere <= most) return sums;
  const credited = sums.elsewhere - most;
  return { ...sums, elsewhere: most, took: [...sums.took, { by: "maxShareElsewhere", credited }] };
}
