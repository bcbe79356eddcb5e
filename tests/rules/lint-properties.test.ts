import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bundleFromValue, compile, evaluate, lintBundle } from "@/lib/rules";
import { bundleArbitrary, documentsArbitrary } from "./oracle/arbitrary";
import { TODAY } from "./support/lint";

const IMPOSSIBLE = /OUT_OF_REACH|EXCLUDE_EACH_OTHER|APPLIES_NOWHERE/;

describe("the lint, on any valid bundle", () => {
  it("finds the same twice, and changes nothing", () => {
    fc.assert(
      fc.property(bundleArbitrary, (value) => {
        const before = JSON.stringify(value);
        const bundle = bundleFromValue(value);
        expect(lintBundle(bundle, { today: TODAY })).toEqual(lintBundle(bundle, { today: TODAY }));
        expect(JSON.stringify(value)).toBe(before);
      }),
      { seed: 20_261_123, numRuns: 150 },
    );
  });

  it("says each thing once, of a place that is there", () => {
    fc.assert(
      fc.property(bundleArbitrary, (value) => {
        const findings = lintBundle(bundleFromValue(value), { today: TODAY });
        const said = findings.map(({ code, path, params, version }) =>
          JSON.stringify([code, path, params, version]),
        );
        expect(new Set(said).size).toBe(said.length);
        for (const { path } of findings) expect(at(value, path)).toBeDefined();
      }),
      { seed: 20_261_124, numRuns: 150 },
    );
  });

  it("never calls a pathway impossible that somebody satisfies", () => {
    let impossible = 0;
    fc.assert(
      fc.property(documentsArbitrary, ({ bundle: value, kase }) => {
        const bundle = bundleFromValue(value);
        const named = new Set(
          lintBundle(bundle, { today: TODAY }).flatMap(({ code, version, params }) =>
            IMPOSSIBLE.test(code) && "pathway" in params ? [`${version} ${params.pathway}`] : [],
          ),
        );
        impossible += named.size;
        const compiled = compile(bundle);
        for (const assessmentDate of [kase.assessmentDate, "2024-02-29", "2029-12-31"]) {
          const answer = evaluate(
            compiled,
            { ...kase, assessmentDate },
            { trace: false, firstEligibleDate: false },
          );
          const met = answer.pathways.filter(({ status }) => status === "met");
          expect(met.filter(({ id }) => named.has(`${answer.ruleSet?.version} ${id}`))).toEqual([]);
        }
      }),
      { seed: 20_261_125, numRuns: 700 },
    );
    expect(impossible).toBeGreaterThan(50);
  });
});

/** The value at a JSON path such as `$.a[0]["b"]`. */
function at(document: unknown, path: string): unknown {
  const steps = [...path.matchAll(/\.([A-Za-z_]\w*)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/g)];
  return steps.reduce<unknown>(
    (value, [, name, index, quoted]) => (value as Record<string, unknown>)?.[name ?? index ?? quoted ?? ""],
    document,
  );
}
