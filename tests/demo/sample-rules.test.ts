import { describe, expect, test } from "vitest";
import { DEMO_ZONES } from "@/lib/demo/staff";
import { readCities, readZones } from "@/lib/places/data";
import { tierOn } from "@/lib/places/tiers";
import { TIERS } from "@/lib/places/types";
import { caseFromValue, compile, evaluate, lintBundle } from "@/lib/rules";
import { sampleBundle } from "./sample-bundle";

const CITIES = new Map(readCities().map((city) => [city.code, city]));
const DELTA = sampleBundle("yangtze-river-delta");

for (const zoneId of DEMO_ZONES) {
  describe(`the sample rules of ${zoneId}`, () => {
    const bundle = sampleBundle(zoneId);
    const compiled = compile(bundle);

    test("give the checks nothing to find", () => {
      expect(lintBundle(bundle, { today: "2026-11-23" })).toEqual([]);
    });

    for (const ruleSet of bundle.ruleSets) {
      for (const { title, case: given, expect: expected } of ruleSet.examples ?? []) {
        test(`version ${ruleSet.version}: ${title}`, () => {
          const { eligible, firstEligibleDate, ruleSet: used } = evaluate(compiled, caseFromValue(given));
          expect({ eligible, firstEligibleDate, version: used?.version }).toEqual({
            ...expected,
            version: ruleSet.version,
          });
        });
      }

      test(`version ${ruleSet.version} says first of all that no authority has issued it`, () => {
        expect(ruleSet.legalBasis?.[0]).toMatchObject({ clause: "sample" });
        expect(ruleSet.title.en).toContain("sample");
        expect(ruleSet.title.zh).toContain("示例");
      });

      test(`version ${ruleSet.version} has a pathway into every member city`, () => {
        const members = readZones().find(({ id }) => id === zoneId)?.members ?? [];
        for (const { code } of members) {
          const city = CITIES.get(code);
          const tier = city === undefined ? null : tierOn(city, ruleSet.effectiveFrom);
          const open = ruleSet.pathways.some(({ appliesTo }) => {
            if (appliesTo === "all") return true;
            return "cities" in appliesTo
              ? appliesTo.cities.includes(code)
              : tier !== null && appliesTo.tiers.includes(tier);
          });
          expect({ code, open }).toEqual({ code, open: true });
        }
      });
    }
  });
}

describe("the delta's matrix", () => {
  for (const ruleSet of DELTA.ruleSets) {
    const matrix = ruleSet.conversion.byTier ?? {};
    const of = (from: number, to: number) =>
      Number(matrix[TIERS[from] ?? "super"]?.[TIERS[to] ?? "super"] ?? Number.NaN);

    test(`version ${ruleSet.version} counts a bigger city's years in full and never more`, () => {
      for (const from of TIERS.keys()) {
        for (const to of TIERS.keys()) {
          if (from <= to) expect(of(from, to)).toBe(1);
          else expect(of(from, to)).toBeLessThan(1);
        }
      }
    });

    test(`version ${ruleSet.version} never counts a year for more when the gap is wider`, () => {
      for (let from = 1; from < TIERS.length; from += 1) {
        for (let to = 1; to <= from; to += 1) expect(of(from, to - 1)).toBeLessThanOrEqual(of(from, to));
      }
    });
  }

  test("changed in one number between the two versions, and in nothing else that decides", () => {
    const [first, second] = DELTA.ruleSets;
    const {
      version: _v1,
      effectiveFrom: _e1,
      title: _t1,
      examples: _x1,
      conversion: before,
      ...rest
    } = first ?? {};
    const {
      version: _v2,
      effectiveFrom: _e2,
      title: _t2,
      examples: _x2,
      conversion: after,
      ...others
    } = second ?? {};
    expect(others).toEqual(rest);
    expect(before?.byTier?.["large-1"]?.mega).toBe("0.8");
    expect(after?.byTier?.["large-1"]?.mega).toBe("0.85");
    expect({
      ...after,
      byTier: { ...after?.byTier, "large-1": { ...after?.byTier?.["large-1"], mega: "0.8" } },
    }).toEqual(before);
  });

  // Decree 663 art. 16; small cities ask for a home alone, medium ones for 36 months at most, large ones for 60.
  test("asks for no more than the national ceilings allow", () => {
    const ceilings = { "small-1": 0, "small-2": 0, medium: 36, "large-1": 60, "large-2": 60 } as const;
    for (const ruleSet of DELTA.ruleSets) {
      for (const { appliesTo, requirements } of ruleSet.pathways) {
        if (appliesTo === "all" || !("tiers" in appliesTo)) continue;
        for (const tier of appliesTo.tiers) {
          if (!(tier in ceilings)) continue;
          const months = requirements.flatMap((one) => (one.type === "credited" ? one.months : []));
          expect(Math.max(0, ...months)).toBeLessThanOrEqual(ceilings[tier as keyof typeof ceilings]);
        }
      }
    }
  });
});
