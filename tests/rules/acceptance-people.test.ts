import { describe, expect, it } from "vitest";
import type { Pathway, Requirement } from "@/lib/rules";
import {
  answerTo,
  bundle,
  creditedUnder,
  kase,
  label,
  NANJING,
  pathway,
  records,
  ruleSet,
} from "./support/documents";
import { INSURANCE, LOCAL } from "./support/ref-1";

/** The numbers are those of the acceptance cases in docs/domain.md §9. */

const permit = (changes: object, assessmentDate: string, ...spans: string[]) =>
  creditedUnder(
    changes,
    { monthCounts: "fifteenDays" },
    kase(records(...spans.map((span) => `residence ${NANJING} ${span}`)), { assessmentDate }),
  ).actual;

describe("a permit that lapsed", () => {
  // Due on 2024-05-10, and thirty days of grace: the ninth of June is the last of them. What is between is the
  // permit's own when it was endorsed in grace; a rule set that is given the gap bridges 29 days of it.
  it.each([
    ["2024-05-11", "497", "endorsed on the day it was due"],
    ["2024-06-09", "468", "endorsed on the thirtieth day: the years go on"],
    ["2024-06-10", "21", "endorsed on the thirty-first: they begin again on that day"],
  ])("case 17: resumed on %s there are %s days: %s", (resumed, expected) => {
    expect(permit({ resetAfterGap: 29 }, "2024-06-30", "2023-02-20..2024-05-10", `${resumed}..`)).toBe(
      expected,
    );
  });

  it("case 19: after a suspension of 730 days the former months stay in the cumulative count", () => {
    const spans = ["2019-01-01..2020-12-31", "2023-01-01..2023-12-31"];
    expect(permit({ unit: "month" }, "2023-12-31", ...spans)).toBe("36");
    expect(permit({ unit: "month", resetAfterGap: 1 }, "2023-12-31", ...spans)).toBe("12");
  });

  it.each([
    ["2024-01-14", "28", "three days without a registration are bridged"],
    ["2024-01-15", "17", "four are a break"],
  ])("case 23: at the next address from %s, %s days: %s", (from, expected) => {
    expect(permit({ resetAfterGap: 3 }, "2024-01-31", "2024-01-01..2024-01-10", `${from}..`)).toBe(expected);
  });
});

describe("months that are neither insured nor a gap", () => {
  it("case 26: six months of unemployment benefit are not credited, and what was before stays", () => {
    const list = records(
      `socialInsurance ${NANJING} 2022-01-01..2022-12-31`,
      `unemploymentBenefit ${NANJING} 2023-01-01..2023-06-30`,
      `socialInsurance ${NANJING} 2023-07-01..2023-12-31`,
    );
    const asked = kase(list, { assessmentDate: "2024-01-15" });
    expect(creditedUnder({ ...INSURANCE, resetAfterGap: null }, {}, asked).actual).toBe("18");
  });
});

const under = (requirements: Requirement[]) => (asked: Parameters<typeof answerTo>[1]) =>
  answerTo(bundle([ruleSet(requirements)]), asked);

describe("who may follow", () => {
  const child = under([{ id: "minor", type: "age", max: 17 }]);
  it.each([
    ["2007-06-10", "2025-06-09", true, "the last day at 17"],
    ["2007-06-10", "2025-06-10", false, "18 on this day"],
    ["2007-06-10", "2025-06-11", false, "and after it"],
    ["2008-02-29", "2026-02-28", true, "born on 29 February, 18 on 1 March in a common year"],
    ["2008-02-29", "2026-03-01", false, "which is this day"],
  ])("case 35: a child born on %s may follow on %s: %s, %s", (birthDate, assessmentDate, expected) => {
    expect(child(kase([], { assessmentDate, person: { birthDate } })).eligible).toBe(expected);
  });

  it("case 36: without both parents' word, or a custody paper, nothing is decided; with one of them it is", () => {
    const household = under([
      { id: "with-a-parent", type: "attribute", attribute: "movesWithParent", in: [true] },
      {
        id: "consent",
        type: "any",
        requirements: [
          { id: "both-sign", type: "attribute", attribute: "bothParentsSign", in: [true] },
          { id: "custody", type: "attribute", attribute: "custodyPaper", in: [true] },
        ],
      },
    ]);
    const answer = (attributes: Record<string, boolean>) => household(kase([], { person: { attributes } }));
    const open = answer({ movesWithParent: true, bothParentsSign: false });
    expect([open.eligible, open.pathways[0]?.status]).toEqual([false, "unknown"]);
    expect(answer({ movesWithParent: true, custodyPaper: true }).eligible).toBe(true);
    expect(answer({ movesWithParent: false, custodyPaper: true }).pathways[0]?.status).toBe("notMet");
  });

  it("case 37: of parents of 59 and 56 the mother may follow, the father not yet", () => {
    const of = (sex: string, min: number): Pathway =>
      pathway(
        [
          { id: "sex", type: "attribute", attribute: "sex", in: [sex] },
          { id: "age", type: "age", min },
        ],
        "all",
        sex,
      );
    const attributes = { sex: { type: "choice" as const, options: ["male", "female"], label } };
    const rules = bundle([ruleSet([], { attributes, pathways: [of("male", 60), of("female", 55)] })]);
    const answer = (sex: string, birthDate: string) =>
      answerTo(rules, kase([], { person: { birthDate, attributes: { sex } } }), { firstEligibleDate: true });
    expect(answer("female", "1968-01-01").pathway).toBe("female");
    expect(answer("male", "1965-01-01")).toMatchObject({ eligible: false, firstEligibleDate: "2025-01-01" });
  });

  it("case 38: a student with 36 months of residence and none of insurance is refused for the insurance", () => {
    const answer = under([
      { ...INSURANCE, id: "residence", kinds: ["residence"], months: 36, maxShareElsewhere: null },
      LOCAL,
    ])(kase(records(`residence ${NANJING} 2021-06-01..`, `study ${NANJING} 2021-06-01..`)));
    expect(answer.pathways[0]?.requirements).toMatchObject([
      { id: "residence", status: "met", actual: "36" },
      { id: "local", status: "notMet", actual: "0", missing: "12" },
    ]);
  });
});
