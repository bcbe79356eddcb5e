import { describe, expect, it } from "vitest";
import type { AttributeValue } from "@/lib/rules";
import { earned, lived, scored } from "./support/packs";

/** The tables of the three cities of Guangdong: docs/domain.md §3, §4.1 and §9, cases 47 and 48. */

const GUANGZHOU = "440100";
const TEN_YEARS = "2005-07-01..2015-06-30";
const FOUR_YEARS = "2015-07-01..2019-06-30";

describe("Foshan", () => {
  const destination = "440600";
  const total = (attributes: Record<string, AttributeValue>, ...lines: string[]) =>
    scored("foshan-2016", { destination, on: "2019-07-01", attributes, records: lived(...lines) }).actual;

  it("case 47: ten years of all five in Guangzhou and four in Foshan are 70, capped at 50, and 20", () => {
    expect(total({}, `five ${GUANGZHOU} ${TEN_YEARS}`, `five ${destination} ${FOUR_YEARS}`)).toBe("70");
  });

  it("a year elsewhere in the province is worth half of one in Foshan", () => {
    expect(total({}, `five ${GUANGZHOU} 2018-07-01..2019-06-30`)).toBe("5");
    expect(total({}, `five ${destination} 2018-07-01..2019-06-30`)).toBe("10");
  });

  it("a year outside the province is worth nothing", () => {
    expect(total({}, `five 430100 ${TEN_YEARS}`)).toBe("0");
  });

  it.each<[Record<string, AttributeValue>, string, string]>([
    [{ education: "junior" }, "40", "junior secondary school"],
    [{ education: "senior" }, "50", "senior secondary school"],
    [{ education: "associate" }, "60", "an associate degree"],
    [{ education: "bachelor" }, "80", "a bachelor's degree"],
    [{ skill: "level5" }, "20", "the lowest skill"],
    [{ skill: "level1" }, "110", "the highest skill"],
    [{ ownsHome: true }, "80", "a home"],
    [{ unmarried: true }, "10", "unmarried"],
    [{ countyHonours: 3 }, "60", "30 each, 60 at most"],
    [{ prefectureHonours: 1 }, "60", "60 each"],
    [{ volunteerHours: 149 }, "6", "3 for every full 50 hours"],
    [{ volunteerHours: 10_000 }, "30", "30 at most"],
    [{ bloodMillilitres: 400 }, "6", "3 for 200 millilitres"],
    [{ incomeTax: 999 }, "1", "1 for every full 500 yuan"],
    [{ patentHundredths: 1500 }, "15", "30 shared by one holder and one"],
    [{ familyPlanning: "met" }, "30", "no children, or within the policy"],
    [{ detentions: 2 }, "-30", "15 off each"],
    [{ drugRehabilitations: 1 }, "-50", "50 off"],
    [{ negligentCrimes: 1 }, "-100", "100 off"],
  ])("%j earns %s: %s", (attributes, expected) => {
    expect(total(attributes)).toBe(expected);
  });

  it("a permit is 5 a year, the housing fund 0.2 a month and 12 at most, hard work 4 a year and 20 at most", () => {
    expect(total({}, `residence ${destination} 2016-07-01..2019-06-30`)).toBe("15");
    expect(total({}, `housingFund ${destination} 2019-01-01..2019-06-30`)).toBe("1.2");
    expect(total({}, `housingFund ${destination} 2010-01-01..2019-06-30`)).toBe("12");
    expect(total({}, `publicServiceWork ${destination} 2010-01-01..2019-06-30`)).toBe("20");
  });

  it.each([
    [50, "5"],
    [49, "6"],
    [41, "14"],
    [40, "15"],
    [30, "15"],
  ])("at the age of %i, %s points", (age, expected) => {
    const birthDate = `${2018 - age}-07-01`;
    expect(earned(scored("foshan-2016", { destination, on: "2018-07-01", birthDate }), "age")).toBe(expected);
  });
});

describe("Zhongshan", () => {
  const destination = "442000";
  const asked = {
    destination,
    on: "2018-01-01",
    records: lived(`five ${GUANGZHOU} 2006-01-01..2011-12-31`, `five ${destination} 2012-01-01..2017-12-31`),
  };

  it.each<[boolean, string]>([
    [false, "90"],
    [true, "117"],
  ])(
    "case 48: six years elsewhere and six here, in an outlying town (%s), are %s",
    (outlyingTown, expected) => {
      expect(scored("zhongshan-2014", { ...asked, attributes: { outlyingTown } }).actual).toBe(expected);
    },
  );

  it("a year elsewhere in the province is worth three quarters of one here", () => {
    const year = (city: string) =>
      scored("zhongshan-2014", { ...asked, records: lived(`five ${city} 2017-01-01..2017-12-31`) }).actual;
    expect([year(GUANGZHOU), year(destination)]).toEqual(["7.5", "10"]);
  });

  it("insurance here is capped at 75 and 25, the permit at 50", () => {
    const records = lived(`five ${destination} 1998-01-01..`, `residence ${destination} 1998-01-01..`);
    expect(scored("zhongshan-2014", { ...asked, records }).actual).toBe("150");
  });
});

describe("Dongguan", () => {
  const destination = "441900";
  const points = (on: string, attributes: Record<string, AttributeValue>, ...lines: string[]) =>
    scored("dongguan-2015", { destination, on, attributes, records: lived(...lines) });

  it("a year of all five insurances is 10, the same from anywhere in the province, without a cap", () => {
    expect(points("2019-07-01", {}, `five ${GUANGZHOU} ${FOUR_YEARS}`).actual).toBe("40");
    expect(points("2019-07-01", {}, `five ${GUANGZHOU} 1995-07-01..2019-06-30`).actual).toBe("240");
  });

  it.each([
    [1, "4"],
    [2, "8"],
    [4, "16"],
    [5, "30"],
    [6, "36"],
    [10, "60"],
  ])("%i years of contract are %s: 4 a year up to four, 6 a year from five", (years, expected) => {
    const contract = `employment ${destination} ${2019 - years}-01-01..2018-12-31`;
    expect(points("2019-01-01", {}, contract).actual).toBe(expected);
  });

  it("of contract, licence, permit and insurance the longest counts alone", () => {
    const lines = [
      `employment ${destination} 2017-01-01..2018-12-31`,
      `business ${destination} 2016-01-01..2018-12-31`,
      `residence ${destination} 2013-01-01..2018-12-31`,
    ];
    expect(points("2019-01-01", {}, ...lines).actual).toBe("36");
  });

  it.each<[Record<string, AttributeValue>, string]>([
    [{ education: "level3" }, "80"],
    [{ skill: "level2" }, "60"],
    [{ ownHomeTown: "class3", town: "class3" }, "60"],
    [{ volunteerHours: 1000 }, "10"],
    [{ bloodDonations: 4 }, "8"],
    [{ taxPaid: 250_000 }, "100"],
    [{ taxPaid: 1999 }, "1"],
    [{ patent: true }, "100"],
    [{ outOfPlanChildren: 1 }, "-60"],
    [{ offences: 1 }, "-80"],
  ])("%j is %s", (attributes, expected) => {
    expect(points("2016-01-01", attributes).actual).toBe(expected);
  });

  it.each([
    [17, "0"],
    [18, "5"],
    [35, "5"],
    [36, "1"],
    [45, "1"],
    [46, "-3"],
    [50, "-15"],
  ])("at the age of %i, %s points", (age, expected) => {
    const birthDate = `${2016 - age}-01-01`;
    expect(earned(scored("dongguan-2015", { destination, on: "2016-01-01", birthDate }), "age")).toBe(
      expected,
    );
  });
});
