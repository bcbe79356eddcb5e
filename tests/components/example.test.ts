import { describe, expect, test } from "vitest";
import { EXAMPLE, exampleBands } from "@/app/[locale]/(public)/example";
import { bandsOfTrace } from "@/components/case/bands-of-trace";
import { readData } from "@/lib/places/data";
import { bundleFromValue, compile, evaluate } from "@/lib/rules";

type CityData = { code: string; zh: string; en: string; tiers: { from: string; tier: string }[] };

const codes = EXAMPLE.records.map(({ city }) => city);
const cities = (readData("cities.json") as CityData[]).filter(({ code }) =>
  codes.some((one) => one === code),
);
const bundle = compile(
  bundleFromValue({
    format: "residence-rules/1",
    kinds: Object.fromEntries(
      ["residence", "socialInsurance", "tenancy", "employment", "study"].map((kind) => [
        kind,
        { zh: kind, en: kind },
      ]),
    ),
    cities: cities.map(({ code, zh, en, tiers }) => ({
      code,
      name: { zh, en },
      tiers: tiers.map(({ from, tier }) => ({ from, tier })),
    })),
    zone: {
      id: "yangtze-river-delta",
      name: { zh: "长三角", en: "Yangtze River Delta" },
      members: codes.map((code) => ({ code })),
    },
    ruleSets: readData("rules/yangtze-river-delta.json"),
  }),
);

/** The years of residence that the sample rules find for the example's person on a day. */
function residenceYears(on: string) {
  const answer = evaluate(bundle, {
    destination: EXAMPLE.destination,
    assessmentDate: on,
    records: EXAMPLE.records.map((record) => ({ ...record, kind: "residence", status: "verified" })),
  });
  const found = answer.pathways
    .flatMap(({ requirements }) => requirements)
    .find(({ id }) => id === "residence-years");
  if (found?.type !== "credited" || found.trace === undefined)
    throw new Error("the rules have no years of residence");
  return { ...found, trace: found.trace };
}

describe("the front page's example says what the engine finds", () => {
  const years = residenceYears(EXAMPLE.on);

  test("as required, counted and missing", () => {
    expect({ required: years.required, actual: years.actual, missing: years.missing }).toEqual({
      required: EXAMPLE.required,
      actual: EXAMPLE.credited,
      missing: EXAMPLE.missing,
    });
  });

  test("and as the first day with enough years", () => {
    expect(residenceYears("2027-08-29").status).toBe("notMet");
    expect(residenceYears(EXAMPLE.enoughOn).status).toBe("met");
  });

  test("and draws the runs of its trace", () => {
    const names = { chuzhou: "341100", nanjing: "320100", suzhou: "320500", shanghai: "310000" };
    const drawn = bandsOfTrace(years.trace, {
      cityOfRecord: Object.fromEntries(EXAMPLE.records.map(({ id, city }) => [id, city])),
      cityName: (code) => code,
      reasonText: () => "overlap",
    });
    expect(exampleBands(names, "overlap")).toEqual(drawn);
  });
});
