/** Whether anybody at all could meet a requirement, towards one destination: docs/rules-semantics.md §10. */
import { POINT_PLACES, SCALE, scaled, unitsOfMonths } from "../amounts";
import type { CreditedRequirement, CurrentRequirement, Requirement } from "../types";
import { canMeet, definitionOf } from "./attributes";
import { excludesItself, isInScope, isRecognisedStill, mostCredited, type Setting } from "./most-credited";
import { type Most, mostOfTable } from "./most-points";

export function isReachable(setting: Setting, requirement: Requirement): boolean {
  const { ruleSet } = setting.view;
  switch (requirement.type) {
    case "credited":
      return (
        creditWithin(setting, requirement) >= unitsOfMonths(requirement.months, requirement.unit) * SCALE
      );
    case "current":
      return canHoldNow(setting, requirement);
    case "age":
      return requirement.min == null || requirement.max == null || requirement.min <= requirement.max;
    case "attribute":
      return canMeet(definitionOf(ruleSet.attributes, requirement.attribute), [requirement]);
    case "points": {
      const points = pointsWithin(setting, requirement.table);
      return points === null || points >= BigInt(scaled(requirement.min, POINT_PLACES));
    }
    case "any":
      return requirement.requirements.some((one) => isReachable(setting, one));
    default:
      return true;
  }
}

/** In 1/10000 unit. */
export function creditWithin(setting: Setting, requirement: CreditedRequirement): number {
  const { months, maxShareElsewhere: of } = requirement;
  return mostCredited(setting, requirement, of == null ? null : { months, of });
}

export function pointsWithin(setting: Setting, table: string): Most {
  return mostOfTable(setting.view.ruleSet, table, (measure) => mostCredited(setting, measure));
}

function canHoldNow(setting: Setting, requirement: CurrentRequirement): boolean {
  if (excludesItself(requirement) || requirement.window === 0) return false;
  if (isInScope(setting, requirement, setting.destination)) return true;
  return [...setting.view.places.members.values()].some(
    (member) =>
      isInScope(setting, requirement, member.code) && isRecognisedStill(setting, requirement, member),
  );
}
