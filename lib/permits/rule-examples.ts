import { standingOn } from "./lapse";
import type { LapseRule, PermitExample, PermitRule } from "./permit-rule";
import type { PermitHistory } from "./types";
import { permitYears } from "./years";

type Expected = PermitExample["expect"][number];

/** What a worked case comes to under its rule on one of its days. */
export function exampleOn(rule: LapseRule, example: PermitExample, on: string): Expected | null {
  const permits = example.permits.map(
    (acts, index): PermitHistory => ({
      permitId: `permit-${index + 1}`,
      placeCode: "110000",
      cityCode: "110000",
      acts,
    }),
  );
  const last = permits.findLast(({ acts }) => (acts[0]?.on ?? "9999-12-31") <= on);
  const standing = last === undefined ? null : standingOn(last.acts, rule, on);
  if (standing === null) return null;
  return { on, state: standing.state, dueOn: standing.dueOn, ...permitYears(permits, rule, on) };
}

/** The worked cases of a rule that do not come to what they say: a rule with any of them cannot take effect. */
export function failingExamples(
  rule: PermitRule,
): { example: PermitExample; expected: Expected; actual: Expected | null }[] {
  return rule.examples.flatMap((example) =>
    example.expect
      .map((expected) => ({ example, expected, actual: exampleOn(rule, example, expected.on) }))
      .filter(({ expected, actual }) => JSON.stringify(sorted(actual)) !== JSON.stringify(sorted(expected))),
  );
}

function sorted(row: Expected | null): unknown {
  if (row === null) return null;
  const { on, state, dueOn, cumulative, continuous } = row;
  return [on, state, dueOn, cumulative.months, cumulative.days, continuous.months, continuous.days];
}
