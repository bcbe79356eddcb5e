import { describe, expect, it } from "vitest";
import { admitAct } from "@/lib/permits/acts";
import { permitRuleFromValue, permitRuleSchema } from "@/lib/permits/permit-rule";
import { getPublishedRule, nationalRule, PUBLISHED_RULES } from "@/lib/permits/published-rules";
import { exampleOn, failingExamples } from "@/lib/permits/rule-examples";
import type { PermitAct } from "@/lib/permits/types";

describe("the eight published variants", () => {
  it("are eight, and the decree's is the one in force", () => {
    expect(PUBLISHED_RULES.map(({ id }) => id.slice(0, 2))).toEqual([
      "v1",
      "v2",
      "v3",
      "v4",
      "v5",
      "v6",
      "v7",
      "v8",
    ]);
    expect(PUBLISHED_RULES.filter(({ mark }) => mark === "LAW")).toEqual([nationalRule()]);
  });

  const rows = PUBLISHED_RULES.flatMap((rule) =>
    rule.examples.flatMap((example) =>
      example.expect.map((expected) => ({ rule, example, expected, name: example.title.en })),
    ),
  );

  it.each(rows)("$rule.id: $name, on $expected.on", ({ rule, example, expected }) => {
    expect(exampleOn(rule, example, expected.on)).toEqual(expected);
  });

  it.each(PUBLISHED_RULES)(
    "$id: every act of its worked cases is one that the law admits on its day",
    (rule) => {
      for (const { permits } of rule.examples) {
        for (const acts of permits) {
          const so: PermitAct[] = [];
          for (const act of acts) {
            expect([act, admitAct(so, rule, act)]).toMatchObject([act, { allowed: true }]);
            so.push(act);
          }
        }
      }
    },
  );

  it("a worked case that does not come out is named with what came instead", () => {
    const rule = structuredClone(getPublishedRule("v5-forfeit"));
    const [row] = rule.examples[0]?.expect.slice(-1) ?? [];
    if (row !== undefined) row.cumulative.months = 40;
    expect(failingExamples(rule)).toMatchObject([
      { expected: { cumulative: { months: 40 } }, actual: { cumulative: { months: 28 } } },
    ]);
  });
});

describe("a rule document", () => {
  const base = nationalRule();
  const band = base.late[0];
  it.each([
    ["a promise of 31 days", { issueDays: 31 }, "Decree 663 art. 9 allows 30 at most"],
    ["no promise at all", { issueDays: 0 }, "nothing is issued in no time"],
    ["no bands", { late: [] }, "every lateness needs an outcome"],
    ["a last band that ends", { late: [{ ...band, through: { days: 30 } }] }, "later would be unknown"],
    ["a first band without end", { late: [band, band] }, "the second could never apply"],
    ["a key it does not know", { graceDays: 30 }, "a misspelt rule would silently not hold"],
    ["a window of a year", { window: { days: 365 } }, "every day would be in it"],
  ])("is refused with %s: %#", (_what, change, _because) => {
    expect(permitRuleSchema.safeParse({ ...base, ...change }).success).toBe(false);
  });

  it("is taken as it stands, and a stranger's id is an error", () => {
    expect(permitRuleFromValue(structuredClone(base))).toEqual(base);
    expect(() => getPublishedRule("v9")).toThrow(RangeError);
  });
});
