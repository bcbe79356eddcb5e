import { type Almanac, Engine } from "json-rules-engine";
import { AGES, COEFFICIENTS, type Facts, NEEDED } from "./reduced-task";

/** One engine for all; it compares, and the arithmetic is a fact that host code works out when it is asked for. */
export function jsonRulesDecider(): (facts: Facts) => Promise<boolean> {
  const engine = new Engine();
  engine.addFact("credited", async (_parameters, almanac: Almanac) => {
    const spans = await almanac.factValue<Facts["spans"]>("spans");
    return spans.reduce((sum, { tier, days }) => sum + days * (COEFFICIENTS.get(tier) ?? 0), 0);
  });
  engine.addRule({
    conditions: {
      all: [
        { fact: "permitHere", operator: "equal", value: true },
        { fact: "age", operator: "greaterThanInclusive", value: AGES.min },
        { fact: "age", operator: "lessThanInclusive", value: AGES.max },
        { fact: "credited", operator: "greaterThanInclusive", value: NEEDED },
      ],
    },
    event: { type: "eligible" },
  });
  return async (facts) => (await engine.run({ ...facts })).events.length > 0;
}
