import type { RibbonBand } from "@/components/case/ribbon-types";

/**
 * The invented person of the front page, counted under the sample rules of the Yangtze River Delta, version 2.
 * tests/components/example.test.ts has the engine count them again.
 */
export const EXAMPLE = {
  from: "2016-01-01",
  to: "2027-12-31",
  on: "2026-11-23",
  destination: "310000",
  required: "2555",
  credited: "2275.5",
  missing: "279.5",
  enoughOn: "2027-08-30",
  records: [
    { id: "chuzhou", city: "341100", start: "2016-03-01", end: "2018-08-31" },
    { id: "nanjing", city: "320100", start: "2018-09-01", end: "2022-04-30" },
    { id: "suzhou", city: "320500", start: "2022-01-01", end: "2023-12-31" },
    { id: "shanghai", city: "310000", start: "2024-03-01", end: null },
  ],
} as const;

export type ExampleCity = "chuzhou" | "nanjing" | "suzhou" | "shanghai";

/** `names` and `overlap` are the reader's words for the cities and for the months spent in two of them. */
export function exampleBands(names: Record<ExampleCity, string>, overlap: string): RibbonBand[] {
  return [
    {
      city: "341100",
      label: names.chuzhou,
      runs: [{ from: "2016-03-01", to: "2018-08-31", coefficient: "0.5", state: "part" }],
    },
    {
      city: "320100",
      label: names.nanjing,
      runs: [{ from: "2018-09-01", to: "2022-04-30", coefficient: "0.85", state: "part" }],
    },
    {
      city: "320500",
      label: names.suzhou,
      runs: [
        { from: "2022-01-01", to: "2022-04-30", coefficient: null, state: "none", reason: overlap },
        { from: "2022-05-01", to: "2023-12-31", coefficient: "0.7", state: "part" },
      ],
    },
    {
      city: "310000",
      label: names.shanghai,
      runs: [{ from: "2024-03-01", to: "2026-11-23", coefficient: "1", state: "counts" }],
    },
  ];
}
