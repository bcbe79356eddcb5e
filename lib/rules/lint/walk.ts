/** Everything a version says that has a place of its own in the document; every reader of a rule set walks by these. */
import { childPath } from "../document/error";
import type { Indicator, Measure, Pathway, PointsTable, Requirement, RuleSet } from "../types";

/** A version, and its own place: `$.ruleSets[0]`. */
export interface Version {
  ruleSet: RuleSet;
  path: string;
}

export interface At<T> {
  value: T;
  path: string;
}

export interface RequirementAt extends At<Requirement> {
  pathway: Pathway;
}

/** Every requirement, the parts of `any` after it. */
export function requirementsOf({ ruleSet, path }: Version): RequirementAt[] {
  return ruleSet.pathways.flatMap((pathway, index) =>
    nested(pathway, pathway.requirements, `${path}.pathways[${index}]`),
  );
}

function nested(pathway: Pathway, requirements: readonly Requirement[], path: string): RequirementAt[] {
  return requirements.flatMap((value, index) => {
    const own = { pathway, value, path: `${path}.requirements[${index}]` };
    return value.type === "any" ? [own, ...nested(pathway, value.requirements, own.path)] : [own];
  });
}

export function tablesOf({ ruleSet, path }: Version): (At<PointsTable> & { id: string })[] {
  return Object.entries(ruleSet.points ?? {}).map(([id, value]) => ({
    id,
    value,
    path: childPath(`${path}.points`, id),
  }));
}

export function indicatorsOf(version: Version): At<Indicator>[] {
  return tablesOf(version).flatMap(({ value, path }) =>
    "bestOf" in value
      ? []
      : value.indicators.map((indicator, index) => ({
          value: indicator,
          path: `${path}.indicators[${index}]`,
        })),
  );
}

/** What is asked of records, by a requirement or by an indicator. */
export type Asked = Omit<Measure, "convert">;

export function askedOf(version: Version): At<Asked>[] {
  const required = requirementsOf(version).flatMap(({ value, path }) =>
    value.type === "credited" || value.type === "current" ? [{ value, path }] : [],
  );
  const scored = indicatorsOf(version).flatMap(({ value, path }) => scoredBy(value, path));
  return [...required, ...scored];
}

/** The same of a rule set by itself, wherever it stands. */
export function measuresOf(ruleSet: RuleSet): Asked[] {
  return askedOf({ ruleSet, path: "$" }).map(({ value }) => value);
}

function scoredBy(indicator: Indicator, path: string): At<Asked>[] {
  const measures: At<Asked>[] = [];
  if ("measure" in indicator && indicator.measure != null) {
    measures.push({ value: indicator.measure, path: `${path}.measure` });
  }
  if ("atMost" in indicator && indicator.atMost != null) {
    measures.push({ value: indicator.atMost, path: `${path}.atMost` });
  }
  return measures;
}
