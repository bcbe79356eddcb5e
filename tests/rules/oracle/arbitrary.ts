import fc from "fast-check";
import { caseOf, day } from "./arbitrary-case";
import { bundleKinds, label } from "./arbitrary-parts";
import { cities, members } from "./arbitrary-places";
import { numbered, ruleSet } from "./arbitrary-rules";
import type { Bundle, Case, RuleSet } from "./document";

/** Bundles and cases that hit the corners of docs/rules-semantics.md often; every one is a valid document. */

export const bundleArbitrary: fc.Arbitrary<Bundle> = fc
  .record({
    cities,
    members,
    order: fc.constantFrom(
      (list: RuleSet[]) => list,
      (list: RuleSet[]) => list.toReversed(),
    ),
    ruleSets: fc.array(ruleSet, { minLength: 1, maxLength: 3 }),
    effective: fc.uniqueArray(fc.oneof(fc.constantFrom("2014-01-01", "2017-06-15"), day), {
      minLength: 3,
      maxLength: 3,
    }),
  })
  .map(({ cities: register, members: list, ruleSets, effective, order }) => ({
    format: "residence-rules/1" as const,
    kinds: bundleKinds,
    cities: register,
    zone: { id: "zone", name: label, members: list },
    ruleSets: order(numbered(ruleSets, [...effective].sort())),
  }));

/** "anything that is `null` may be left out": the same document, said shorter. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item)]),
  );
}

export type Documents = { bundle: Bundle; kase: Case };

export const documentsArbitrary: fc.Arbitrary<Documents> = fc
  .record({ bundle: bundleArbitrary, kase: caseOf, short: fc.boolean() })
  .map(({ short, ...documents }) => (short ? (withoutNulls(documents) as Documents) : documents));
