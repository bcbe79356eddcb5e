import type { Day } from "@/lib/clock";
import { addDays, addMonths } from "@/lib/places/days";
import type { RuleSpan } from "./permit-rule";

/**
 * The yearly endorsement (签注): due on each full year of the anchor day, in the month before it (Decree 663 art. 10).
 * Due days are counted from the anchor each time, so that 29 February comes back in leap years and no day drifts
 * (docs/domain.md §9, cases 15 and 16). A due day that is a day of rest stays where it is: it ends a stay of a year,
 * and the window before it is open for a month on every day of the week.
 */

/** The day that ends full year `year` of the anchor. */
export function anniversary(anchorOn: Day, year: number): Day {
  return addMonths(anchorOn, 12 * year);
}

/** The first day on which the endorsement due on this day may be made. */
export function windowOpensOn(dueOn: Day, window: RuleSpan): Day {
  return "months" in window ? addMonths(dueOn, -window.months) : addDays(dueOn, -window.days);
}

/**
 * The full year whose endorsement follows an issue or an endorsement: the first whose window was not open by then. A
 * late endorsement inside the next window serves that year too: it shows what the next one would.
 */
export function yearDueAfter(anchorOn: Day, coveredOn: Day, opensOn: (dueOn: Day) => Day): number {
  // The full years of the calendar year before have all had their windows by then.
  const passed = Number(coveredOn.slice(0, 4)) - Number(anchorOn.slice(0, 4)) - 1;
  for (let year = Math.max(1, passed); ; year += 1) {
    if (opensOn(anniversary(anchorOn, year)) > coveredOn) return year;
  }
}

/** The first day of full year `year`: the anchor day itself, then the day after each anniversary (Civil Code arts. 201, 202). */
export function yearBeginsOn(anchorOn: Day, year: number): Day {
  return year === 1 ? anchorOn : addDays(anniversary(anchorOn, year - 1), 1);
}

/** Where a lapsed permit stands: still GRACE while an endorsement would leave no trace, OVERDUE afterwards. */
export const ENDORSEMENT_STATUSES = ["NOT_YET", "WINDOW_OPEN", "DUE", "GRACE", "OVERDUE"] as const;
export type EndorsementStatus = (typeof ENDORSEMENT_STATUSES)[number];

/** The status on a day. `graceUntil`: the last day on which a late endorsement leaves no trace, or null. */
export function endorsementStatus(
  { dueOn, graceUntil }: { dueOn: Day; graceUntil: Day | null },
  window: RuleSpan,
  on: Day,
): EndorsementStatus {
  if (on < windowOpensOn(dueOn, window)) return "NOT_YET";
  if (on < dueOn) return "WINDOW_OPEN";
  if (on === dueOn) return "DUE";
  return graceUntil !== null && on <= graceUntil ? "GRACE" : "OVERDUE";
}

/** Days from the due day on which the holder is told: docs/domain.md §8. */
export const REMINDERS = {
  REMIND_30: -30,
  REMIND_7: -7,
  REMIND_DUE: 0,
  REMIND_LAPSED: 1,
} as const;
export type ReminderType = keyof typeof REMINDERS;

/** The reminders of one due day, in order. */
export function remindersOf(dueOn: Day): { type: ReminderType; on: Day }[] {
  return (Object.keys(REMINDERS) as ReminderType[]).map((type) => ({
    type,
    on: addDays(dueOn, REMINDERS[type]),
  }));
}
