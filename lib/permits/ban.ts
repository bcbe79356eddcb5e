import type { Day } from "@/lib/clock";
import { addDays, addMonths } from "@/lib/places/days";
import type { PermitRule } from "./permit-rule";

/** Who may not apply in a city after a revocation: none, until a day with it, or for ever. */
export type Ban = { until: Day } | "PERMANENT" | null;

/** The city's ban after false papers, counted from the day of revocation, which is not counted (Civil Code art. 201). */
export function banAfter(revokedOn: Day, ban: PermitRule["ban"]): Ban {
  if (ban === null || ban === "PERMANENT") return ban;
  return { until: addMonths(revokedOn, 12 * ban.years) };
}

export function isBanned(ban: Ban, on: Day): boolean {
  return ban === "PERMANENT" || (ban !== null && on <= ban.until);
}

/** The first day on which somebody banned may apply again; null: never. */
export function mayApplyFrom(ban: Exclude<Ban, null>): Day | null {
  return ban === "PERMANENT" ? null : addDays(ban.until, 1);
}
