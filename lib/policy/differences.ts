import { canonicalJson, type RuleSet, TIERS, type Tier } from "@/lib/rules";

/** What two versions answer differently, as data; the page makes the sentences. */
export type Difference =
  | { kind: "coefficient"; from: Tier; to: Tier; before: string; after: string }
  | { kind: "effectiveFrom"; before: string; after: string }
  | { kind: "added" | "removed" | "changed"; path: string; before: string | null; after: string | null };

/** What a year in a city of one tier is worth towards another, the default where the pair is not named. */
export function tierCoefficient(ruleSet: RuleSet, from: Tier, to: Tier): string {
  return ruleSet.conversion.byTier?.[from]?.[to] ?? ruleSet.conversion.default;
}

/**
 * All differences in what two versions say, coefficients first. Number, title, basis, standing and notes are the
 * version's own, and examples are its tests: none of them is a difference in the rules.
 */
export function differencesOf(before: RuleSet, after: RuleSet): Difference[] {
  const differences: Difference[] = [];
  for (const from of TIERS) {
    for (const to of TIERS) {
      const [was, is] = [tierCoefficient(before, from, to), tierCoefficient(after, from, to)];
      if (!isSameDecimal(was, is))
        differences.push({ kind: "coefficient", from, to, before: was, after: is });
    }
  }
  if (before.effectiveFrom !== after.effectiveFrom) {
    differences.push({ kind: "effectiveFrom", before: before.effectiveFrom, after: after.effectiveFrom });
  }
  return [...differences, ...otherDifferences(withoutNamed(before), withoutNamed(after), "")];
}

function isSameDecimal(a: string, b: string): boolean {
  const plain = (text: string) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
  return plain(a) === plain(b);
}

function withoutNamed(ruleSet: RuleSet): unknown {
  const {
    version: _v,
    effectiveFrom: _f,
    title: _t,
    legalBasis: _l,
    standing: _s,
    notes: _n,
    examples: _e,
    conversion,
    ...rest
  } = ruleSet;
  return { ...rest, conversion: { byCity: conversion.byCity ?? {} } };
}

function otherDifferences(before: unknown, after: unknown, path: string): Difference[] {
  if (before === after) return [];
  if (isTree(before) && isTree(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) =>
      otherDifferences(before[key], after[key], path === "" ? key : `${path}.${key}`),
    );
  }
  const [was, is] = [textOf(before), textOf(after)];
  if (was === is) return [];
  if (was === null) return [{ kind: "added", path, before: null, after: is }];
  return [{ kind: is === null ? "removed" : "changed", path, before: was, after: is }];
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : canonicalJson(value);
}
