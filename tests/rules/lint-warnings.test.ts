import { describe, expect, it, test } from "vitest";
import type { Bundle, Conversion, Indicator, RuleSet, Tier } from "@/lib/rules";
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
import { found, lint, type Row, TODAY } from "./support/lint";
import { insurance, table } from "./support/points";

/** Three sizes of city: super, mega and large. */
const PLACES: Partial<Bundle> = {
  cities: [city(SHANGHAI, "super"), city(NANJING, "mega"), city(SUZHOU, "large-1")],
  zone: { id: "z", name: label, members: [SHANGHAI, NANJING, SUZHOU].map((code) => ({ code })) },
};
const converting = (conversion: Conversion, changes: Partial<RuleSet> = {}, places = PLACES) =>
  bundle([ruleSet([credited()], { conversion, ...changes })], places);

type Matrix = Partial<Record<Tier, Partial<Record<Tier, string>>>>;
/** Every pair of the three sizes; 1 where nothing else is said. */
const whole = (changes: Matrix = {}): Conversion => ({
  default: "1",
  byTier: Object.fromEntries(
    (["super", "mega", "large-1"] as const).map((from) => [
      from,
      { super: "1", mega: "1", "large-1": "1", ...changes[from] },
    ]),
  ),
});
const without = (from: Tier, to: Tier): Conversion => {
  const { byTier, ...rest } = whole();
  const { [to]: _left, ...row } = byTier?.[from] ?? {};
  return { ...rest, byTier: { ...byTier, [from]: row } };
};

const scored = (indicators: Indicator[], groups?: object) =>
  bundle([
    ruleSet([{ id: "points", type: "points", table: "main", min: "1" }], {
      attributes: { degree: { type: "choice", options: ["master"], label } },
      points: { main: table(indicators, groups) },
    }),
  ]);
const years = (cap: string | null): Indicator => ({
  ...{ id: "years", type: "duration", measure: insurance, per: 12, points: "3", rounding: "floor", cap },
});
const degree = (points: string): Indicator => ({
  id: "degree",
  type: "choice",
  attribute: "degree",
  points: { master: points },
});

const lacking = (pathways: RuleSet["pathways"]) => bundle([ruleSet([], { pathways })], PLACES);
const beginning = (effectiveFrom: string, noticeDays: number | null = 30) =>
  bundle([ruleSet([credited()], { effectiveFrom })], {
    ...PLACES,
    zone: { id: "z", name: label, noticeDays, members: [{ code: SUZHOU }] },
  });

