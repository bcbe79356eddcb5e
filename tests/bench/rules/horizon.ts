import { addMonthsClamped, type CompiledBundle, dayNumber, evaluate } from "@/lib/rules";
import { HORIZON_MONTHS, NOT_ELIGIBLE } from "@/lib/rules/population";
import { ASSESSMENT_DATE, type Resident } from "./residents";

export const TODAY = dayNumber(ASSESSMENT_DATE);
export const LAST_DAY = dayNumber(addMonthsClamped(ASSESSMENT_DATE, HORIZON_MONTHS));

/** What the one-person engine says, as the preview and the kernel write it down. */
export function firstDayByOne(compiled: CompiledBundle, resident: Resident, destination: string): number {
  const { firstEligibleDate } = evaluate(compiled, caseOf(resident, destination), { trace: false });
  if (firstEligibleDate == null) return NOT_ELIGIBLE;
  const day = dayNumber(firstEligibleDate);
  return day > LAST_DAY ? NOT_ELIGIBLE : day - TODAY;
}

export function caseOf({ person, records }: Resident, destination: string) {
  return { destination, assessmentDate: ASSESSMENT_DATE, evidence: "verified" as const, person, records };
}
