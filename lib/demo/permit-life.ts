import type { Dice } from "@/lib/demo/dice";
import { standingOn } from "@/lib/permits/lapse";
import type { CityRules } from "@/lib/permits/permit-rule";
import { residenceRecordsOf } from "@/lib/permits/records";
import type { PermitAct } from "@/lib/permits/types";
import { addDays, addMonths, dayNumber } from "@/lib/places/days";

type Span = { readonly startOn: string; readonly endOn: string | null };

/** A permit that lapsed longer ago was handed in: nobody left a city ten years ago and still has a card of it. */
const LAPSED_MONTHS = 24;

/** What a life of acts is made for. */
export type LifeOptions = {
  readonly rules: CityRules;
  readonly anchor: string;
  /** Another permit of the city follows, which a lapsed one would stand in the way of. */
  readonly isFollowed: boolean;
};

/**
 * The dated acts of a permit whose residence record is exactly this span under the city's rule: endorsed on time each
 * year, then still in force, or left to lapse where the rule lets the year stand, or given up on the day after.
 */
export function permitLifeOf(dice: Dice, span: Span, options: LifeOptions): PermitAct[] {
  const { rules, anchor, isFollowed } = options;
  const { endOn } = span;
  const acts: PermitAct[] = [{ type: "ISSUED", on: span.startOn }];
  const due = endorsedUntil(dice, acts, rules, endOn ?? anchor);
  if (endOn === null) return acts;
  if (due === endOn) {
    const isRecent = addMonths(anchor, -LAPSED_MONTHS) < endOn && addDays(endOn, 1) < anchor;
    const lapsed = [...acts, ...lapseOf(acts, rules, anchor)];
    if (isRecent && !isFollowed && saysExactly(lapsed, span, options)) return lapsed;
    endorse(dice, acts, rules);
  }
  return [...acts, { type: "CANCELLED", on: addDays(endOn, 1), because: "OWN_WISH" }];
}

/** Whether the acts put exactly this span into the ledger, and nothing else. */
export function saysExactly(
  acts: readonly PermitAct[],
  span: Span,
  { rules, anchor }: Pick<LifeOptions, "rules" | "anchor">,
): boolean {
  const permit = { permitId: "", placeCode: "", cityCode: "", acts };
  const [record, ...others] = residenceRecordsOf(permit, rules, anchor);
  return (
    record?.startOn === span.startOn &&
    record.endOn === span.endOn &&
    record.tags.length === 0 &&
    others.length === 0
  );
}

/** Endorses every year that is due before the day; gives the first due day that is not. */
function endorsedUntil(dice: Dice, acts: PermitAct[], rules: CityRules, before: string): string | null {
  for (;;) {
    const dueOn = lastStanding(acts, rules).dueOn;
    if (dueOn === null || dueOn >= before) return dueOn;
    endorse(dice, acts, rules);
  }
}

/** Endorses on some day of the window that comes next. */
function endorse(dice: Dice, acts: PermitAct[], rules: CityRules): void {
  const { opensOn, dueOn } = lastStanding(acts, rules);
  if (opensOn === null || dueOn === null) throw new RangeError("a permit that has ended is not endorsed");
  acts.push({ type: "ENDORSED", on: addDays(opensOn, dice.int(0, dayNumber(dueOn) - dayNumber(opensOn))) });
}

/** What the scheduler has written of a permit that nobody endorsed. */
function lapseOf(acts: readonly PermitAct[], rules: CityRules, anchor: string): PermitAct[] {
  const { dueOn } = lastStanding(acts, rules);
  if (dueOn === null) return [];
  const suspended: PermitAct = { type: "SUSPENDED", on: addDays(dueOn, 1) };
  const { cancelledOn } = standingOn(acts, rules, suspended.on) ?? {};
  if (!cancelledOn || cancelledOn >= anchor) return [suspended];
  return [suspended, { type: "CANCELLED", on: cancelledOn, because: "LAPSED_TOO_LONG" }];
}

function lastStanding(acts: readonly PermitAct[], rules: CityRules) {
  const standing = standingOn(acts, rules, acts.at(-1)?.on ?? "");
  if (standing === null) throw new RangeError("a permit begins with its issue");
  return standing;
}
