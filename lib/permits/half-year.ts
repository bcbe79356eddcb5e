import type { Day } from "@/lib/clock";
import { addDays, addMonths } from "@/lib/places/days";
import type { CaseRecord } from "@/lib/rules";

/** 居住登记: the kind of record that a registered residence is in the ledger of years. */
export const REGISTRATION_KIND = "registration";
/** What the engine is asked for instead; it stands in a case and in no ledger. */
export const HALF_YEAR_KIND = "halfYear";
const HALF_YEAR_MONTHS = 6;

/**
 * The first day on which half a year of registered residence is complete: the day after the period's last day. The day
 * of registration is not counted and the period ends on its corresponding day, or the month's last (Civil Code
 * arts. 201 and 202); the roll over holidays of art. 203 is for deadlines, not for stays (docs/domain.md §9, case 13).
 */
export function firstApplicationDay(registeredOn: Day): Day {
  return addDays(addMonths(registeredOn, HALF_YEAR_MONTHS), 1);
}

/**
 * One record of `halfYear` for every unbroken registered residence in a city: from its first application day to its
 * end. Registrations that follow each other with at most `gapDays` days between are one (Foshan: 3).
 */
export function halfYearRecords(registrations: readonly CaseRecord[], gapDays: number): CaseRecord[] {
  const found: CaseRecord[] = [];
  const cities = new Set(registrations.map(({ city }) => city));
  for (const city of cities) {
    const spans = registrations
      .filter((record) => record.city === city)
      .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
    let chain: { id: string; start: Day; end: Day | null; status: CaseRecord["status"] } | null = null;
    for (const { id, start, end = null, status } of spans) {
      if (chain === null || (chain.end !== null && start > addDays(chain.end, gapDays + 1))) {
        if (chain !== null) found.push(...settled(chain, city));
        chain = { id, start, end, status };
        continue;
      }
      if (chain.end !== null && (end === null || end > chain.end)) chain.end = end;
      if (status === "declared") chain.status = status;
    }
    if (chain !== null) found.push(...settled(chain, city));
  }
  return found;
}

function settled(
  { id, start, end, status }: { id: string; start: Day; end: Day | null; status: CaseRecord["status"] },
  city: string,
): CaseRecord[] {
  const from = firstApplicationDay(start);
  if (end !== null && end < from) return [];
  // The id leads the reader of a trace back to the registration that began it.
  return [{ id: `${HALF_YEAR_KIND}:${id}`, kind: HALF_YEAR_KIND, city, start: from, end, status, tags: [] }];
}
