import { dayOf, plusYears, textOf } from "./dates";
import type { Bundle, Case } from "./document";
import { eligibleOn } from "./evaluate";

/**
 * §8: "the smallest date d, A ≤ d ≤ A + 40 years, on which an evaluation with assessment date d says eligible",
 * tried day by day. `most` stops the search after so many days, for speed; null where there is none until then.
 */
export function firstEligibleDate(
  bundle: Bundle,
  kase: Case,
  most: number = Number.POSITIVE_INFINITY,
): string | null {
  const from = dayOf(kase.assessmentDate);
  const to = Math.min(plusYears(from, 40), from + most);
  for (let day = from; day <= to; day += 1) if (eligibleOn(bundle, kase, day)) return textOf(day);
  return null;
}
