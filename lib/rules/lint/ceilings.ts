/** What the State lets a city ask for: docs/rules-semantics.md §10, after Decree 663 art. 16. */
import { dayNumber } from "../days";
import { type AppliesTo, type Pathway, TIERS, type Tier } from "../types";
import { type Finding, finding } from "./finding";
import { isInsurance, mustBe } from "./kinds";
import { isMergedAway, tierOn, turningDays, type VersionView } from "./view";
import { requirementsOf } from "./walk";

/** Months of insurance at most; 0 where nothing but a home may be asked for; none above 5 million. */
const CEILINGS: Partial<Record<Tier, number>> = {
  "large-1": 60,
  "large-2": 60,
  medium: 36,
  "small-1": 0,
  "small-2": 0,
};

export function ceilingFindings(view: VersionView): Finding[] {
  return requirementsOf(view).flatMap(({ value, path, pathway }) => {
    if (value.type !== "credited" || pathway.allowedBy != null) return [];
    const insured = mustBe(value.kinds, (kind) => isInsurance(view.bundle, kind));
    return tiersAdmitted(view, pathway).flatMap((tier) => {
      const ceiling = CEILINGS[tier];
      if (ceiling === undefined || value.months <= ceiling) return [];
      const named = { pathway: pathway.id, requirement: value.id, tier, months: value.months };
      const { version } = view.ruleSet;
      if (ceiling === 0) return [finding("YEARS_IN_SMALL_CITY", `${path}.months`, version, named)];
      return insured ? [finding("CEILING_EXCEEDED", `${path}.months`, version, { ...named, ceiling })] : [];
    });
  });
}

/** The tiers of the destinations a pathway applies to while the version is in force, the largest first. */
function tiersAdmitted(view: VersionView, { appliesTo }: Pathway): Tier[] {
  if (typeof appliesTo === "object" && "tiers" in appliesTo) {
    return TIERS.filter((tier) => appliesTo.tiers.includes(tier));
  }
  const { places, from, until } = view;
  const codes = citiesOf(view, appliesTo);
  const held = new Set(
    codes.flatMap((code) =>
      turningDays(places, [code], from, until)
        .filter((day) => !isMergedAway(places, code, day))
        .map((day) => tierOn(places, code, day)),
    ),
  );
  return TIERS.filter((tier) => held.has(tier));
}

/** "all" is read as the zone's members: the rules of a zone are for them. */
function citiesOf({ places, from }: VersionView, appliesTo: Exclude<AppliesTo, { tiers: Tier[] }>): string[] {
  if (appliesTo !== "all") return appliesTo.cities;
  return [...places.members.values()]
    .filter(({ recognisedUntil }) => recognisedUntil == null || dayNumber(recognisedUntil) >= from)
    .map(({ code }) => code);
}
