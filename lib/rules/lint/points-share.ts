/** Points that years cannot carry: docs/rules-semantics.md §10. */
import { pointsText } from "../amounts";
import type { Indicator, Measure } from "../types";
import { type Finding, finding } from "./finding";
import { isInsurance, isResidence, mustBe } from "./kinds";
import { type Most, mostOfGroups } from "./most-points";
import { tierOn, turningDays, type VersionView } from "./view";
import { type RequirementAt, requirementsOf, tablesOf } from "./walk";

/**
 * Since 2019, insurance and residence must make up most of the points in cities above 5 million. The most that each
 * part can earn is compared, before the table's multiplier and cap; a part without a cap can grow without a limit.
 */
export function pointsShareFindings(view: VersionView): Finding[] {
  const { ruleSet } = view;
  const used = tablesUsed(view);
  return tablesOf(view).flatMap(({ id, value: table, path }) => {
    if ("bestOf" in table || !used.has(id)) return [];
    const most = (counts: (indicator: Indicator) => boolean) =>
      mostOfGroups(ruleSet, table, () => Number.POSITIVE_INFINITY, counts);
    const years = most((indicator) => isOfYears(view, indicator));
    const others = most((indicator) => !isOfYears(view, indicator));
    if (years === null || isLess(others, years) || others === 0n) return [];
    const text = others === null ? ("UNLIMITED" as const) : pointsText(others);
    return [
      finding("YEARS_NOT_MOST_POINTS", path, ruleSet.version, {
        table: id,
        years: pointsText(years),
        others: text,
      }),
    ];
  });
}

function isLess(one: Most, other: bigint): boolean {
  return one !== null && one < other;
}

function isOfYears({ bundle }: VersionView, indicator: Indicator): boolean {
  const measure: Measure | null | undefined = "measure" in indicator ? indicator.measure : null;
  return (
    measure != null && mustBe(measure.kinds, (kind) => isInsurance(bundle, kind) || isResidence(bundle, kind))
  );
}

/** The tables that decide in a city above 5 million, the parts of `bestOf` included. */
function tablesUsed(view: VersionView): ReadonlySet<string> {
  const used = new Set<string>();
  const tables = view.ruleSet.points ?? {};
  const use = (name: string): void => {
    if (used.has(name) || !Object.hasOwn(tables, name)) return;
    used.add(name);
    const table = tables[name];
    if (table !== undefined && "bestOf" in table) for (const part of table.bestOf) use(part);
  };
  for (const at of requirementsOf(view)) {
    if (at.value.type === "points" && admitsAbove5Million(view, at)) use(at.value.table);
  }
  return used;
}

function admitsAbove5Million({ places, from, until }: VersionView, { pathway }: RequirementAt): boolean {
  const { appliesTo } = pathway;
  if (appliesTo !== "all" && "tiers" in appliesTo) {
    return appliesTo.tiers.some((tier) => tier === "super" || tier === "mega");
  }
  const codes = appliesTo === "all" ? [...places.members.keys()] : appliesTo.cities;
  return codes.some((code) =>
    turningDays(places, [code], from, until).some((day) => {
      const tier = tierOn(places, code, day);
      return tier === "super" || tier === "mega";
    }),
  );
}
