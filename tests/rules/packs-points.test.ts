import { describe, expect, it } from "vitest";
import type { AttributeValue } from "@/lib/rules";
import { earned, lived, scored } from "./support/packs";

/** The figures of docs/domain.md §3, §4.1 and §9, cases 45 to 49, under the packs themselves. */

type Row = [what: string, attributes: Record<string, AttributeValue>, lines: string[], expected: string];

/** Every row's total, for a person of whom nothing else is known. */
function totals(id: string, destination: string, on: string, rows: Row[], table?: string) {
  it.each(rows)("%s", (_what, attributes, lines, expected) => {
    const records = lived(...lines.map((line) => line.replace("HERE", destination)));
    expect(scored(id, { destination, on, attributes, records, ...(table && { table }) }).actual).toBe(
      expected,
    );
  });
}

function ages(id: string, destination: string, on: string, rows: (readonly [number, string])[]) {
  it.each(rows)("at the age of %i, %s points", (age, expected) => {
    const birthDate = `${Number(on.slice(0, 4)) - age}${on.slice(4)}`;
    expect(earned(scored(id, { destination, on, birthDate }), "age")).toBe(expected);
  });
}

const TEN_YEARS = "2012-01-01..2021-12-31";

describe("Beijing", () => {
  const destination = "110000";
  const asked = {
    destination,
    on: "2024-07-01",
    attributes: { education: "bachelor" },
    records: lived(
      `socialInsurance ${destination} 2014-07-01..2024-06-30`,
      `ownHome ${destination} 2014-07-01..2024-06-30`,
      `degreeStudy ${destination} 2016-09-01..2020-07-31`,
    ),
  };

  it("case 45: 39 with the degree, 40 without it, and the better is offered", () => {
    expect(scored("beijing-2016", { ...asked, table: "with-degree" }).actual).toBe("39");
    expect(scored("beijing-2016", { ...asked, table: "without-degree" }).actual).toBe("40");
    expect(scored("beijing-2016", asked)).toMatchObject({ actual: "40", table: "without-degree" });
  });

  it("case 46: nine years at home and seven insured are seven points for residence", () => {
    const records = lived(
      `ownHome ${destination} 2012-01-01..2020-12-31`,
      `socialInsurance ${destination} 2014-01-01..2020-12-31`,
    );
    const points = scored("beijing-2016", { destination, on: "2021-01-01", records });
    expect([earned(points, "own-home"), points.actual]).toEqual(["7", "28"]);
  });

  totals("beijing-2016", destination, "2022-01-01", [
    ["an associate degree is 10.5", { education: "associate" }, [], "10.5"],
    ["a bachelor's degree 15", { education: "bachelor" }, [], "15"],
    ["a master's 26", { education: "master" }, [], "26"],
    ["a doctorate 37", { education: "doctor" }, [], "37"],
    ["three years insured are 9", {}, ["socialInsurance HERE 2019-01-01..2021-12-31"], "9"],
    [
      "and 1.5 more in a rented home",
      {},
      ["socialInsurance HERE 2019-01-01..2021-12-31", "tenancy HERE 2019-01-01..2021-12-31"],
      "10.5",
    ],
    [
      "as in a dormitory",
      {},
      ["socialInsurance HERE 2019-01-01..2021-12-31", "dormitory HERE 2019-01-01..2021-12-31"],
      "10.5",
    ],
    ["years in an own home without insurance are nothing", {}, [`ownHome HERE ${TEN_YEARS}`], "0"],
    ["a home moved out is 2 a year, 6 at most", {}, ["homeOutsideCore HERE 2017-01-01..2021-12-31"], "6"],
    [
      "home and work moved out are 4 a year, 12 at most",
      {},
      ["homeOutsideCore HERE 2017-01-01..2021-12-31", "workOutsideCore HERE 2017-01-01..2021-12-31"],
      "12",
    ],
    ["a national award is 12 at most", { nationalAwardPoints: 12 }, [], "12"],
    [
      "of several innovations the highest counts alone",
      { nationalAwardPoints: 4, cityAwardPoints: 6 },
      [`highTechWork HERE ${TEN_YEARS}`, `incubatedFirm HERE ${TEN_YEARS}`],
      "6",
    ],
    ["an incubator's services are 1 a year, 3 at most", {}, [`incubator HERE ${TEN_YEARS}`], "3"],
    ["tax is 6", { taxThresholdMet: true }, [], "6"],
    ["an offence against tax law takes 12", { taxOffences: 2 }, [], "-24"],
    ["an honour is 20", { honoured: true }, [], "20"],
    ["a detention takes 30", { detentions: 1 }, [], "-30"],
  ]);
  ages("beijing-2016", destination, "2017-06-01", [
    [45, "20"],
    [46, "0"],
  ]);
});

