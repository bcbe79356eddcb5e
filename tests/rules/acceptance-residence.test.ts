import { describe, expect, it } from "vitest";
import type { CreditedRequirement, Indicator, PointsTable } from "@/lib/rules";
import {
  bundle,
  city,
  creditedUnder,
  kase,
  label,
  NANJING,
  only,
  records,
  ruleSet,
} from "./support/documents";
import { INSURANCE, insured, places, ref1, result, TARGET } from "./support/ref-1";

/** The numbers are those of the acceptance cases in docs/domain.md §9. */
describe("residence", () => {
  const months = (requirement: Partial<CreditedRequirement>, assessmentDate: string, ...spans: string[]) =>
    creditedUnder(
      { unit: "month", ...requirement },
      { monthCounts: "fifteenDays" },
      kase(records(...spans.map((span) => `residence ${NANJING} ${span}`)), { assessmentDate }),
    ).actual;

  it("case 18: a lapse of eight months keeps 40 cumulative months, and 16 continuous ones", () => {
    const spans = ["2020-03-01..2022-03-01", "2022-11-05.."];
    expect(months({}, "2024-03-10", ...spans)).toBe("40");
    expect(months({ resetAfterGap: 1 }, "2024-03-10", ...spans)).toBe("16");
  });

  it("case 22: permits valid in two cities at once are one, and go to the target", () => {
    const [beijing, tianjin] = ["110000", "120000"];
    const zone = { id: "z", name: label, members: [{ code: beijing }, { code: tianjin }] };
    const list = records(
      `residence ${beijing} 2022-01-01..2022-12-31`,
      `residence ${tianjin} 2022-01-01..2022-12-31`,
    );
    const answer = creditedUnder({ unit: "month" }, {}, kase(list, { destination: tianjin }), {
      cities: [city(beijing, "super"), city(tianjin, "super")],
      zone,
    });
    expect(answer.trace?.counted).toMatchObject([{ city: tianjin, units: 12 }]);
  });

  it.each([
    ["0", "0", "years restart in the next city"],
    ["1", "30", "years are recognised"],
  ])("case 24: 30 months elsewhere at %s are %s: %s", (coefficient, expected) => {
    const list = records("residence 350100 2021-01-01..2023-06-30");
    const cities = [city("350100", "large-1"), city("350200", "large-1")];
    const zone = { id: "z", name: label, members: cities.map(({ code }) => ({ code })) };
    const conversion = { default: "0", byTier: { "large-1": { "large-1": coefficient } } };
    const asked = kase(list, { destination: "350200" });
    expect(creditedUnder({ unit: "month" }, { conversion }, asked, { cities, zone }).actual).toBe(expected);
  });
});

describe("insurance of the last 24 months, single gaps up to 3, together up to 6", () => {
  const requirement = { ...INSURANCE, window: 24, resetAfterGap: 3, months: 18 };
  const M = (from: string, to: string) => `${TARGET} ${from}..${to}`;

  it.each([
    ["one gap of three", [M("2022-01", "2022-04"), M("2022-08", "2023-12")], true, "21"],
    ["one gap of four", [M("2022-01", "2022-04"), M("2022-09", "2023-12")], false, "16"],
    [
      "three and three",
      [M("2022-01", "2022-02"), M("2022-06", "2022-12"), M("2023-04", "2023-12")],
      true,
      "18",
    ],
    [
      "three, three and one",
      [M("2022-01", "2022-02"), M("2022-06", "2022-12"), M("2023-04", "2023-09"), M("2023-11", "2023-12")],
      false,
      "17",
    ],
  ])("case 25: %s, %j: %s with %s", (_what, lines, eligible, expected) => {
    const { amounts, ...answer } = result(insured(...lines), ref1([requirement]), places());
    expect([answer.eligible, amounts?.[0]]).toEqual([eligible, expected]);
  });
});

describe("points", () => {
  const measure = (kind: string, notDuring: string[] | null = null) => ({
    kinds: [kind],
    scope: "zone" as const,
    unit: "month" as const,
    convert: true,
    notDuring,
  });
  const perYear = (id: string, kind: string, points: string, rest: object = {}): Indicator => ({
    id,
    type: "duration",
    measure: measure(kind),
    per: 12,
    points,
    rounding: "floor",
    ...rest,
  });
  const sum = (...indicators: Indicator[]) => ({
    indicators,
    groups: [{ id: "g", indicators: indicators.map(({ id }) => id), mode: "sum" as const }],
  });
  const total = (points: Record<string, PointsTable>, list: string[], attributes = {}) =>
    only(
      bundle([ruleSet([{ id: "p", type: "points", table: "main", min: "0" }], { points })]),
      kase(records(...list), { assessmentDate: "2024-07-01", person: { attributes } }),
      "points",
    ).actual;

  it("case 45: of the degree without the months of study, and the months without the degree, the better counts", () => {
    const history = [
      `socialInsurance ${NANJING} 2014-07-01..2024-06-30`,
      `residence ${NANJING} 2014-07-01..2024-06-30`,
      `study ${NANJING} 2016-09-01..2020-07-31`,
    ];
    const years = (notDuring: string[] | null) => [
      perYear("insurance", "socialInsurance", "3", { measure: measure("socialInsurance", notDuring) }),
      perYear("residence", "residence", "1", { measure: measure("residence", notDuring) }),
    ];
    const degree: Indicator = {
      id: "degree",
      type: "choice",
      attribute: "degree",
      points: { bachelor: "15" },
    };
    const withDegree = sum(degree, ...years(["study"]));
    const without = sum(...years(null));
    const person = { degree: "bachelor" };
    expect(total({ main: withDegree }, history, person)).toBe("39");
    expect(total({ main: without }, history, person)).toBe("40");
    expect(total({ withDegree, without, main: { bestOf: ["withDegree", "without"] } }, history, person)).toBe(
      "40",
    );
  });

  it("case 46: residence years are capped by the years insured", () => {
    const residence = perYear("residence", "residence", "1", { atMost: measure("socialInsurance") });
    const history = [
      `residence ${NANJING} 2012-01-01..2020-12-31`,
      `socialInsurance ${NANJING} 2014-01-01..2020-12-31`,
    ];
    expect(total({ main: sum(residence) }, history)).toBe("7");
  });

  const local = (points: string) =>
    perYear("local", "socialInsurance", points, {
      measure: { ...measure("socialInsurance"), scope: "destination" },
    });

  it("case 47: Foshan's provincial 70 are capped to 50, and the local 20 come on top", () => {
    const history = [
      "socialInsurance 320500 2010-01-01..2019-12-31",
      `socialInsurance ${NANJING} 2020-01-01..2023-12-31`,
    ];
    const main = sum(perYear("province", "socialInsurance", "5", { cap: "50" }), local("5"));
    expect(total({ main }, history)).toBe("70");
  });

  it("case 48: Zhongshan's 90 are 117 in an outlying town", () => {
    const history = [
      "socialInsurance 320500 2012-01-01..2017-12-31",
      `socialInsurance ${NANJING} 2018-01-01..2023-12-31`,
    ];
    const indicators = [perYear("province", "socialInsurance", "7.5", { cap: "75" }), local("2.5")];
    const main = { ...sum(...indicators), multiplier: { attribute: "town", values: { true: "1.30" } } };
    expect(total({ main }, history, { town: false })).toBe("90");
    expect(total({ main }, history, { town: true })).toBe("117");
  });
});
