import { describe, expect, it } from "vitest";
import type { Case } from "@/lib/rules";
import { city, traceOf } from "./support/documents";
import {
  CITIES,
  INSURANCE,
  insured,
  JINAN,
  LAIWU,
  LOCAL,
  MEDIUM,
  NANTONG,
  places,
  ref1,
  result,
  SHANGHAI,
  SMALL,
  SUZHOU,
  TARGET,
  ZHENJIANG,
} from "./support/ref-1";

/** The numbers are those of the acceptance cases in docs/domain.md §9. */
describe("REF-1", () => {
  it.each([
    [1, [`${TARGET} 2019-01..2023-12`], true, "60"],
    [2, [`${ZHENJIANG} 2018-01..2020-12`, `${TARGET} 2021-01..2023-12`], true, "61.2"],
    [3, [`${SUZHOU} 2018-01..2021-06`, `${TARGET} 2021-01..2023-06`], true, "60.6"],
    [4, [`${SUZHOU} 2019-01..2019-12`, `${ZHENJIANG} 2019-01..2019-12`], false, "10.2"],
    [5, [`${TARGET} 2019-01..2019-06`, `${TARGET} 2019-07..2019-12 backPaid`], false, "6"],
    [6, [`${ZHENJIANG} 2017-01..2018-12`, `${TARGET} 2017-01..2018-12 transferredIn`], false, "16.8"],
    [7, [`${SUZHOU} 2012-01..2020-04`, `${TARGET} 2020-05..2022-03`], false, "59"],
    [8, [`${SUZHOU} 2018-09..2020-12`, `${TARGET} 2021-01..2023-12`], false, "59.8"],
    [12, [`${TARGET} 2022-05`, `${TARGET} 2022-05`], false, "1"],
    [
      11,
      [
        `${SMALL} 2016-01..2017-12`,
        `${MEDIUM} 2018-01..2019-12`,
        `${ZHENJIANG} 2020-01..2021-12`,
        `${TARGET} 2022-01..2023-12`,
      ],
      true,
      "60",
    ],
  ])("case %i: %j is eligible: %s, with %s months", (_number, lines, eligible, months) => {
    const { amounts, ...answer } = result(insured(...lines));
    expect([answer.eligible, amounts?.[0]]).toEqual([eligible, months]);
  });

  it("case 3: the six double months are credited once, to the target", () => {
    const { answer } = result(insured(`${SUZHOU} 2018-01..2021-06`, `${TARGET} 2021-01..2023-06`));
    const requirement = answer.pathways[0]?.requirements[0];
    expect(requirement?.type === "credited" && traceOf(requirement).counted.map((run) => run.units)).toEqual([
      36, 30,
    ]);
  });

  it("case 5: where the exception lets back-paid months count, all twelve do", () => {
    const asked = insured(`${TARGET} 2019-01..2019-06`, `${TARGET} 2019-07..2019-12 backPaid`);
    expect(result(asked, ref1(undefined, { excludeTags: ["transferredIn"] })).amounts?.[0]).toBe("12");
  });

  it("case 7: 85 months from elsewhere are limited to 36, and one month is missing", () => {
    const { answer } = result(insured(`${SUZHOU} 2012-01..2020-04`, `${TARGET} 2020-05..2022-03`));
    expect(answer.pathways[0]?.requirements[0]).toMatchObject({
      missing: "1",
      trace: { capped: [{ by: "maxShareElsewhere", credited: "49" }] },
    });
  });

  it("case 8: one more month at the target, and it is enough; 59.8 is never rounded up", () => {
    const { eligible, amounts } = result({
      ...insured(`${SUZHOU} 2018-09..2020-12`, `${TARGET} 2021-01..2024-01`),
      assessmentDate: "2024-02-15",
    });
    expect([eligible, amounts?.[0]]).toEqual([true, "60.8"]);
  });

  const shorter = [{ ...INSURANCE, months: 36, maxShareElsewhere: "0.8" }, LOCAL];

  it("case 9: 36.5 of 36 months, and still the eleven local ones are too few", () => {
    const { eligible, amounts } = result(
      insured(`${SUZHOU} 2020-01..2022-06`, `${TARGET} 2023-01..2023-11`),
      ref1(shorter),
    );
    expect([eligible, amounts]).toEqual([false, ["36.5", "11"]]);
  });

  it("case 10: a bigger city's months are not discounted in a smaller one", () => {
    const asked = insured(`${SHANGHAI} 2019-01..2021-12`, `${NANTONG} 2023-01..2023-12`);
    const { eligible, amounts } = result({ ...asked, destination: NANTONG }, ref1(shorter));
    expect([eligible, amounts?.[0]]).toEqual([true, "40.8"]);
  });

  const flexible = insured(`${TARGET} 2023-01..2023-12 selfPaid`);

  it.each([
    [[], "12"],
    [["selfPaid"], "0"],
  ])("case 27: self-paid months under the excluded tags %j are %s", (excludeTags, expected) => {
    expect(result(flexible, ref1(undefined, { excludeTags })).amounts?.[0]).toBe(expected);
  });

  const grown = [
    ...CITIES.filter(({ code }) => code !== NANTONG),
    city(NANTONG, null, {
      tiers: [
        { from: "2014-01-01", tier: "large-2" },
        { from: "2021-01-01", tier: "large-1" },
      ],
    }),
  ];

  it.each([
    ["unit", "37.2"],
    ["assessment", "40.8"],
  ] as const)(
    "case 28: 24 months on each side of a tier's change, valued at the %s, are %s",
    (tiers, expected) => {
      const asked = insured(`${NANTONG} 2019-01..2022-12`);
      const requirement = { ...INSURANCE, months: 80 };
      const rules = ref1([requirement], { valuation: { tiers, coefficients: "assessment" } });
      expect(result(asked, rules, places(grown)).amounts?.[0]).toBe(expected);
    },
  );

  const versions = (coefficients: "assessment" | "unit", second: string) => [
    ref1(undefined, { conversion: { default: "0.7" }, valuation: { tiers: "assessment", coefficients } }),
    ref1(undefined, {
      version: 2,
      effectiveFrom: "2024-01-01",
      conversion: { default: second },
      valuation: { tiers: "assessment", coefficients },
    }),
  ];

  it("case 29: the day of the assessment says which version governs", () => {
    const asked = (assessmentDate: string): Case => ({
      ...insured(`${ZHENJIANG} 2022-01..2022-12`),
      assessmentDate,
    });
    expect(result(asked("2023-12-29"), versions("assessment", "0.8")).amounts?.[0]).toBe("8.4");
    expect(result(asked("2024-01-02"), versions("assessment", "0.8")).amounts?.[0]).toBe("9.6");
  });

  it.each([
    ["unit", "16.8"],
    ["assessment", "14.4"],
  ] as const)(
    "case 30: earlier months under a lower new coefficient, valued at the %s, are %s",
    (at, expected) => {
      expect(result(insured(`${ZHENJIANG} 2022-01..2023-12`), versions(at, "0.6")).amounts?.[0]).toBe(
        expected,
      );
    },
  );

  it("case 31: a city that leaves is recognised until the day before", () => {
    const left = CITIES.map(({ code }) =>
      code === SUZHOU ? { code, recognisedUntil: "2023-06-30" } : { code },
    );
    const { amounts } = result(
      insured(`${SUZHOU} 2023-01..2023-12`),
      ref1(),
      places(CITIES, { members: left }),
    );
    expect(amounts?.[0]).toBe("5.1");
  });

  it("case 32: a merged city's months are local ones, and no share limits them", () => {
    const laiwu = city(LAIWU, null, { successor: { code: JINAN, from: "2019-01-09", retroactive: true } });
    const asked = insured(`${LAIWU} 2016-01..2018-12`, `${JINAN} 2019-01..2020-12`);
    const { eligible, amounts } = result(
      { ...asked, destination: JINAN },
      ref1(),
      places([...CITIES, laiwu]),
    );
    expect([eligible, amounts]).toEqual([true, ["60", "60"]]);
  });

  it.each([
    [true, "32", "local"],
    [false, "16", "those of a city of its own tier"],
  ])("case 34: with the merger's retroactivity %s, months before it are %s: %s", (retroactive, expected) => {
    const wujiang = city("320584", "small-1", {
      successor: { code: TARGET, from: "2012-09-01", retroactive },
    });
    const { amounts } = result(insured("320584 2010-01..2012-08"), ref1(), places([...CITIES, wujiang]));
    expect(amounts?.[0]).toBe(expected);
  });
});
