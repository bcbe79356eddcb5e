import {
  type Bundle,
  bundleFromValue,
  type Finding,
  lintBundle,
  type Member,
  type Requirement,
  type RuleSet,
} from "@/lib/rules";
import { bundle, city, credited, label, NANJING, pathway, ruleSet, SUZHOU } from "./documents";

export const TODAY = "2026-11-23";

export function lint(document: Bundle, today = TODAY): Finding[] {
  return lintBundle(bundleFromValue(document), { today });
}

/** "CODE $.ruleSets[0].place", in order. */
export function found(document: Bundle, today = TODAY): string[] {
  return lint(document, today).map(({ code, path }) => `${code} ${path.replace("$.ruleSets[0].", "")}`);
}

/** A bundle in which something is found, beside the nearest one in which it is not. */
export interface Row {
  because: string;
  wrong: Bundle;
  finds: string[];
  right: Bundle;
}

export const asking = (
  requirement: Requirement,
  changes: Partial<RuleSet> = {},
  places: Partial<Bundle> = {},
) => bundle([ruleSet([requirement], changes)], places);
export const FIRST = "pathways[0].requirements[0]";
export const CREDIT = [`CREDIT_OUT_OF_REACH ${FIRST}`];

/** Two cities; Suzhou alone is asked for. */
export const pair = (
  requirements: Requirement[],
  changes: Partial<RuleSet> = {},
  suzhou: Partial<Member> = {},
  nanjing: Partial<Member> = {},
) =>
  bundle(
    [
      ruleSet([], {
        pathways: [pathway(requirements, { cities: [SUZHOU] }), pathway([], "all", "open")],
        ...changes,
      }),
    ],
    {
      cities: [city(NANJING, "mega"), city(SUZHOU, "large-1")],
      zone: {
        id: "z",
        name: label,
        members: [
          { code: SUZHOU, ...suzhou },
          { code: NANJING, ...nanjing },
        ],
      },
    },
  );
export const away = (months: number) => credited({ scope: { cities: [NANJING] }, months });
