import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EXCLUSION_REASONS, parseBundle, parseCase } from "@/lib/rules";
import {
  answerTo,
  bundle,
  counted,
  creditedUnder,
  excluded,
  kase,
  NANJING,
  NANTONG,
  only,
  records,
  ruleSet,
  SUZHOU,
  WUHAN,
} from "./support/documents";

describe("a trace", () => {
  it("of docs/rules-semantics.md §9's own documents is the one shown there", () => {
    const [bundleText = "", caseText = ""] = readFileSync("docs/rules-semantics.md", "utf8")
      .split("```json\n")
      .slice(1)
      .map((block) => block.slice(0, block.indexOf("```")));
    const shown = JSON.parse(bundleText);
    // The example in the page stands for a whole case.
    shown.ruleSets[0].examples = [];
    const answer = answerTo(parseBundle(JSON.stringify(shown)), parseCase(caseText), {
      firstEligibleDate: true,
    });
    expect(answer).toMatchObject({ eligible: false, pathway: null, firstEligibleDate: "2030-07-01" });
    expect(answer.pathways[0]?.requirements[1]).toEqual({
      id: "years",
      type: "credited",
      status: "notMet",
      unit: "day",
      required: "2555",
      actual: "1277.5",
      missing: "1277.5",
      trace: {
        counted: [
          {
            city: "320500",
            from: "2020-01-01",
            to: "2026-11-23",
            units: 2519,
            coefficient: "0.9",
            credited: "2267.1",
          },
        ],
        capped: [
          { by: "city", city: "320500", credited: "442.1" },
          { by: "elsewhere", credited: "365" },
          { by: "maxShareElsewhere", credited: "182.5" },
        ],
        excluded: [
          { record: "r1", from: "2019-03-01", to: "2019-12-31", days: 306, reason: "notRecognised" },
          { record: "i1", from: "2019-03-01", to: "2024-06-30", days: 1949, reason: "kind" },
        ],
      },
    });
  });

  /** Each row has every reason after its own too, as far as one day can; the first of the list is the answer. */
  it("gives a day with several reasons the first in the list's order", () => {
    const day = "2019-01-01..2019-01-01";
    const place = { recognisedFrom: "2021-01-01" };
    const zone = { ...bundle([ruleSet([])]).zone, members: [{ code: NANJING }, { code: SUZHOU, ...place }] };
    const first = (
      line: string,
      rules = {},
      requirement = {},
      status: "verified" | "rejected" = "verified",
    ) => {
      const list = records(line).map((one) => ({ ...one, status }));
      const answer = creditedUnder(
        { until: "previousMonth", window: 12, ...requirement },
        rules,
        kase(list),
        { zone },
      );
      return excluded(answer)[0]?.split(" ")[3];
    };
    const late = { countsFrom: "2020-01-01" };
    expect(first(`study ${WUHAN} ${day} backPaid`, late, {}, "rejected")).toBe("kind");
    expect(first(`residence ${WUHAN} ${day} backPaid`, late, {}, "rejected")).toBe("status");
    expect(first(`residence ${WUHAN} ${day} backPaid`, late)).toBe("tag");
    expect(first(`residence ${WUHAN} ${day}`, late)).toBe("outOfScope");
    expect(first(`residence ${SUZHOU} ${day}`, late)).toBe("beforeCountsFrom");
    expect(first(`residence ${SUZHOU} ${day}`)).toBe("notRecognised");
    expect(first(`residence ${NANJING} ${day}`)).toBe("beforeWindow");
    expect(first(`residence ${NANJING} 2024-06-01..2024-06-01`)).toBe("afterCutoff");
  });

  it("goes through every reason that a counting day can still meet, in the list's order", () => {
    const full = { monthCounts: "fullMonth" } as const;
    const both = {
      unit: "month",
      kinds: ["residence", "socialInsurance"],
      notDuring: ["study"],
      resetAfterGap: 1,
    } as const;
    const last = (...lines: string[]) => {
      const requirement = { ...both, kinds: [...both.kinds], notDuring: [...both.notDuring] };
      return excluded(creditedUnder(requirement, full, kase(records(...lines))))[0]?.split(" ")[3];
    };
    const residence = `residence ${NANJING} 2024-01-01..2024-01-31`;
    const insurance = `socialInsurance ${NANJING} 2024-01-01..2024-01-31`;
    const study = `study ${NANJING} 2024-01-01..2024-01-31`;
    expect(last(`residence ${NANJING} 2024-01-02..2024-01-31`, study)).toBe("monthNotReached");
    expect(last(residence, study)).toBe("notConcurrent");
    expect(last(residence, insurance, study)).toBe("notDuring");
    expect(last(residence, insurance)).toBe("droppedByGap");
    expect(last(residence.replaceAll("2024-01", "2024-05"), insurance.replaceAll("2024-01", "2024-05"))).toBe(
      undefined,
    );
    expect(EXCLUSION_REASONS.slice(-5)).toEqual([
      "monthNotReached",
      "notConcurrent",
      "notDuring",
      "droppedByGap",
      "overlap",
    ]);
  });

  it("of several records of one kind in one city counts the earliest-starting, then the lowest id", () => {
    const list = records(
      `residence ${NANJING} 2024-01-05..2024-01-20`,
      `residence ${NANJING} 2024-01-01..2024-01-10`,
      `residence ${NANJING} 2024-01-05..2024-01-25`,
    );
    expect(excluded(creditedUnder({}, {}, kase(list)))).toEqual([
      "r1 2024-01-05..2024-01-10 6 overlap r2",
      "r3 2024-01-05..2024-01-10 6 overlap r2",
      "r3 2024-01-11..2024-01-20 10 overlap r1",
    ]);
  });

  it("accounts for each kind's records separately", () => {
    const list = records(
      `residence ${NANJING} 2024-01-01..2024-01-31`,
      `socialInsurance ${NANJING} 2024-01-01..2024-01-31`,
    );
    const answer = creditedUnder({ kinds: { anyOf: ["residence", "socialInsurance"] } }, {}, kase(list));
    expect([answer.actual, excluded(answer)]).toEqual(["31", []]);
  });

  it("names the city that took an overlapping day, before it names a record", () => {
    const list = records(
      `residence ${SUZHOU} 2024-01-01..2024-01-31`,
      `residence ${SUZHOU} 2024-01-01..2024-01-31`,
      `residence ${NANJING} 2024-01-10..2024-01-31`,
    );
    expect(excluded(creditedUnder({}, {}, kase(list)))).toEqual([
      `r1 2024-01-10..2024-01-31 22 overlap ${NANJING}`,
      "r2 2024-01-01..2024-01-09 9 overlap r1",
      `r2 2024-01-10..2024-01-31 22 overlap ${NANJING}`,
    ]);
  });

  it("writes a month's run from its first day to its last, or to U", () => {
    const list = records(`residence ${NANJING} 2024-01-20..`, `residence ${NANTONG} 2023-11-05..2023-12-06`);
    const answer = creditedUnder(
      { unit: "month" },
      { conversion: { default: "0.5" } },
      kase(list, { assessmentDate: "2024-03-10" }),
    );
    expect(counted(answer)).toEqual([
      `${NANTONG} 2023-11-01..2023-12-31 2×0.5=1`,
      `${NANJING} 2024-01-01..2024-03-10 3×1=3`,
    ]);
  });

  it("is left out when it is not asked for", () => {
    const answer = answerTo(bundle([ruleSet([])]), kase([]), { trace: false });
    expect(JSON.stringify(answer)).not.toContain("trace");
  });

  it("of a current requirement accounts for every record like any other", () => {
    const now = {
      id: "now",
      type: "current",
      kinds: ["residence"],
      scope: "destination",
      unit: "day",
    } as const;
    const requirement = { ...now, kinds: [...now.kinds] };
    const answer = only(
      bundle([ruleSet([requirement])]),
      kase(records(`residence ${SUZHOU} 2024-06-01..`)),
      "current",
    );
    expect(excluded(answer)).toEqual(["r1 2024-06-01..2024-06-30 30 outOfScope"]);
  });
});
