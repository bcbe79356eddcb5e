import type { Day } from "@/lib/clock";
import { addDays, addMonths, dayNumber } from "@/lib/places/days";
import type { LapseRule, LateBand } from "./permit-rule";

/** How late is how late: a city's bands for an endorsement that was missed. */

/** How late an endorsement is, in days; the due day itself is 0. */
export function daysLate(dueOn: Day, on: Day): number {
  return dayNumber(on) - dayNumber(dueOn);
}

/** The last day of a band, or null for the last band. */
export function bandEndsOn(band: LateBand, dueOn: Day): Day | null {
  if (band.through === null) return null;
  return "months" in band.through ? addMonths(dueOn, band.through.months) : addDays(dueOn, band.through.days);
}

/** What an endorsement on this day would do, or null: the permit is cancelled by then. */
export function bandOn(rule: LapseRule, dueOn: Day, on: Day): LateBand | null {
  const { cancelledAfterDays } = rule;
  if (cancelledAfterDays !== null && daysLate(dueOn, on) >= cancelledAfterDays) return null;
  return bandByLateness(rule, dueOn, on);
}

/** The band a day lies in, cancelled or not: a year that was forfeited does not come back by a cancellation. */
export function bandByLateness(rule: LapseRule, dueOn: Day, on: Day): LateBand | null {
  return rule.late.find((band) => on <= (bandEndsOn(band, dueOn) ?? "9999-12-31")) ?? null;
}

/** The last day of the bands that leave no trace. */
export function graceUntil(rule: LapseRule, dueOn: Day): Day | null {
  let until: Day | null = null;
  for (const band of rule.late) {
    if (band.gap !== "CREDITED") break;
    until = bandEndsOn(band, dueOn);
  }
  return until;
}