const ROWS: Row[] = [
  {
    because: "1.0001 credits more than was lived",
    wrong: converting(whole({ super: { super: "1.0001" } })),
    finds: [
      "COEFFICIENT_ABOVE_ONE conversion.byTier.super.super",
      "BIGGER_DESTINATION_COUNTS_MORE conversion.byTier.super.super",
    ],
    right: converting(whole({ super: { super: "1.0000" } })),
  },
  {
    because: "a pair of cities is a coefficient like another",
    wrong: converting({ ...whole(), byCity: { [SUZHOU]: { [NANJING]: "1.5" } } }),
    finds: [`COEFFICIENT_ABOVE_ONE conversion.byCity["${SUZHOU}"]["${NANJING}"]`],
    right: converting({ ...whole(), byCity: { [SUZHOU]: { [NANJING]: "0.5" } } }),
  },
  {
    because: "the default is one, too",
    wrong: converting({ default: "1.1" }),
    finds: ["DEFAULT_ABOVE_ONE conversion.default"],
    right: converting({ default: "1" }),
  },
  {
    because: "a super city's years would count less in a large one",
    wrong: converting(
      whole({
        super: { "large-1": "0.9" },
        mega: { "large-1": "0.9" },
        "large-1": { super: "0.9", mega: "0.9", "large-1": "0.9" },
      }),
    ),
    finds: [
      "BIGGER_CITY_DISCOUNTED conversion.byTier.super.large-1",
      "BIGGER_CITY_DISCOUNTED conversion.byTier.mega.large-1",
      "BIGGER_DESTINATION_COUNTS_MORE conversion.byTier.super.mega",
      "BIGGER_DESTINATION_COUNTS_MORE conversion.byTier.mega.mega",
    ].map((one) =>
      one
        .replace("byTier.super.large-1", 'byTier.super["large-1"]')
        .replace("byTier.mega.large-1", 'byTier.mega["large-1"]'),
    ),
    right: converting(whole({ "large-1": { super: "0.8", mega: "0.9" }, mega: { super: "0.9" } })),
  },
  {
    because: "Nanjing is bigger than Suzhou",
    wrong: converting({ ...whole(), byCity: { [NANJING]: { [SUZHOU]: "0.9" } } }),
    finds: [`BIGGER_CITY_DISCOUNTED conversion.byCity["${NANJING}"]["${SUZHOU}"]`],
    right: converting({ ...whole(), byCity: { [SUZHOU]: { [NANJING]: "0.9" } } }),
  },
  {
    because: "towards a super city, a large city's years would count more than a mega city's",
    wrong: converting(whole({ mega: { super: "0.7" }, "large-1": { super: "0.8" } })),
    finds: ['SMALLER_ORIGIN_COUNTS_MORE conversion.byTier["large-1"].super'],
    right: converting(whole({ mega: { super: "0.8" }, "large-1": { super: "0.8" } })),
  },
  {
    because: "a large city's years would count more in a super city than in a mega city",
    wrong: converting(whole({ mega: { super: "0.8" }, "large-1": { super: "0.8", mega: "0.7" } })),
    finds: ['BIGGER_DESTINATION_COUNTS_MORE conversion.byTier["large-1"].super'],
    right: converting(whole({ mega: { super: "0.8" }, "large-1": { super: "0.7", mega: "0.7" } })),
  },
  {
    because: "the zone has a mega and a large city, and the matrix does not say",
    wrong: converting(without("mega", "large-1")),
    finds: ["PAIR_LEFT_TO_DEFAULT conversion.default"],
    right: converting(without("mega", "mega")),
  },
  {
    because: "what two cities have of their own is not left to the default",
    wrong: converting({ ...without("mega", "large-1"), byCity: { [SUZHOU]: { [NANJING]: "1" } } }),
    finds: ["PAIR_LEFT_TO_DEFAULT conversion.default"],
    right: converting({ ...without("mega", "large-1"), byCity: { [NANJING]: { [SUZHOU]: "1" } } }),
  },
  {
    because: "where nothing is listed the default is the conversion, and a discount in it is still one",
    wrong: converting({ default: "0.9" }),
    finds: Array(3).fill("BIGGER_CITY_DISCOUNTED conversion.default"),
    right: converting({ default: "1" }),
  },
  {
    because: "years can earn no more than a degree",
    wrong: scored([years("20"), degree("20")]),
    finds: ["YEARS_NOT_MOST_POINTS points.main"],
    right: scored([years("20.01"), degree("20")]),
  },
  {
    because: "without a cap, years grow beyond everything; capped by their group they do not",
    wrong: scored([years(null), degree("37")], {
      groups: [
        { id: "a", indicators: ["years"], mode: "sum", cap: "30" },
        { id: "b", indicators: ["degree"], mode: "sum" },
      ],
    }),
    finds: ["YEARS_NOT_MOST_POINTS points.main"],
    right: scored([years(null), degree("37")]),
  },
  {
    because: "no pathway is for a large city",
    wrong: lacking([pathway([credited()], { tiers: ["super", "mega"] })]),
    finds: ["MEMBER_NOT_ADMITTED $.zone.members[2]"],
    right: lacking([
      pathway([credited()], { tiers: ["super", "mega"] }),
      pathway([credited()], { cities: [SUZHOU] }, "two"),
    ]),
  },
  {
    because: "thirty days of notice end on 23 December",
    wrong: beginning("2026-12-22"),
    finds: ["NOTICE_TOO_SHORT effectiveFrom"],
    right: beginning("2026-12-23"),
  },
  {
    because: "rules that begin today come without notice; those in force owe none any more",
    wrong: beginning(TODAY),
    finds: ["NOTICE_TOO_SHORT effectiveFrom"],
    right: beginning("2026-11-22"),
  },
  {
    because: "a zone without notice days asks for none",
    wrong: beginning("2026-11-24", 2),
    finds: ["NOTICE_TOO_SHORT effectiveFrom"],
    right: beginning("2026-11-24", null),
  },
];

