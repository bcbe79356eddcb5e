import { describe, expect, test } from "vitest";
import { bandsOfTrace } from "@/components/case/bands-of-trace";
import { layoutRibbon, NARROW, WIDE } from "@/components/case/ribbon-layout";
import type { RibbonData } from "@/components/case/ribbon-types";

const data: RibbonData = {
  from: "2020-01-01",
  to: "2023-12-31",
  today: "2023-01-01",
  bands: [
    {
      city: "320500",
      label: "Suzhou",
      runs: [
        { from: "2020-01-01", to: "2020-12-31", coefficient: "0.5", state: "part" },
        { from: "2021-01-01", to: "2021-12-31", coefficient: "1.2", state: "counts" },
        { from: "2022-06-01", to: "2022-06-01", coefficient: null, state: "none" },
      ],
    },
  ],
};

describe("the ribbon of years", () => {
  const layout = layoutRibbon(data, WIDE);
  const runs = layout.bands[0]?.runs ?? [];
  const run = (from: string) => runs.find((one) => one.from === from);

  test("fills a band to the height of the coefficient, and never beyond the band", () => {
    expect(run("2020-01-01")?.fill).toBe(WIDE.bandHeight / 2);
    expect(run("2021-01-01")?.fill).toBe(WIDE.bandHeight);
    expect(run("2022-06-01")?.fill).toBe(0);
  });

  test("takes the last day of a run in, so that runs of days in a row touch", () => {
    const first = run("2020-01-01");
    expect((first?.x ?? 0) + (first?.width ?? 0)).toBeCloseTo(run("2021-01-01")?.x ?? 0, 6);
  });

  test("shows a single day, however many years the picture has", () => {
    expect(run("2022-06-01")?.width).toBeGreaterThanOrEqual(1.5);
  });

  test("draws what does not count before what does, so that it never covers it", () => {
    expect(runs.map((one) => one.state)).toEqual(["none", "part", "counts"]);
  });

  test("marks today where it lies in the picture, and not where it does not", () => {
    expect(layout.today).toBeGreaterThan(run("2021-01-01")?.x ?? 0);
    expect(layoutRibbon({ ...data, today: "2031-01-01" }, WIDE).today).toBeNull();
  });

  test("labels fewer years where there is less room", () => {
    const long = { ...data, from: "2000-01-01" };
    const labelled = (size: typeof WIDE) =>
      layoutRibbon(long, size).years.filter((year) => year.labelled).length;
    expect(labelled(NARROW)).toBeLessThan(labelled(WIDE));
  });

  test("keeps apart the labels of today and of a day close to it", () => {
    const close = layoutRibbon({ ...data, mark: { day: "2023-03-01", label: "soon" } }, WIDE);
    expect(close.todayLine).not.toBe(close.markLine);
    const far = layoutRibbon({ ...data, mark: { day: "2020-03-01", label: "then" } }, WIDE);
    expect(far.todayLine).toBe(far.markLine);
  });
});

test("a trace becomes one band per city, without the days that are other evidence of the same years", () => {
  const bands = bandsOfTrace(
    {
      counted: [
        {
          city: "310000",
          from: "2022-01-01",
          to: "2022-12-31",
          units: 365,
          coefficient: "1",
          credited: "365",
        },
        {
          city: "320500",
          from: "2020-01-01",
          to: "2020-12-31",
          units: 366,
          coefficient: "0.7",
          credited: "256.2",
        },
      ],
      capped: [],
      excluded: [
        { record: "r1", from: "2019-01-01", to: "2019-12-31", days: 365, reason: "notRecognised" },
        { record: "i1", from: "2020-01-01", to: "2020-12-31", days: 366, reason: "kind" },
      ],
    },
    {
      cityOfRecord: { r1: "320500", i1: "320500" },
      cityName: (code) => code,
      reasonText: (reason) => reason,
    },
  );
  expect(bands.map((band) => [band.city, band.runs.map((one) => [one.from, one.state])])).toEqual([
    [
      "320500",
      [
        ["2019-01-01", "none"],
        ["2020-01-01", "part"],
      ],
    ],
    ["310000", [["2022-01-01", "counts"]]],
  ]);
});
