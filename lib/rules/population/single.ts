/** The way out: the one-person engine, for what the columns cannot compute. */
import type { CompiledBundle } from "../compile";
import { dayNumber } from "../days";
import { firstEligibleDate } from "../first-eligible";
import type { CaseRecord, CityCode, Day, Person } from "../types";

/** Days from the assessment date to the first eligible one; null when that is after `lastDay` (days of the engine). */
export function singleFirstDay(
  compiled: CompiledBundle,
  destination: CityCode,
  assessmentDate: Day,
  lastDay: number,
  person: Person,
  records: readonly CaseRecord[],
): number | null {
  const kase = { destination, assessmentDate, person, records: [...records] };
  const date = firstEligibleDate(compiled, kase);
  if (date === null) return null;
  const day = dayNumber(date);
  return day > lastDay ? null : day - dayNumber(assessmentDate);
}
