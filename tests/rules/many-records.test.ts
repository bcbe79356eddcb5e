import { describe, expect, it } from "vitest";
import { addDays, bundleFromValue, type CaseRecord, caseFromValue, compile, evaluate } from "@/lib/rules";
import { bundle, credited, kase, NANJING, NANTONG, ruleSet, SUZHOU, ZHENJIANG } from "./support/documents";

/** As many as a case may have: short stays, a few days after one another, over and over in four cities. */
const RECORDS: CaseRecord[] = Array.from({ length: 10_000 }, (_, index) => {
  const start = addDays("2000-01-01", (index * 37) % 8_900);
  return {
    id: `r${index}`,
    kind: index % 3 === 0 ? "socialInsurance" : "residence",
    city: [NANJING, SUZHOU, NANTONG, ZHENJIANG][index % 4] ?? NANJING,
    start,
    end: index === 7 ? null : addDays(start, index % 29),
    status: "verified",
    tags: [],
  };
});

const requirements = (["day", "month"] as const).map((unit) =>
  credited({ id: unit, unit, months: 480, window: 600, resetAfterGap: 40, notDuring: ["study"] }),
);
const compiled = compile(
  bundleFromValue(
    bundle([ruleSet(requirements, { monthCounts: "fifteenDays", conversion: { default: "0.9" } })]),
  ),
);

describe("ten thousand records", () => {
  const answer = evaluate(compiled, caseFromValue(kase(RECORDS)));

  it("are answered, traced and looked ahead from", () => {
    expect(answer.eligible).toBe(false);
    expect(answer.firstEligibleDate).toMatch(/^20[3-6]\d-/);
  });

  it("have every one of their days counted or excluded once", () => {
    for (const requirement of answer.pathways[0]?.requirements ?? []) {
      const { trace } = requirement as {
        trace?: { excluded: { record: string; from: string; to: string }[] };
      };
      const last = new Map<string, string>();
      for (const { record, from, to } of trace?.excluded ?? []) {
        expect(from > (last.get(record) ?? "") && from <= to).toBe(true);
        last.set(record, to);
      }
      expect(last.size).toBeGreaterThan(3_000);
    }
  });
});