describe("what is odd", () => {
  test.each(ROWS)("is a warning: $because", ({ wrong, finds, right }) => {
    expect(found(wrong)).toEqual(finds);
    expect(found(right)).toEqual([]);
    expect(lint(wrong).map(({ level }) => level)).toEqual(finds.map(() => "warning"));
  });

  it("in points is odd only where the destination has more than 5 million", () => {
    const document = scored([years("20"), degree("20")]);
    const [rules] = document.ruleSets;
    if (rules === undefined) throw new Error("no rules");
    const only = {
      ...rules,
      pathways: [
        pathway(rules.pathways[0]?.requirements ?? [], { cities: [SUZHOU] }),
        pathway([], "all", "open"),
      ],
    };
    expect(found({ ...document, ruleSets: [only] })).toEqual([]);
  });

  it("in points counts residence and insurance together, and a degree is neither", () => {
    const residence: Indicator = {
      ...years("10"),
      id: "residence",
      type: "duration",
      measure: { ...insurance, kinds: ["residence"] },
    } as Indicator;
    const study: Indicator = {
      ...years("10"),
      id: "study",
      type: "duration",
      measure: { ...insurance, kinds: ["study"] },
    } as Indicator;
    expect(found(scored([years("11"), residence, degree("20")]))).toEqual([]);
    expect(found(scored([years("11"), study, degree("20")]))).toEqual(["YEARS_NOT_MOST_POINTS points.main"]);
  });

  it("about sizes follows them over time: a pair that comes about later is left to the default then", () => {
    const growing = (from: string) => ({
      ...PLACES,
      cities: [
        city(SHANGHAI, "super"),
        city(NANJING, "mega"),
        city(SUZHOU, null, {
          tiers: [
            { from: "2014-01-01", tier: "mega" as const },
            { from, tier: "large-1" as const },
          ],
        }),
      ],
    });
    const conversion = without("mega", "large-1");
    const versions = (from: string) =>
      bundle(
        [
          ruleSet([credited()], { conversion }),
          { ...ruleSet([credited()], { conversion: whole() }), version: 2, effectiveFrom: "2020-01-01" },
        ],
        growing(from),
      );
    expect(found(versions("2019-12-31"))).toEqual(["PAIR_LEFT_TO_DEFAULT conversion.default"]);
    expect(found(versions("2020-01-01"))).toEqual([]);
  });

  it("about sizes looks at the past where units are valued by their own day", () => {
    const cities = [
      city(NANJING, "mega"),
      city(SUZHOU, null, {
        tiers: [
          { from: "2000-01-01", tier: "large-1" },
          { from: "2010-01-01", tier: "mega" },
        ],
      }),
    ];
    const places = { cities, zone: { id: "z", name: label, members: [{ code: NANJING }, { code: SUZHOU }] } };
    const conversion = without("mega", "large-1");
    const valued = (tiers: "assessment" | "unit") =>
      converting(conversion, { valuation: { tiers, coefficients: "assessment" } }, places);
    expect(found(valued("unit"))).toEqual(["PAIR_LEFT_TO_DEFAULT conversion.default"]);
    expect(found(valued("assessment"))).toEqual([]);
  });

  it("about members begins on the day from which no pathway is theirs, and ends when they leave", () => {
    const growing = (recognisedUntil: string | null) =>
      bundle([ruleSet([], { pathways: [pathway([credited()], { tiers: ["large-2"] })] })], {
        cities: [
          city(NANTONG, null, {
            tiers: [
              { from: "2014-01-01", tier: "large-2" },
              { from: "2030-01-01", tier: "large-1" },
            ],
          }),
        ],
        zone: { id: "z", name: label, members: [{ code: NANTONG, recognisedUntil }] },
      });
    expect(lint(growing(null))[0]?.params).toEqual({ city: NANTONG, day: "2030-01-01" });
    expect(found(growing("2029-12-31"))).toEqual([]);
  });
});
