import { describe, expect, it } from "vitest";
import { type Case, type CaseRecord, compile, evaluate, type RuleSet } from "@/lib/rules";
import { lived, pack } from "./support/packs";

/** What years are worth under the packs: docs/domain.md §1.4, §3 and §9, cases 5, 24, 26 and 27. */

/** What a credited requirement of the version in force comes to, by its id. */
function credits(
  id: string,
  requirement: string,
  asked: Omit<Case, "records">,
  records: CaseRecord[],
  alter: (ruleSet: RuleSet) => RuleSet = (ruleSet) => ruleSet,
): string | undefined {
  const document = pack(id);
  const compiled = compile({ ...document, ruleSets: document.ruleSets.map(alter) });
  const answer = evaluate(compiled, { ...asked, records }, { firstEligibleDate: false });
  return answer.pathways
    .flatMap(({ requirements }) => requirements)
    .flatMap((one) => (one.id === requirement && one.type === "credited" ? one.actual : []))
    .at(-1);
}

describe("Tianjin", () => {
  const asked = { destination: "120000", assessmentDate: "2016-07-01" };
  const arrears = ["pension", "medical", "unemployment", "injury", "maternity"].map(
    (kind) => `${kind}Arrears 120000 2016-01-01..2016-06-30`,
  );
  const records = lived("five 120000 2015-07-01..2015-12-31", ...arrears);
  const tianjin = pack("tianjin-2014");
  const only = (pathway: string) => (ruleSet: RuleSet) => ({
    ...ruleSet,
    pathways: ruleSet.pathways.filter(({ id }) => id === pathway),
  });

  it("case 5: six months and six in arrears are six, and twelve for the young with a degree", () => {
    const months = (pathway: string) =>
      credits("tianjin-2014", "insured-a-year", asked, records, only(pathway));
    expect(months("ranking")).toBe("6");
    expect(months("ranking-with-arrears")).toBe("12");
  });

  it("case 27: twelve months paid by oneself are none in 2016; the table of 2014 says nothing against them", () => {
    const paid = lived("pension 120000 2015-07-01..2016-06-30 selfPaid");
    expect(credits("tianjin-2014", "insured-a-year", asked, paid)).toBe("0");
    expect(tianjin.ruleSets.map(({ excludeTags }) => excludeTags?.includes("selfPaid"))).toEqual([
      false,
      true,
    ]);
  });
});

describe("Guangzhou", () => {
  it("case 26: six months on unemployment benefit do not take the months before, and do not count", () => {
    const records = lived("five 440100 2013-01-01..2015-06-30", "five 440100 2016-01-01..2016-12-31");
    const asked = { destination: "440100", assessmentDate: "2017-01-01" };
    for (const kind of ["pension", "medical", "unemployment", "injury", "maternity"]) {
      expect(credits("guangzhou-2016", `${kind}-years`, asked, records)).toBe("42");
    }
  });

  it("a month insured twice counts once", () => {
    const records = lived("pension 440100 2015-01-01..2015-12-31", "pension 440100 2015-07-01..2016-06-30");
    const asked = { destination: "440100", assessmentDate: "2017-01-01" };
    expect(credits("guangzhou-2016", "pension-years", asked, records)).toBe("18");
  });
});

describe("Fujian", () => {
  const asked = { destination: "350200", assessmentDate: "2019-07-01" };
  const records = lived("residence 350100 2017-01-01..2019-06-30", "residence 350200 2019-07-01..");

  it("case 24: thirty months of Fuzhou are nothing in Xiamen", () => {
    expect(credits("fujian-2016", "continuous-years", asked, records)).toBe("1");
  });

  it("case 24: under mutual recognition they would be all of their 911 days", () => {
    const recognised = (ruleSet: RuleSet): RuleSet => ({
      ...ruleSet,
      conversion: { default: "1" },
      pathways: ruleSet.pathways.map((pathway) => ({
        ...pathway,
        requirements: pathway.requirements.map((one) =>
          one.type === "credited" ? { ...one, scope: "zone" as const, convert: true } : one,
        ),
      })),
    });
    expect(credits("fujian-2016", "continuous-years", asked, records, recognised)).toBe("912");
  });
});

describe("Nanjing and Suzhou", () => {
  it("years of both are added one to one, and a month in both is one", () => {
    const records = lived(
      "socialInsurance 320500 2019-01-01..2020-06-30",
      "socialInsurance 320100 2020-01-01..2020-12-31",
    );
    const asked = { destination: "320100", assessmentDate: "2021-02-01" };
    expect(credits("nanjing-suzhou-2021", "insured-two-years", asked, records)).toBe("24");
  });
});

describe("the sample matrix", () => {
  it.each([
    ["2025-12-31", "24", "version 1 has 0.8 from a Type I large city to a mega city"],
    ["2026-01-01", "25.5", "version 2 has 0.85"],
  ])("on %s, thirty months of Suzhou are %s in Nanjing: %s", (assessmentDate, expected) => {
    const records = lived("socialInsurance 320500 2020-01-01..2022-06-30");
    const asked = { destination: "320100", assessmentDate };
    expect(credits("yangtze-river-delta-sample", "insurance-years", asked, records)).toBe(expected);
  });
});
