/** Whether a requirement can hold on some day of a run at all. A prospect errs only towards "it may". */
import type { CompiledRequirement } from "./compile-rule-set";
import { birthday, dayNumber, LAST_DAY } from "./days";
import type { Inquiry } from "./inquiry";
import { outlookOf } from "./outlook";
import { definedTable } from "./points";
import { pointsProspect } from "./points-prospect";
import { requirementAnswer } from "./requirements";
import type { Span } from "./spans";
import type { AgeRequirement, Person } from "./types";

export type Prospect = (days: Span) => boolean;

/** For runs of days within `period`, over which nothing but the day itself changes. */
export function prospectOf(inquiry: Inquiry, requirement: CompiledRequirement, period: Span): Prospect {
  const { assessment, ledger } = inquiry;
  switch (requirement.type) {
    case "credited": {
      const { measure, threshold, shareLimit } = requirement;
      const outlook = outlookOf(assessment, measure, ledger, period, shareLimit);
      return (days) => outlook.mostCredited(days) >= threshold;
    }
    case "current":
      return outlookOf(assessment, requirement.measure, ledger, period).mayBeCurrent;
    case "age":
      return ageProspect(inquiry.person, requirement.source);
    case "attribute": {
      const holds = requirementAnswer(inquiry, requirement).status === "met";
      return () => holds;
    }
    case "points": {
      const most = pointsProspect(inquiry, definedTable(requirement), period);
      return (days) => most(days) >= requirement.min;
    }
    case "any": {
      const parts = requirement.requirements.map((part) => prospectOf(inquiry, part, period));
      return (days) => parts.some((mayHold) => mayHold(days));
    }
  }
}

function ageProspect({ birthDate }: Person, { min, max }: AgeRequirement): Prospect {
  if (birthDate == null) return () => false;
  const birth = dayNumber(birthDate);
  const first = min == null ? -LAST_DAY : birthday(birth, min);
  const last = max == null ? LAST_DAY : birthday(birth, max + 1) - 1;
  return (days) => days.from <= last && days.to >= first;
}
