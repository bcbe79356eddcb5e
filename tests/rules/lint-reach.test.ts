import { describe, expect, it, test } from "vitest";
import type { AttributeDefinition, Indicator } from "@/lib/rules";
import {
  bundle,
  city,
  credited,
  label,
  NANJING,
  NANTONG,
  pathway,
  ruleSet,
  SHANGHAI,
  SUZHOU,
} from "./support/documents";
import { asking, away, FIRST, found, pair, type Row } from "./support/lint";
import { insurance, table } from "./support/points";

const ATTRIBUTES: Record<string, AttributeDefinition> = {
  education: { type: "choice", options: ["bachelor", "master"], label },
  hours: { type: "integer", min: 0, max: 100, label },
};
const attribute = (body: object, id = "a") => ({
  id,
  type: "attribute" as const,
  attribute: "hours",
  ...body,
});
const scores = (indicators: Indicator[], min: string, changes: object = {}) =>
  asking(
    { id: "points", type: "points", table: "main", min },
    {
      attributes: ATTRIBUTES,
      points: { main: table(indicators, changes) },
      pathways: [
        pathway([{ id: "points", type: "points", table: "main", min }], { cities: [SUZHOU] }),
        pathway([], "all", "open"),
      ],
    },
  );
const years = (changes: object = {}): Indicator => ({
  ...{ id: "years", type: "duration", measure: insurance, per: 12, points: "3", rounding: "floor" },
  ...changes,
});

