/** Members that are left out, and rules that come too soon: docs/rules-semantics.md §10. */
import { addDays, dayNumber, daysBetween, dayText } from "../days";
import type { CityCode, Day, Pathway } from "../types";
import { type Finding, finding } from "./finding";
import { isMergedAway, tierOn, turningDays, type VersionView } from "./view";

/** Each member is found once, on the first day of the version on which no pathway admits to it. */
export function memberFindings(view: VersionView): Finding[] {
  const { bundle, places, ruleSet, from, until } = view;
  return bundle.zone.members.flatMap(({ code, recognisedUntil }, index) => {
    const last = recognisedUntil == null ? until : Math.min(until, dayNumber(recognisedUntil));
    const day = turningDays(places, [code], from, last).find(
      (one) =>
        !isMergedAway(places, code, one) && !ruleSet.pathways.some((way) => admits(view, way, code, one)),
    );
    if (day === undefined) return [];
    const path = `$.zone.members[${index}]`;
    return [finding("MEMBER_NOT_ADMITTED", path, ruleSet.version, { city: code, day: dayText(day) })];
  });
}

function admits({ places }: VersionView, { appliesTo }: Pathway, code: CityCode, day: number): boolean {
  if (appliesTo === "all") return true;
  if ("cities" in appliesTo) return appliesTo.cities.includes(code);
  const tier = tierOn(places, code, day);
  return tier !== null && appliesTo.tiers.includes(tier);
}

/** Rules that are in force already owe no notice any more. */
export function noticeFindings({ bundle, ruleSet, path }: VersionView, today: Day): Finding[] {
  const noticeDays = bundle.zone.noticeDays ?? 0;
  const days = daysBetween(today, ruleSet.effectiveFrom);
  if (days < 0 || days >= noticeDays) return [];
  return [
    finding("NOTICE_TOO_SHORT", `${path}.effectiveFrom`, ruleSet.version, {
      day: ruleSet.effectiveFrom,
      today,
      days,
      noticeDays,
      earliest: addDays(today, noticeDays),
    }),
  ];
}

/** Of two versions that share a day, the later in the document is the one that is found. */
export function sharedDays({ bundle, ruleSet, path }: VersionView): Finding[] {
  const { effectiveFrom: day, version } = ruleSet;
  const before = bundle.ruleSets.slice(0, bundle.ruleSets.indexOf(ruleSet));
  const other = before.find((one) => one.effectiveFrom === day);
  return other === undefined
    ? []
    : [finding("SAME_EFFECTIVE_DAY", `${path}.effectiveFrom`, version, { day, other: other.version })];
}
