/** Everything a version says that has a place of its own in the document. */
import { childPath } from "../document/error";
import type { Indicator, IndicatorGroup, Kinds, Pathway, PointsTable, Requirement, Scope } from "../types";
import type { VersionView } from "./view";

export interface At<T> {
  value: T;
  path: string;
}

export interface RequirementAt extends At<Requirement> {
  pathway: Pathway;
}

/** Every requirement, the parts of `any` after it. */
export function requirementsOf({ ruleSet, path }: VersionView): RequirementAt[] {
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

export interface OwnPointsTable {
  indicators: Indicator[];
  groups: IndicatorGroup[];
}

export function tablesOf({ ruleSet, path }: VersionView): (At<PointsTable> & { id: string })[] {
  return Object.entries(ruleSet.points ?? {}).map(([id, value]) => ({
    id,
    value,
    path: childPath(`${path}.points`, id),
  }));
}

export function indicatorsOf(view: VersionView): At<Indicator>[] {
  return tablesOf(view).flatMap(({ value, path }) =>
    "bestOf" in value
      ? []
      : value.indicators.map((indicator, index) => ({
          value: indicator,
          path: `${path}.indicators[${index}]`,
        })),
  );
}

/** What is asked of records, by a requirement or by an indicator. */
export interface Asked {
  kinds: Kinds;
  scope: Scope;
  notDuring?: string[] | null;
}

export function askedOf(view: VersionView): At<Asked>[] {
  const required = requirementsOf(view).flatMap(({ value, path }) =>
    value.type === "credited" || value.type === "current" ? [{ value, path }] : [],
  );
  const scored = indicatorsOf(view).flatMap(({ value, path }) => measuresOf(value, path));
  return [...required, ...scored];
}

function measuresOf(indicator: Indicator, path: string): At<Asked>[] {
  const measures: At<Asked>[] = [];
  if ("measure" in indicator && indicator.measure != null) {
    measures.push({ value: indicator.measure, path: `${path}.measure` });
  }
  if ("atMost" in indicator && indicator.atMost != null) {
    measures.push({ value: indicator.atMost, path: `${path}.atMost` });
  }
  return measures;
}
