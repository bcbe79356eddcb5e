import { describe, expect, it } from "vitest";
import { bundleFromValue, caseFromValue, compile, evaluate } from "@/lib/rules";
import { bundle, credited, kase, pageExample, record, ruleSet, SHANGHAI, SUZHOU } from "./corners";
import type { AttributeType, Bundle, Case, Indicator, Measure, OwnTable, RuleSet } from "./document";
import { evaluated } from "./evaluate";

// Corners that random documents reach seldom or never; some were answered wrongly once.

const label = { en: "x", zh: "某" };
const zone = { id: "zone", name: label, members: [{ code: SHANGHAI }, { code: SUZHOU }] };
const tenfold = { default: "10", byTier: {}, byCity: {} };
const days: Measure = { kinds: ["residence"], scope: "zone", unit: "day", convert: true };
const chosen: AttributeType = { type: "choice", options: ["x"], label };
const hours: RuleSet["attributes"] = {
  hours: { type: "integer", min: -10, max: Number.MAX_SAFE_INTEGER, label },
};

function engine(documents: Bundle, one: Case) {
  return evaluate(compile(bundleFromValue(documents)), caseFromValue(one));
}

function table(indicator: Indicator, changes: Partial<OwnTable> = {}): Bundle {
  const groups: OwnTable["groups"] = [{ id: "g", indicators: [indicator.id], mode: "sum" }];
  const rules = ruleSet([{ id: "points", type: "points", table: "main", min: "10000" }], {
    conversion: tenfold,
    attributes: hours,
    points: { main: { indicators: [indicator], groups, ...changes } },
  });
  return bundle([rules], { zone });
}

function given(value: number): Case {
  return kase([], { person: { attributes: { hours: value } } });
}

const count: Indicator = { id: "count", type: "count", attribute: "hours", per: 1, points: "9999.99" };
const stay: Indicator = {
  id: "stay",
  type: "duration",
  measure: days,
  per: 7,
  points: "-9999.99",
  rounding: "exact",
};
const old = kase([record({ city: SUZHOU, start: "0001-01-01" })]);
const long = (share: string) => bundle([ruleSet([credited({ months: 1200, maxShareElsewhere: share })])]);
const first = (unit: "day" | "month") =>
  bundle([
    ruleSet([credited({ months: 1, until: "previousMonth", window: 1200, unit })], {
      effectiveFrom: "0001-01-01",
    }),
  ]);

const CASES: [string, Bundle, Case][] = [
  ["the page's own example", pageExample().bundle, pageExample().kase],
  ["a record of two thousand years at ten times its length", long("1"), old],
  ["points beyond the integers of a double", table(count), given(Number.MAX_SAFE_INTEGER)],
  [
    "such points, times a long decimal",
    table(
      { ...count, points: "-9999.99" },
      {
        multiplier: {
          attribute: "hours",
          values: { [String(Number.MAX_SAFE_INTEGER)]: "9999.123456789123456789" },
        },
      },
    ),
    given(Number.MAX_SAFE_INTEGER),
  ],
  ["a negative count", table({ ...count, per: 3 }), given(-5)],
  ["negative points for a very long stay", table(stay), old],
  ["a share with more places than are kept", long("0.12345678901234567890123"), old],
  ["a share that is as good as nothing", long("0.00000000000000000000000001"), old],
  [
    "a window that opens before the first year, in days",
    first("day"),
    kase([], { assessmentDate: "0002-01-05" }),
  ],
  [
    "a window that opens before the first year, in months",
    first("month"),
    kase([record({ start: "0001-01-01" })], { assessmentDate: "0001-03-05" }),
  ],
  [
    "a destination that the register does not have",
    bundle([ruleSet([credited()])]),
    kase([record({ city: "999999" })], { destination: "999999" }),
  ],
  [
    "a birth after the assessment",
    bundle([ruleSet([{ id: "a", type: "age", min: 0 }])]),
    kase([], { person: { birthDate: "2027-01-01" } }),
  ],
  [
    "an attribute named as every object's own function is",
    bundle([
      ruleSet([{ id: "a", type: "attribute", attribute: "constructor", in: ["x"] }], {
        attributes: { constructor: chosen },
      }),
    ]),
    kase([], { person: { attributes: {} } }),
  ],
  [
    "ids that sort differently by letter and by code",
    bundle([ruleSet([credited()])]),
    kase(["é", "z", "\u{1F600}", "\uFF5E", "Z", "10", "9"].map((id) => record({ id, end: "2020-02-01" }))),
  ],
];

describe("the engine and the day-by-day reading", () => {
  it.each(CASES)("answer alike for %s", (_title, documents, one) => {
    const { firstEligibleDate: _first, ...answer } = engine(documents, one);
    expect(answer).toEqual(evaluated(documents, one));
  });
});

describe("the first eligible date", () => {
  it("is looked for up to the 28th, forty years after a 29 February", () => {
    const documents = bundle([ruleSet([{ id: "age", type: "age", min: 40 }])]);
    const born = (birthDate: string) =>
      engine(documents, kase([], { assessmentDate: "2024-02-29", person: { birthDate } })).firstEligibleDate;
    expect(born("2024-02-29")).toBeNull();
    expect(born("2024-02-28")).toBe("2064-02-28");
  });

  it("is none where a month needs two kinds and there is one", () => {
    const documents = bundle([
      ruleSet([
        { id: "now", type: "current", kinds: ["residence", "socialInsurance"], scope: "zone", unit: "month" },
      ]),
    ]);
    expect(engine(documents, kase([record()])).firstEligibleDate).toBeNull();
    const joined = kase([record(), record({ id: "i", kind: "socialInsurance", start: "2030-05-31" })]);
    expect(engine(documents, joined).firstEligibleDate).toBe("2030-05-31");
  });
});
