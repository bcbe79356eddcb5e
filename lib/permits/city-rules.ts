import type { Day } from "@/lib/clock";
import { toDate, toDay } from "@/lib/db/days";
import type { Tx } from "@/lib/db/types";
import { type PermitRule, permitRuleFromValue } from "./permit-rule";
import { nationalRule } from "./published-rules";

/** A city's versions by the day each takes effect, the earliest first. */
export type CityRuleVersions = readonly { from: Day; rule: PermitRule }[];

/** Decree 663 as it stands: in force in every city until it has published measures of its own. */
const NATIONAL: CityRuleVersions = [{ from: "2016-01-01", rule: nationalRule() }];

/** Documents never change once published, so each is read once per process. */
const parsed = new Map<string, PermitRule>();

/** What a city has published of its permits, coming versions included; the decree where it has published nothing. */
export async function findCityRules(tx: Tx, cityCode: string): Promise<CityRuleVersions> {
  const rows = await tx.cityPublication.findMany({
    where: { cityCode, kind: "PERMIT_RULE" },
    orderBy: [{ effectiveFrom: "asc" }, { version: "asc" }],
    select: { effectiveFrom: true, document: true, sha256: true },
  });
  const own = rows.map((row) => ({ from: toDay(row.effectiveFrom), rule: ruleOf(row) }));
  // What a city publishes later says nothing of the time before.
  return [...NATIONAL.filter(({ from }) => from < (own[0]?.from ?? "9999-12-31")), ...own];
}

/** The city's whole rule in force on a day: also its promise and its ban, which the interpreter of lapses does not read. */
export async function findCityRuleOn(tx: Tx, cityCode: string, on: Day): Promise<PermitRule> {
  const row = await tx.cityPublication.findFirst({
    where: { cityCode, kind: "PERMIT_RULE", effectiveFrom: { lte: toDate(on) } },
    orderBy: [{ effectiveFrom: "desc" }, { version: "desc" }],
    select: { document: true, sha256: true },
  });
  return row === null ? nationalRule() : ruleOf(row);
}

function ruleOf({ document, sha256 }: { document: string; sha256: string }): PermitRule {
  const rule = parsed.get(sha256) ?? permitRuleFromValue(JSON.parse(document));
  parsed.set(sha256, rule);
  return rule;
}
