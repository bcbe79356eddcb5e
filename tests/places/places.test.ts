import { describe, expect, test } from "vitest";
import { countingCity, isValidOn, keepingCity } from "@/lib/places/counting-city";
import { EVIDENCE_KINDS, readCities, readCounties, readZones } from "@/lib/places/data";
import { tierIsSample, tierOn } from "@/lib/places/tiers";
import { TIERS } from "@/lib/places/types";

const CITIES = readCities();
const BY_CODE = new Map(CITIES.map((city) => [city.code, city]));
const ZONES = readZones();

function cityOf(code: string) {
  const city = BY_CODE.get(code);
  if (city === undefined) throw new Error(`no city ${code}`);
  return city;
}

describe("the register of places", () => {
  test("has each code once, with a name in both languages, a province and where it comes from", () => {
    expect(BY_CODE.size).toBe(CITIES.length);
    for (const city of CITIES) {
      expect(city.name.zh).toMatch(/^\p{Script=Han}+$/u);
      expect(city.province.zh).toMatch(/[省市区]$/);
      expect(city.province.code.slice(0, 2)).toBe(city.code.slice(0, 2));
      expect(city.basis.length).toBeGreaterThan(5);
    }
  });

  test("names only parents and successors that exist", () => {
    for (const { parentCode, successor } of CITIES) {
      if (parentCode !== null) expect(BY_CODE.has(parentCode)).toBe(true);
      if (successor !== null) expect(BY_CODE.has(successor.code)).toBe(true);
    }
  });

  test("dates every tier, the earliest first, and says which are samples", () => {
    for (const city of CITIES) {
      const days = city.tiers.map(({ from }) => from);
      expect(days).toEqual([...days].sort());
      expect(city.tiers.every(({ tier, basis }) => TIERS.includes(tier) && basis !== "")).toBe(true);
      expect(city.level === "town" || city.tiers.length > 0).toBe(true);
    }
  });

  test("has only cities that exist as members of zones, each once", () => {
    for (const { id, members } of ZONES) {
      const codes = members.map(({ code }) => code);
      expect({ id, unknown: codes.filter((code) => !BY_CODE.has(code)) }).toEqual({ id, unknown: [] });
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  test("has Longgang once, as the city it became, and the towns that are still towns", () => {
    expect(cityOf("330383")).toMatchObject({ level: "county", parentCode: "330300" });
    for (const town of ["441900121", "320509105", "440605124"])
      expect(cityOf(town)).toMatchObject({ level: "town", tiers: [] });
  });

  test("knows the counties of nearly every city that has some", () => {
    expect(readCounties().size).toBeGreaterThan(330);
    for (const [city, within] of readCounties()) {
      expect(BY_CODE.has(city)).toBe(true);
      for (const [code] of within) expect(code.slice(0, 2)).toBe(city.slice(0, 2));
    }
  });

  test("lists each kind of evidence once", () => {
    expect(EVIDENCE_KINDS.map(({ code }) => code)).toEqual([
      "residence",
      "socialInsurance",
      "tenancy",
      "employment",
      "study",
      "registration",
    ]);
  });
});

describe("a city's tier", () => {
  const rows = [
    { code: "310000", on: "2026-11-23", tier: "super", sample: false, because: "the census says so" },
    {
      code: "320500",
      on: "2026-11-23",
      tier: "large-1",
      sample: false,
      because: "its urban district has fewer than five million",
    },
    { code: "510100", on: "2020-10-31", tier: "mega", sample: true, because: "the census was not yet out" },
    {
      code: "510100",
      on: "2020-11-01",
      tier: "super",
      sample: false,
      because: "the census came out that day",
    },
    {
      code: "510100",
      on: "1999-01-01",
      tier: "mega",
      sample: true,
      because: "before the first entry that entry holds",
    },
    {
      code: "321100",
      on: "2026-11-23",
      tier: "large-2",
      sample: true,
      because: "it is no more than a sample",
    },
  ] as const;

  for (const { code, on, tier, sample, because } of rows) {
    test(`of ${code} on ${on} is ${tier}, because ${because}`, () => {
      expect({ tier: tierOn(cityOf(code), on), sample: tierIsSample(cityOf(code), on) }).toEqual({
        tier,
        sample,
      });
    });
  }

  test("is none for a town", () => {
    expect(tierOn(cityOf("320509105"), "2026-11-23")).toBeNull();
    expect(tierIsSample(cityOf("320509105"), "2026-11-23")).toBe(false);
  });
});

describe("the city that years count in", () => {
  test("is the place itself where it is a member, else its parent", () => {
    const kunshan = cityOf("320583");
    expect(countingCity(kunshan, new Set(["320500"]))).toBe("320500");
    expect(countingCity(kunshan, new Set(["320500", "320583"]))).toBe("320583");
    expect(keepingCity(kunshan)).toBe("320500");
    expect(countingCity(cityOf("320500"), new Set())).toBe("320500");
  });

  test("may be one whose code is gone", () => {
    const laiwu = cityOf("371200");
    expect([isValidOn(laiwu, "2019-01-08"), isValidOn(laiwu, "2019-01-09")]).toEqual([true, false]);
    expect(laiwu.successor).toEqual({ code: "370100", from: "2019-01-09", retroactive: true });
  });
});