describe("Shanghai", () => {
  const destination = "310000";
  it.each([
    [43, "30", "120"],
    [44, "29", "119"],
    [50, "17", "107"],
    [56, "5", "95"],
  ])("case 49: at %i, %s points and 90 for the degree are %s", (age, own, expected) => {
    const birthDate = `${2018 - age}-06-15`;
    const points = scored("shanghai-2015", {
      destination,
      on: "2018-06-15",
      birthDate,
      attributes: { education: "bachelor" },
    });
    expect([earned(points, "age"), points.actual]).toEqual([own, expected]);
  });
  ages("shanghai-2015", destination, "2016-06-15", [
    [42, "30"],
    [55, "7"],
    [60, "5"],
    [61, "0"],
  ]);
  totals("shanghai-2015", destination, "2022-01-01", [
    ["an associate degree is 50", { education: "associate" }, [], "50"],
    ["a diploma without the degree 60", { education: "undergraduate" }, [], "60"],
    ["a master's degree 100", { education: "master" }, [], "100"],
    ["a doctorate 110", { education: "doctor" }, [], "110"],
    [
      "the highest skill 140, and the education beside it nothing",
      { education: "doctor", skill: "level5" },
      [],
      "140",
    ],
    ["an insured year is 3", {}, ["socialInsurance HERE 2021-01-01..2021-12-31"], "3"],
    ["an entrepreneur has 120", { founder: true }, [], "120"],
    ["a major in short supply 30", { shortageMajor: true }, [], "30"],
    ["a fresh graduate 10", { freshGraduate: true }, [], "10"],
    ["an honour up to 110", { honour: "third" }, [], "110"],
    ["35 months at the average wage are nothing", {}, ["base1 HERE 2019-02-01..2021-12-31"], "0"],
    ["36 at 0.8 of it 25", {}, ["base08 HERE 2019-01-01..2021-12-31"], "25"],
    ["36 at the average 50", {}, ["base1 HERE 2019-01-01..2021-12-31"], "50"],
    ["36 at twice 100", {}, ["base2 HERE 2019-01-01..2021-12-31"], "100"],
    ["24 of the last 36 at three times 120", {}, ["base3 HERE 2019-01-01..2020-12-31"], "120"],
    ["which five years ago are nothing", {}, ["base3 HERE 2014-01-01..2016-12-31"], "0"],
    ["four years on the outskirts are nothing", {}, ["outskirts HERE 2018-01-01..2021-12-31"], "0"],
    ["five are 10", {}, ["outskirts HERE 2017-01-01..2021-12-31"], "10"],
    ["twelve are 20, the most", {}, ["outskirts HERE 2010-01-01..2021-12-31"], "20"],
    ["five years of public service are 20", {}, ["publicService HERE 2017-01-01..2021-12-31"], "20"],
    ["six are 24", {}, ["publicService HERE 2016-01-01..2021-12-31"], "24"],
    ["a local spouse is 4 a year, 40 at most", {}, ["localSpouse HERE 2005-01-01..2021-12-31"], "40"],
    ["false papers take 150", { falsePapers: 1 }, [], "-150"],
    ["a detention 50", { detentions: 1 }, [], "-50"],
    ["a minor crime 150", { minorCrimes: 1 }, [], "-150"],
  ]);
});

describe("Tianjin", () => {
  const destination = "120000";
  totals("tianjin-2014", destination, "2015-01-01", [
    ["a year of all five insurances is 12", {}, ["five HERE 2014-01-01..2014-12-31"], "12"],
    ["of the pension alone 4", {}, ["pension HERE 2014-01-01..2014-12-31"], "4"],
    ["of another one 2", {}, ["injury HERE 2014-01-01..2014-12-31"], "2"],
    ["education is 40, 30 or 20", { education: "level1" }, [], "40"],
    ["a title up to 50, the qualification beside it nothing", { title: "level1", skill: "level2" }, [], "50"],
    ["the lowest qualification 5", { skill: "level5" }, [], "5"],
    ["an own home 40", { ownsHome: true }, [], "40"],
    ["a district 10", { landingDistrict: "level1" }, [], "10"],
    ["both spouses at work 10", { bothSpousesEmployed: true }, [], "10"],
    ["six years of work 10", {}, ["employment HERE 2009-01-01..2014-12-31"], "10"],
    ["ten with one employer 20", {}, ["sameEmployer HERE 2005-01-01..2015-12-31"], "20"],
    ["a detention takes 30", { detentions: 1 }, [], "-30"],
    ["a bad credit record too", { creditRecords: 1 }, [], "-30"],
  ]);
  ages("tianjin-2014", destination, "2015-06-15", [
    [35, "20"],
    [36, "10"],
    [45, "10"],
    [46, "0"],
  ]);
});
