/** Whether a requirement can hold on some day of a run. On a single day a prospect is exact; else it may err to "yes". */
import type { CompiledMeasure } from "./compile-measure";
import type { CompiledRequirement } from "./compile-rule-set";
import { birthday, dayNumber, LAST_DAY } from "./days";
import { type Inquiry, remembered } from "./inquiry";
import { creditRange, mayBeCurrent } from "./outlook";
import { definedTable } from "./points";
import { pointsProspect } from "./points-prospect";
import { requirementAnswer } from "./requirements";
import type { Span } from "./spans";
import { type Timeline, timelineOf } from "./timeline";
import type { AgeRequirement, Person } from "./types";

export type Prospect = (days: Span) => boolean;

/** One person over a period, in which nothing but the day itself changes. */
export interface Forecast {
  inquiry: Inquiry;
  /** Worked out when it is first asked for, and once for all requirements. */
  timelineOf(measure: CompiledMeasure): Timeline;
}

export function forecastOf(inquiry: Inquiry, period: Span): Forecast {
  const { assessment, ledger } = inquiry;
  return { inquiry, timelineOf: remembered((measure) => timelineOf(assessment, measure, ledger, period)) };
}

export function prospectOf(forecast: Forecast, requirement: CompiledRequirement): Prospect {
  switch (requirement.type) {
    case "credited": {
      const { measure, threshold, shareLimit } = requirement;
      return (days) => creditRange(forecast.timelineOf(measure), days, shareLimit).most >= threshold;
    }
    case "current":
      return (days) => mayBeCurrent(forecast.timelineOf(requirement.measure), days);
    case "age":
      return ageProspect(forecast.inquiry.person, requirement.source);
    case "attribute": {
      const holds = requirementAnswer(forecast.inquiry, requirement).status === "met";
      return () => holds;
    }
    case "points": {
      const most = pointsProspect(forecast, definedTable(requirement));
      return (days) => most(days) >= requirement.min;
    }
    case "any": {
      const parts = requirement.requirements.map((part) => prospectOf(forecast, part));
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
