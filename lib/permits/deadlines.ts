import type { Day } from "@/lib/clock";
import type * as places from "@/lib/places/calendar";
import { addDays } from "@/lib/places/days";

/** The working-day calendar these periods are counted by: that of `lib/places`. */
export type WorkCalendar = Pick<typeof places, "addWorkingDays" | "addCalendarDays">;

/** Days that the law names. Issue: Decree 663 art. 9, extended by a city's own measures. */
export const LEGAL_DAYS = {
  /** Working days for the one notice of everything that is missing: Administrative Licensing Law arts. 32 and 82. */
  NOTICE: 5,
  /** Calendar days from acceptance to issue. */
  ISSUE: 15,
  /** The most that a city may extend them to. */
  ISSUE_EXTENDED: 30,
  /** Calendar days to report a new address: Tianjin 2016. */
  ADDRESS_CHANGE: 7,
  /** Working days that the holder has for what is missing, in which an endorsement goes on holding: own choice, as for transfers. */
  SUPPLEMENT: 30,
  /** Working days for a visit to the address: Tianjin 2016. */
  VISIT: 5,
} as const;

/** The last day on which missing papers may still be asked for. */
export function noticeDueOn(receivedOn: Day, calendar: WorkCalendar): Day {
  return calendar.addWorkingDays(receivedOn, LEGAL_DAYS.NOTICE);
}

/** The first day on which papers that nobody answered are deemed accepted. */
export function deemedAcceptedOn(receivedOn: Day, calendar: WorkCalendar): Day {
  return addDays(noticeDueOn(receivedOn, calendar), 1);
}

/**
 * The day of acceptance of an application that is deemed accepted: that of its papers (Administrative Licensing Law
 * art. 32), so that an office's silence does not lengthen its own period.
 */
export function acceptedOnWhenDeemed(receivedOn: Day): Day {
  return receivedOn;
}

/**
 * The last day to issue: calendar days from acceptance, the day of acceptance not counted, moved past days of rest
 * (Civil Code arts. 201 and 203). Throws on a promise that the law does not allow.
 */
export function issueDueOn(acceptedOn: Day, promisedDays: number, calendar: WorkCalendar): Day {
  if (!Number.isInteger(promisedDays) || promisedDays < 1 || promisedDays > LEGAL_DAYS.ISSUE_EXTENDED)
    throw new RangeError(`a promise of ${promisedDays} days`);
  return calendar.addCalendarDays(acceptedOn, promisedDays);
}

/** The last day to report a new address. */
export function addressChangeDueOn(movedOn: Day, calendar: WorkCalendar): Day {
  return calendar.addCalendarDays(movedOn, LEGAL_DAYS.ADDRESS_CHANGE);
}

/** The last day to answer a notice of what is missing before the days run on. */
export function supplementDueOn(askedOn: Day, calendar: WorkCalendar): Day {
  return calendar.addWorkingDays(askedOn, LEGAL_DAYS.SUPPLEMENT);
}

/** The last day of a visit to the address. */
export function visitDueOn(acceptedOn: Day, calendar: WorkCalendar): Day {
  return calendar.addWorkingDays(acceptedOn, LEGAL_DAYS.VISIT);
}
