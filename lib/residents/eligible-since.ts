import type { Day } from "@/lib/clock";
import type { PreparedBundle } from "@/lib/policy/bundle";
import { type Case, dayNumber, dayText, evaluate, measuresOf, type RuleSet } from "@/lib/rules";

/** How far back is looked: three years, more than any sample rule has been in force. */
const LOOK_BACK_DAYS = 1096;

export interface Since {
  /** The first day of the stretch of eligible days that reaches up to the case's day. */
  on: Day;
  /** The stretch may reach further back: to where is not looked, or where no rules were in force. */
  open: boolean;
}

/**
 * Since when the rules have said yes without a break, up to the day of the case, which must be eligible itself.
 * Between two turning points a yes stays a yes, because time only adds: so their days are asked, and the days
 * between two of them only where the stretch begins. A measure that looks back through a window also loses
 * days as time passes: then every day is asked.
 */
export function eligibleSince(bundle: PreparedBundle, kase: Case): Since {
  const end = dayNumber(kase.assessmentDate);
  const begun = Math.min(...bundle.document.ruleSets.map((ruleSet) => dayNumber(ruleSet.effectiveFrom)));
  const earliest = Math.max(begun, end - LOOK_BACK_DAYS);
  const holds = (day: number) =>
    evaluate(
      bundle.compiled,
      { ...kase, assessmentDate: dayText(day) },
      { trace: false, firstEligibleDate: false },
    ).eligible;
  let since = end;
  for (const turn of turningPoints(bundle, kase, { earliest, end })) {
    if (turn >= since) continue;
    // The day before the stretch found so far ends the span from `turn`: if it fails, the stretch begins here.
    if (!holds(since - 1)) return { on: dayText(since), open: false };
    if (!holds(turn)) return { on: dayText(firstThatHolds(turn, since - 1, holds)), open: false };
    since = turn;
  }
  return { on: dayText(since), open: true };
}

/** `no` does not hold, `yes` does, and between them it changes once. */
function firstThatHolds(no: number, yes: number, holds: (day: number) => boolean): number {
  let [before, after] = [no, yes];
  while (after - before > 1) {
    const middle = (before + after) >> 1;
    if (holds(middle)) after = middle;
    else before = middle;
  }
  return after;
}

/** Days on which a yes may turn into a no, latest first, the earliest day looked at among them. */
function turningPoints(
  bundle: PreparedBundle,
  kase: Case,
  { earliest, end }: { earliest: number; end: number },
) {
  const { ruleSets, cities, zone } = bundle.document;
  const found = new Set([earliest]);
  const add = (day: Day | null | undefined, later = 0) => {
    if (day != null) found.add(dayNumber(day) + later);
  };
  const everyDay = ruleSets.some((ruleSet) => ruleSet.overlap === "destinationFirst" || hasWindow(ruleSet));
  for (let day = end; day > earliest; day--) {
    // Birthdays turn ages; on other first days, months are counted anew.
    const text = dayText(day);
    if (everyDay || text.endsWith("-01") || text.slice(5) === kase.person?.birthDate?.slice(5))
      found.add(day);
  }
  const gaps = new Set([0, ...ruleSets.flatMap(gapsOf)]);
  for (const record of kase.records) {
    add(record.start);
    for (const gap of gaps) add(record.end, 1 + gap);
  }
  for (const ruleSet of ruleSets) add(ruleSet.effectiveFrom);
  for (const city of cities) {
    for (const tier of city.tiers) add(tier.from);
    add(city.successor?.from);
  }
  for (const member of zone.members) {
    add(member.recognisedFrom);
    add(member.recognisedUntil, 1);
  }
  return [...found].filter((day) => day >= earliest && day < end).sort((a, b) => b - a);
}

function hasWindow(ruleSet: RuleSet): boolean {
  return measuresOf(ruleSet).some((measure) => measure.window != null);
}

function gapsOf(ruleSet: RuleSet): number[] {
  return measuresOf(ruleSet).flatMap((measure) => measure.resetAfterGap ?? []);
}
