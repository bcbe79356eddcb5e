import { dayOf, firstDayOf, minusMonths, monthOf } from "./dates";
import type { Kinds, LedgerRecord, Measure } from "./document";
import { inScope, mapped, recognised, type World } from "./places";

export type Reason =
  | "kind"
  | "status"
  | "tag"
  | "outOfScope"
  | "beforeCountsFrom"
  | "notRecognised"
  | "beforeWindow"
  | "afterCutoff"
  | "monthNotReached"
  | "notConcurrent"
  | "notDuring"
  | "droppedByGap"
  | "overlap";

export type MeasureQuestion = Omit<Measure, "convert">;

/** One day of one record, in the city it is mapped to, with the first of steps 1–3's reasons against it. */
export type RecordDay = { record: LedgerRecord; day: number; city: string; reason: Reason | null };

export function kindsOf(kinds: Kinds): string[] {
  return Array.isArray(kinds) ? kinds : kinds.anyOf;
}

/** §3: "counting stops at the last day of the month before A; call that last counting day U (else U = A)". */
export function cutoff(world: World, measure: Pick<Measure, "until">): number {
  return measure.until === "previousMonth" ? firstDayOf(monthOf(world.assessment)) - 1 : world.assessment;
}

/** Every day of every record up to A, judged by steps 1–3 for these kinds; `scoped: false` leaves the scope out. */
export function recordDays(
  world: World,
  measure: MeasureQuestion,
  kinds: string[],
  scoped: boolean,
): RecordDay[] {
  const until = cutoff(world, measure);
  // "days before the day after (U minus N months …)" do not count, so the window opens on that day after.
  const windowStart =
    measure.window == null ? Number.NEGATIVE_INFINITY : minusMonths(until, measure.window) + 1;
  const countsFrom =
    world.rules.countsFrom == null ? Number.NEGATIVE_INFINITY : dayOf(world.rules.countsFrom);

  const result: RecordDay[] = [];
  for (const record of world.records) {
    const whole = wholeRecordReason(world, kinds, record);
    // Such a record matters to the trace alone.
    if (whole !== null && !(world.traced && scoped)) continue;
    const last = Math.min(record.end == null ? world.assessment : dayOf(record.end), world.assessment);
    for (let day = dayOf(record.start); day <= last; day += 1) {
      const city = mapped(world.bundle, record.city, day);
      const reason = whole ?? dayReason(day, city);
      result.push({ record, day, city, reason });
    }
  }
  return result;

  // "a day with several reasons has the first in this list's order".
  function dayReason(day: number, city: string): Reason | null {
    if (scoped && !inScope(world, measure.scope, city)) return "outOfScope";
    if (day < countsFrom) return "beforeCountsFrom";
    if (!recognised(world, city, day)) return "notRecognised";
    if (day < windowStart) return "beforeWindow";
    if (day > until) return "afterCutoff";
    return null;
  }
}

/** §3.2: the kind is asked for; `verified`, or `declared` where E is `declared`; "no tag of the rule set's `excludeTags`". */
function wholeRecordReason(world: World, kinds: string[], record: LedgerRecord): Reason | null {
  if (!kinds.includes(record.kind)) return "kind";
  const accepted =
    record.status === "verified" || (record.status === "declared" && world.evidence === "declared");
  if (!accepted) return "status";
  if ((record.tags ?? []).some((tag) => world.rules.excludeTags?.includes(tag))) return "tag";
  return null;
}
