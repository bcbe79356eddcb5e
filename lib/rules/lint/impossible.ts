/** Pathways that no one can satisfy: docs/rules-semantics.md §10. Only what is certain is found. */
import { decimalText, greatest, pointsText, SCALE, unitsOfMonths } from "../amounts";
import type { AgeRequirement, AttributeRequirement, CityCode, Pathway, Requirement } from "../types";
import { canMeet, definitionOf } from "./attributes";
import { type Finding, finding } from "./finding";
import type { Setting } from "./most-credited";
import { creditWithin, isReachable, pointsWithin } from "./reach";
import { isMergedAway, tierOn, turningDays, type VersionView } from "./view";

export function impossibleFindings(view: VersionView): Finding[] {
  return view.ruleSet.pathways.flatMap((pathway, index) =>
    ofPathway(view, pathway, `${view.path}.pathways[${index}]`),
  );
}

function ofPathway(view: VersionView, pathway: Pathway, path: string): Finding[] {
  const { version } = view.ruleSet;
  if (appliesNowhere(view, pathway)) {
    return [finding("PATHWAY_APPLIES_NOWHERE", `${path}.appliesTo`, version, { pathway: pathway.id })];
  }
  const settings = settingsOf(view, pathway);
  // Nothing is certain of cities that the register does not have.
  if (settings.length === 0) return [];
  const { requirements } = pathway;
  const together = { pathway: pathway.id };
  if (isSatisfiable(settings, requirements)) {
    return contradict(view, requirements)
      ? [finding("REQUIREMENTS_EXCLUDE_EACH_OTHER", path, version, together)]
      : [];
  }
  const alone = requirements.flatMap((requirement, index) =>
    settings.some((setting) => isReachable(setting, requirement))
      ? []
      : [outOfReach(settings, pathway, requirement, `${path}.requirements[${index}]`)],
  );
  return alone.length > 0 ? alone : [finding("REQUIREMENTS_EXCLUDE_EACH_OTHER", path, version, together)];
}

function isSatisfiable(settings: readonly Setting[], requirements: readonly Requirement[]): boolean {
  return settings.some((setting) => requirements.every((requirement) => isReachable(setting, requirement)));
}

/** No place is named, or only codes that have gone over to a successor: the destination is never one of those. */
function appliesNowhere({ places, from }: VersionView, { appliesTo }: Pathway): boolean {
  if (appliesTo === "all") return false;
  if ("tiers" in appliesTo) return appliesTo.tiers.length === 0;
  return appliesTo.cities.every((code) => isMergedAway(places, code, from));
}

/** Every destination the pathway applies to, on each day from which its surroundings are of other sizes. */
function settingsOf(view: VersionView, { appliesTo }: Pathway): Setting[] {
  const { places, from, until } = view;
  const codes: CityCode[] =
    appliesTo !== "all" && "cities" in appliesTo ? appliesTo.cities : [...places.cities.keys()];
  const members = [...places.members.keys()];
  return codes.flatMap((destination) =>
    turningDays(places, [destination, ...members], from, until)
      .filter((day) => !isMergedAway(places, destination, day))
      .filter((day) => {
        if (appliesTo === "all" || "cities" in appliesTo) return true;
        const tier = tierOn(places, destination, day);
        return tier !== null && appliesTo.tiers.includes(tier);
      })
      .map((day) => ({ view, destination, day })),
  );
}

/** Ages that no one has at once, or an attribute that would have to be two things. */
function contradict({ ruleSet }: VersionView, requirements: readonly Requirement[]): boolean {
  const ages = requirements.filter((one): one is AgeRequirement => one.type === "age");
  const oldest = Math.min(...ages.map(({ max }) => max ?? Number.POSITIVE_INFINITY));
  if (ages.some(({ min }) => (min ?? 0) > oldest)) return true;
  const asked = requirements.filter((one): one is AttributeRequirement => one.type === "attribute");
  return asked.some(({ attribute }) => {
    const onIt = asked.filter((one) => one.attribute === attribute);
    return !canMeet(definitionOf(ruleSet.attributes, attribute), onIt);
  });
}

function outOfReach(
  settings: readonly Setting[],
  pathway: Pathway,
  requirement: Requirement,
  path: string,
): Finding {
  const version = settings[0]?.view.ruleSet.version ?? null;
  const named = { pathway: pathway.id, requirement: requirement.id };
  switch (requirement.type) {
    case "credited": {
      const { unit } = requirement;
      const most = Math.max(...settings.map((setting) => creditWithin(setting, requirement)));
      const required = String(unitsOfMonths(requirement.months, unit));
      const params = { ...named, unit, required, most: decimalText(most, SCALE) };
      return finding("CREDIT_OUT_OF_REACH", path, version, params);
    }
    case "current":
      return finding("CURRENT_OUT_OF_REACH", path, version, named);
    case "age":
      return finding("AGE_OUT_OF_REACH", path, version, {
        ...named,
        min: requirement.min ?? 0,
        max: requirement.max ?? 0,
      });
    case "attribute":
      return finding("ATTRIBUTE_OUT_OF_REACH", path, version, {
        ...named,
        attribute: requirement.attribute,
      });
    case "points": {
      const points = settings.map((setting) => pointsWithin(setting, requirement.table) ?? 0n);
      const params = { ...named, required: requirement.min, most: pointsText(greatest(points)) };
      return finding("POINTS_OUT_OF_REACH", path, version, params);
    }
    case "any":
      return finding("ALTERNATIVES_OUT_OF_REACH", path, version, named);
  }
}
