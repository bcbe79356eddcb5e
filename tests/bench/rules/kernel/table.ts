import { type Assessment, assessmentOf, pathwaysOn } from "@/lib/rules/assessment";
import { coefficientOn } from "@/lib/rules/coefficient";
import type { CompiledBundle } from "@/lib/rules/compile";
import type { CompiledMeasure } from "@/lib/rules/compile-measure";
import type { CompiledRequirement } from "@/lib/rules/compile-rule-set";
import { clampedDay } from "@/lib/rules/population/calendar";
import type { AttributeValue, CityCode } from "@/lib/rules/types";

/** A rule set as the numbers that kernel.c reads (input.h); what those cannot say is refused, never approximated. */
export interface KernelTable {
  cities: readonly CityCode[];
  countsFrom: number;
  excludeTags: ReadonlySet<string>;
  numbers: number[];
}

export interface KernelTerms {
  /** Engine days; both are asked about. */
  today: number;
  lastDay: number;
  /** The bit of a kind. */
  kindBit(kind: string): number;
  attributes: readonly { name: string; values: readonly AttributeValue[] }[];
}

export class NotInKernel extends Error {}

const TYPES = { attribute: 1, age: 2, current: 3, any: 4, credited: 5 } as const;
const FIELDS = [
  ...["type", "kinds", "here", "months", "convert", "threshold", "share"],
  ...["min", "max", "column", "allowed", "parts"],
] as const;
const NONE = -1;

export function kernelTable(compiled: CompiledBundle, terms: KernelTerms): KernelTable {
  const cities = [...compiled.members.keys()].sort();
  refuseChanges(compiled, terms);
  const assessments = cities.map((destination) => assessmentFor(compiled, destination, terms.today));
  const [any] = assessments;
  if (any === undefined) throw new NotInKernel("a zone without members");
  const spans = cities.map((city) => compiled.members.get(city) ?? { from: 0, until: 0 });
  return {
    cities,
    countsFrom: any.ruleSet.countsFrom,
    excludeTags: any.ruleSet.excludeTags,
    numbers: [
      ...spans.map(({ from }) => clampedDay(from)),
      ...spans.map(({ until }) => clampedDay(until)),
      ...cities.flatMap((from) => assessments.map((to) => coefficientOn(to, from, terms.today))),
      ...assessments.flatMap((assessment) => destinationNumbers(assessment, terms)),
    ],
  };
}

function assessmentFor(compiled: CompiledBundle, destination: CityCode, on: number): Assessment {
  const assessment = assessmentOf(compiled, { destination, evidence: "verified" }, on);
  if (assessment === null) throw new NotInKernel("no version in force");
  const { valuation, overlap, monthCounts, caps } = assessment.ruleSet.source;
  refuse(assessment.destination !== destination, "a destination that went into another city");
  refuse(valuation.tiers !== "assessment" || valuation.coefficients !== "assessment", "valuation by unit");
  refuse(overlap !== "best", `overlap ${overlap}`);
  refuse(monthCounts !== "anyDay", `monthCounts ${monthCounts}`);
  refuse((caps ?? []).length > 0, "caps");
  return assessment;
}

/** The kernel knows one version, one set of tiers and one name for each city. */
function refuseChanges(compiled: CompiledBundle, { today, lastDay }: KernelTerms): void {
  const isAhead = (day: number) => day > today && day <= lastDay;
  refuse(
    compiled.ruleSets.some(({ effectiveFrom }) => isAhead(effectiveFrom)),
    "a version to come",
  );
  for (const { tiers, successor } of compiled.cities.values()) {
    refuse(
      tiers.some(({ from }) => isAhead(from)),
      "a tier to come",
    );
    refuse(successor?.retroactive === false, "a successor from a day on");
  }
}

function destinationNumbers(assessment: Assessment, terms: KernelTerms): number[] {
  const pathways = pathwaysOn(assessment);
  return [
    pathways.length,
    ...pathways.flatMap(({ requirements }) => [
      requirements.length,
      ...requirements.flatMap((requirement) => requirementNumbers(requirement, terms)),
    ]),
  ];
}

type Fields = Partial<Record<(typeof FIELDS)[number], number>>;

function requirementNumbers(requirement: CompiledRequirement, terms: KernelTerms): number[] {
  const fields: Fields = fieldsOf(requirement, terms);
  const own = FIELDS.map((field) => fields[field] ?? 0);
  const parts = requirement.type === "any" ? requirement.requirements : [];
  return [...own, ...parts.flatMap((part) => requirementNumbers(part, terms))];
}

function fieldsOf(requirement: CompiledRequirement, terms: KernelTerms): Fields {
  switch (requirement.type) {
    case "credited": {
      const { measure, threshold, shareLimit } = requirement;
      refuse(threshold >= 2 ** 31, "a threshold of more than five centuries");
      return { type: TYPES.credited, ...measureFields(measure, terms), threshold, share: shareLimit ?? NONE };
    }
    case "current":
      return { type: TYPES.current, ...measureFields(requirement.measure, terms) };
    case "age": {
      const { min, max } = requirement.source;
      refuse(Math.max(min ?? 0, max ?? 0) > 200, "an age above two hundred");
      return { type: TYPES.age, min: min ?? NONE, max: max ?? NONE };
    }
    case "attribute": {
      const { attribute, in: allowed } = requirement.source;
      if (allowed == null) throw new NotInKernel("an attribute between bounds");
      const column = terms.attributes.findIndex(({ name }) => name === attribute);
      const values = terms.attributes[column]?.values ?? [];
      refuse(column < 0 || values.length > 30, `the attribute ${attribute}`);
      const bits = values.map((value, index) => (allowed.includes(value) ? 1 << (index + 1) : 0));
      return { type: TYPES.attribute, column, allowed: bits.reduce((all, bit) => all | bit, 0) };
    }
    case "any":
      return { type: TYPES.any, parts: requirement.requirements.length };
    case "points":
      throw new NotInKernel("points");
    default:
      throw new NotInKernel(`a requirement of type ${(requirement as CompiledRequirement).type}`);
  }
}

function measureFields(measure: CompiledMeasure, { kindBit }: KernelTerms): Fields {
  const { kinds, everyKind, scope, unit, resetAfterGap, untilPreviousMonth, window, notDuring } = measure;
  refuse(everyKind && kinds.length > 1, "kinds held at the same time");
  refuse(typeof scope !== "string", "a scope of named cities or tiers");
  refuse(resetAfterGap !== null, "resetAfterGap");
  refuse(window !== null, "window");
  refuse(notDuring.length > 0, "notDuring");
  refuse((unit === "month") !== untilPreviousMonth, "months up to today, or days up to the previous month");
  return {
    kinds: kinds.reduce((bits, kind) => bits | kindBit(kind), 0),
    here: scope === "destination" ? 1 : 0,
    months: unit === "month" ? 1 : 0,
    convert: measure.convert ? 1 : 0,
  };
}

function refuse(isTrue: boolean, what: string): void {
  if (isTrue) throw new NotInKernel(what);
}
