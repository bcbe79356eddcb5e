/** When a requirement holds: docs/rules-semantics.md §7. */
import { decimalText, SCALE } from "./amounts";
import type { RequirementAnswer, Status } from "./answer";
import type { CompiledRequirement } from "./compile-rule-set";
import { completedYears, dayNumber } from "./days";
import { attributeOf, type Inquiry } from "./inquiry";
import { creditsOf } from "./measure";
import { pointsAnswer } from "./points";
import { includes } from "./spans";
import { traceOf } from "./trace";
import type { AttributeRequirement, AttributeValue } from "./types";

export function requirementAnswer(inquiry: Inquiry, requirement: CompiledRequirement): RequirementAnswer {
  switch (requirement.type) {
    case "credited":
      return credited(inquiry, requirement);
    case "current":
      return current(inquiry, requirement);
    case "age":
      return age(inquiry, requirement);
    case "attribute":
      return attribute(inquiry, requirement);
    case "points":
      return pointsAnswer(inquiry, requirement);
    case "any": {
      const requirements = requirement.requirements.map((one) => requirementAnswer(inquiry, one));
      const status = oneHolds(requirements.map((one) => one.status));
      return { id: requirement.id, type: "any", status, requirements };
    }
  }
}

/** Met when one part is, else unknown when one is unknown, else not met. */
export function oneHolds(statuses: readonly Status[]): Status {
  if (statuses.includes("met")) return "met";
  return statuses.includes("unknown") ? "unknown" : "notMet";
}

/** Met when all parts are, else not met when one is not met, else unknown. */
export function allHold(statuses: readonly Status[]): Status {
  if (statuses.includes("notMet")) return "notMet";
  return statuses.includes("unknown") ? "unknown" : "met";
}

type Of<Type extends CompiledRequirement["type"]> = Extract<CompiledRequirement, { type: Type }>;

function credited(
  inquiry: Inquiry,
  { id, measure, threshold, shareLimit }: Of<"credited">,
): RequirementAnswer {
  const result = inquiry.resultOf(measure);
  const credits = creditsOf(inquiry.assessment, result, shareLimit);
  return {
    id,
    type: "credited",
    status: credits.credited >= threshold ? "met" : "notMet",
    unit: measure.unit,
    required: decimalText(threshold, SCALE),
    actual: decimalText(credits.credited, SCALE),
    missing: decimalText(Math.max(0, threshold - credits.credited), SCALE),
    ...(inquiry.trace && { trace: traceOf(inquiry, result, credits) }),
  };
}

/** U's own unit is covered in scope: holds a permit there today; was insured last month. */
function current(inquiry: Inquiry, { id, measure }: Of<"current">): RequirementAnswer {
  const result = inquiry.resultOf(measure);
  const { cities, lastUnit } = result.coverage;
  const holds = cities.some((city) => includes(city.open, lastUnit));
  return {
    id,
    type: "current",
    status: holds ? "met" : "notMet",
    unit: measure.unit,
    ...(inquiry.trace && { trace: traceOf(inquiry, result, creditsOf(inquiry.assessment, result)) }),
  };
}

function age({ person, assessment }: Inquiry, { id, source }: Of<"age">): RequirementAnswer {
  const required = boundsOf(source);
  if (person.birthDate == null) return { id, type: "age", status: "unknown", required, actual: null };
  const actual = completedYears(dayNumber(person.birthDate), assessment.on);
  return { id, type: "age", status: isWithin(actual, source) ? "met" : "notMet", required, actual };
}

function attribute({ person }: Inquiry, { id, source }: Of<"attribute">): RequirementAnswer {
  const required = { ...(source.in != null && { in: source.in }), ...boundsOf(source) };
  const actual = attributeOf(person, source.attribute);
  const status = actual === null ? "unknown" : attributeFits(actual, source) ? "met" : "notMet";
  return { id, type: "attribute", status, required, actual };
}

export function attributeFits(actual: AttributeValue, source: AttributeRequirement): boolean {
  if (source.in != null) return source.in.includes(actual);
  return typeof actual === "number" && isWithin(actual, source);
}

interface Range {
  min?: number | null;
  max?: number | null;
}

function boundsOf({ min, max }: Range): { min?: number; max?: number } {
  return { ...(min != null && { min }), ...(max != null && { max }) };
}

function isWithin(value: number, { min, max }: Range): boolean {
  return (min == null || value >= min) && (max == null || value <= max);
}
