import type { Case, Indicator, PointsTable, RuleSet } from "@/lib/rules";
import { bundle, kase, NANJING, only, records, ruleSet } from "./documents";

export const insurance = {
  kinds: ["socialInsurance"],
  scope: "zone" as const,
  unit: "month" as const,
  convert: true,
};

export function table(
  indicators: Indicator[],
  changes: Partial<Extract<PointsTable, { indicators: Indicator[] }>> = {},
): PointsTable {
  const all = indicators.map(({ id }) => id);
  return { indicators, groups: [{ id: "all", indicators: all, mode: "sum" }], ...changes };
}

export function scored(points: RuleSet["points"], asked: Case, min = "0", name = "main") {
  return only(
    bundle([ruleSet([{ id: "points", type: "points", table: name, min }], { points })]),
    asked,
    "points",
  );
}

export const person = (
  attributes: Record<string, string | number | boolean | null>,
  birthDate: string | null = null,
) => kase([], { person: { attributes, birthDate } });
export const insured = (...spans: string[]) =>
  kase(records(...spans.map((span) => `socialInsurance ${NANJING} ${span}`)));
export const total = (indicator: Indicator, asked: Case) =>
  scored({ main: table([indicator]) }, asked).actual;