const ROWS: Row[] = [
  {
    because: "no city that is looked at is a member or the destination",
    wrong: pair([
      { id: "now", type: "current", kinds: ["residence"], scope: { tiers: ["medium"] }, unit: "day" },
    ]),
    finds: [`CURRENT_OUT_OF_REACH ${FIRST}`],
    right: pair([
      { id: "now", type: "current", kinds: ["residence"], scope: { tiers: ["mega"] }, unit: "day" },
    ]),
  },
  {
    because: "the city left before the rules began, so nobody holds anything there that counts today",
    wrong: pair(
      [{ id: "now", type: "current", kinds: ["residence"], scope: { cities: [NANJING] }, unit: "day" }],
      {},
      {},
      { recognisedUntil: "2013-12-31" },
    ),
    finds: [`CURRENT_OUT_OF_REACH ${FIRST}`],
    right: pair(
      [{ id: "now", type: "current", kinds: ["residence"], scope: { cities: [NANJING] }, unit: "day" }],
      {},
      {},
      { recognisedUntil: "2014-01-01" },
    ),
  },
  {
    because: "nobody is older than they are",
    wrong: asking({ id: "age", type: "age", min: 46, max: 45 }),
    finds: [`AGE_OUT_OF_REACH ${FIRST}`],
    right: asking({ id: "age", type: "age", min: 45, max: 45 }),
  },
  {
    because: "the attribute cannot be so much",
    wrong: asking(attribute({ min: 101 }), { attributes: ATTRIBUTES }),
    finds: [`ATTRIBUTE_OUT_OF_REACH ${FIRST}`],
    right: asking(attribute({ min: 100 }), { attributes: ATTRIBUTES }),
  },
  {
    because: "a choice is no number",
    wrong: asking(attribute({ attribute: "education", min: 1 }), { attributes: ATTRIBUTES }),
    finds: [`ATTRIBUTE_OUT_OF_REACH ${FIRST}`],
    right: asking(attribute({ attribute: "education", in: ["master"] }), { attributes: ATTRIBUTES }),
  },
  {
    because: "the list of what is enough is empty",
    wrong: asking(attribute({ in: [] }), { attributes: ATTRIBUTES }),
    finds: [`ATTRIBUTE_OUT_OF_REACH ${FIRST}`],
    right: asking(attribute({ in: [1] }), { attributes: ATTRIBUTES }),
  },
  {
    because: "one person cannot be of two ages",
    wrong: bundle([
      ruleSet([
        { id: "a", type: "age", min: 46 },
        { id: "b", type: "age", max: 45 },
      ]),
    ]),
    finds: ["REQUIREMENTS_EXCLUDE_EACH_OTHER pathways[0]"],
    right: bundle([
      ruleSet([
        { id: "a", type: "age", min: 45 },
        { id: "b", type: "age", max: 45 },
      ]),
    ]),
  },
  {
    because: "an attribute is not two things at once",
    wrong: bundle([
      ruleSet([attribute({ in: [1, 2] }), attribute({ min: 3 }, "b")], { attributes: ATTRIBUTES }),
    ]),
    finds: ["REQUIREMENTS_EXCLUDE_EACH_OTHER pathways[0]"],
    right: bundle([
      ruleSet([attribute({ in: [1, 2] }), attribute({ min: 2 }, "b")], { attributes: ATTRIBUTES }),
    ]),
  },
  {
    because: "each city meets one of the two, and none both",
    wrong: bundle([
      ruleSet([], {
        pathways: [
          pathway(
            [SHANGHAI, SUZHOU].map((code) => ({
              ...credited({ scope: { cities: [code] }, maxShareElsewhere: "0" }),
              id: code,
            })),
            { cities: [SHANGHAI, SUZHOU] },
          ),
          pathway([], "all", "open"),
        ],
      }),
    ]),
    finds: ["REQUIREMENTS_EXCLUDE_EACH_OTHER pathways[0]"],
    right: bundle([
      ruleSet([], {
        pathways: [
          pathway(
            [SHANGHAI, SUZHOU].map((code) => ({ ...credited({ scope: { cities: [code] } }), id: code })),
            { cities: [SHANGHAI, SUZHOU] },
          ),
          pathway([], "all", "open"),
        ],
      }),
    ]),
  },
  {
    because: "the caps of the indicators stay under the points asked for",
    wrong: scores(
      [years({ cap: "45" }), { id: "c", type: "count", attribute: "hours", per: 50, points: "2" }],
      "49.01",
    ),
    finds: [`POINTS_OUT_OF_REACH ${FIRST}`],
    right: scores(
      [years({ cap: "45" }), { id: "c", type: "count", attribute: "hours", per: 50, points: "2" }],
      "49",
    ),
  },
  {
    because: "the multiplier comes before the table's cap",
    wrong: scores([years({ cap: "40" })], "50.01", {
      multiplier: { attribute: "hours", values: { "1": "2" } },
      cap: "50",
    }),
    finds: [`POINTS_OUT_OF_REACH ${FIRST}`],
    right: scores([years({ cap: "40" })], "50", {
      multiplier: { attribute: "hours", values: { "1": "2" } },
      cap: "50",
    }),
  },
  {
    because: "what a window can hold earns no more",
    wrong: scores([years({ measure: { ...insurance, window: 35 } })], "9.01"),
    finds: [`POINTS_OUT_OF_REACH ${FIRST}`],
    right: scores([years({ measure: { ...insurance, window: 35 } })], "9"),
  },
  {
    because: "of a group's best only the best counts, and the highest band needs hours nobody can have",
    wrong: scores(
      [
        {
          id: "b",
          type: "bands",
          attribute: "hours",
          bands: [
            { from: 10, points: "3" },
            { from: 101, points: "9" },
          ],
        },
        { id: "c", type: "choice", attribute: "education", points: { master: "5" } },
      ],
      "6",
      { groups: [{ id: "g", indicators: ["b", "c"], mode: "max" }] },
    ),
    finds: [`POINTS_OUT_OF_REACH ${FIRST}`],
    right: scores(
      [
        {
          id: "b",
          type: "bands",
          attribute: "hours",
          bands: [
            { from: 10, points: "3" },
            { from: 100, points: "9" },
          ],
        },
        { id: "c", type: "choice", attribute: "education", points: { master: "5" } },
      ],
      "6",
      { groups: [{ id: "g", indicators: ["b", "c"], mode: "max" }] },
    ),
  },
  {
    because: "there is nothing to choose from",
    wrong: asking({ id: "any", type: "any", requirements: [] }),
    finds: [`ALTERNATIVES_OUT_OF_REACH ${FIRST}`],
    right: asking({
      id: "any",
      type: "any",
      requirements: [{ id: "age", type: "age", min: 46, max: 45 }, credited()],
    }),
  },
  {
    because: "the pathway leads nowhere",
    wrong: bundle([ruleSet([], { pathways: [pathway([], { cities: [] }), pathway([], "all", "open")] })]),
    finds: ["PATHWAY_APPLIES_NOWHERE pathways[0].appliesTo"],
    right: bundle([
      ruleSet([], { pathways: [pathway([], { cities: [NANTONG] }), pathway([], "all", "open")] }),
    ]),
  },
];

describe("a pathway that no one can satisfy", () => {
  test.each(ROWS)("is an error, because $because", ({ wrong, finds, right }) => {
    expect(found(wrong)).toEqual(finds);
    expect(found(right)).toEqual([]);
  });

  it("is not found of sizes that no city of the register has: one may come to have it", () => {
    const rules = ruleSet([], {
      pathways: [pathway([], "all", "open"), pathway([away(12)], { tiers: ["medium"] })],
    });
    expect(found(bundle([rules]))).toEqual([]);
  });

  it("leads nowhere where all its cities have gone over to others, and somewhere until they have", () => {
    const merged = (from: string, retroactive: boolean) =>
      bundle([ruleSet([], { pathways: [pathway([], "all", "open"), pathway([], { cities: [NANTONG] })] })], {
        cities: [
          city(SUZHOU, "large-1"),
          city(NANTONG, "large-2", { successor: { code: SUZHOU, from, retroactive } }),
        ],
        zone: { id: "z", name: label, members: [{ code: SUZHOU }] },
      });
    const nowhere = ["PATHWAY_APPLIES_NOWHERE pathways[1].appliesTo"];
    expect(found(merged("2013-01-01", false))).toEqual(nowhere);
    expect(found(merged("2030-01-01", true))).toEqual(nowhere);
    expect(found(merged("2030-01-01", false))).toEqual([]);
  });
});
