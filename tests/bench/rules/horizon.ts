import { addMonthsClamped, type CompiledBundle, dayNumber, evaluate } from "@/lib/rules";
import { ASSESSMENT_DATE, type Resident } from "./residents";

/** How far the preview looks ahead: ten years. */
const HORIZON_MONTHS = 120;
/** No day within the horizon. */
export const NEVER = 65_535;

export const TODAY = dayNumber(ASSESSMENT_DATE);
export const LAST_DAY = dayNumber(addMonthsClamped(ASSESSMENT_DATE, HORIZON_MONTHS));

/** What the one-person engine says, as the preview and the kernel write it down. */
export function firstDayByOne(compiled: CompiledBundle, resident: Resident, destination: string): number {
  const { firstEligibleDate } = evaluate(compiled, caseOf(resident, destination), { trace: false });
  if (firstEligibleDate == null) return NEVER;
  const day = dayNumber(firstEligibleDate);
  return day > LAST_DAY ? NEVER : day - TODAY;
}

export function caseOf({ person, records }: Resident, destination: string) {
  return { destination, assessmentDate: ASSESSMENT_DATE, evidence: "verified" as const, person, records };
}
