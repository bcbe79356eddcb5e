import { SCALE, textOfAmount, thresholdOf } from "./amounts";
import { capped, shared } from "./caps";
import { unitOf } from "./coverage";
import { completedYears } from "./dates";
import type { Age, Attribute, AttributeValue, Credited, Current, Measure, Requirement } from "./document";
import { measured } from "./measure";
import { attributeOf, type World } from "./places";
import { type IndicatorAnswer, pointsAnswer } from "./points";
import { type Trace, trace } from "./trace";

export type Status = "met" | "notMet" | "unknown";

type Bounds = { in?: AttributeValue[]; min?: number; max?: number };

export type RequirementAnswer = {
  id: string;
  type: Requirement["type"];
  status: Status;
  unit?: "day" | "month";
  required?: string | Bounds;
  actual?: AttributeValue | null;
  missing?: string;
  trace?: Trace;
  indicators?: IndicatorAnswer[];
  table?: string;
  requirements?: RequirementAnswer[];
};

/** §7, one requirement. */
export function requirementAnswer(world: World, requirement: Requirement): RequirementAnswer {
  const { id, type } = requirement;
  switch (requirement.type) {
    case "credited":
      return { id, type, ...credited(world, requirement) };
    case "current":
      return { id, type, ...current(world, requirement) };
    case "age":
      return { id, type, ...age(world, requirement) };
    case "attribute":
      return { id, type, ...attribute(world, requirement) };
    case "any": {
      const requirements = requirement.requirements.map((one) => requirementAnswer(world, one));
      const statuses = requirements.map((one) => one.status);
      // "met when one part is, else unknown when one is unknown, else not met".
      const status = statuses.includes("met") ? "met" : statuses.includes("unknown") ? "unknown" : "notMet";
      return { id, type, status, requirements };
    }
    case "points":
      return { id, type, ...pointsAnswer(world, requirement) };
  }
}

function credited(world: World, requirement: Credited): Omit<RequirementAnswer, "id" | "type"> {
  const result = measured(world, requirement);
  const threshold = thresholdOf(requirement.months, requirement.unit);
  const sums = shared(capped(world, requirement, result.perCity), requirement.maxShareElsewhere, threshold);
  const required = threshold * SCALE;
  const actual = sums.here + sums.elsewhere;
  return {
    status: actual >= required ? "met" : "notMet",
    unit: requirement.unit,
    required: textOfAmount(required),
    actual: textOfAmount(actual),
    missing: textOfAmount(actual >= required ? 0n : required - actual),
    trace: trace(world, requirement, result, sums.took),
  };
}

/** §7: "U's own unit is covered in scope". Its measure converts nothing and loses nothing. */
function current(world: World, requirement: Current): Omit<RequirementAnswer, "id" | "type"> {
  const measure: Measure = { ...requirement, convert: false, resetAfterGap: null };
  const result = measured(world, measure);
  const own = unitOf(result.covered.until, requirement.unit);
  return {
    status: result.covered.coveredAnywhere(own) ? "met" : "notMet",
    unit: requirement.unit,
    trace: trace(world, measure, result, []),
  };
}

function age(world: World, requirement: Age): Omit<RequirementAnswer, "id" | "type"> {
  const birth = world.person.birthDate;
  const required = bounds(requirement);
  if (birth == null) return { status: "unknown", required, actual: null };
  const actual = completedYears(birth, world.assessment);
  return { status: within(actual, requirement) ? "met" : "notMet", required, actual };
}

function attribute(world: World, requirement: Attribute): Omit<RequirementAnswer, "id" | "type"> {
  const actual = attributeOf(world, requirement.attribute);
  // "An attribute … that the case does not give is answered `unknown`".
  const required = bounds(requirement);
  if (actual === null) return { status: "unknown", required, actual };
  const holds =
    requirement.in != null ? requirement.in.includes(actual) : within(Number(actual), requirement);
  return { status: holds ? "met" : "notMet", required, actual };
}

/** The page leaves the shape of these two types' `required` open: the requirement's own bounds. */
function bounds(given: { in?: AttributeValue[] | null; min?: number | null; max?: number | null }): Bounds {
  return {
    ...(given.in != null && { in: given.in }),
    ...(given.min != null && { min: given.min }),
    ...(given.max != null && { max: given.max }),
  };
}

function within(value: number, { min, max }: { min?: number | null; max?: number | null }): boolean {
  return !(min != null && value < min) && !(max != null && value > max);
}
