import { describe, expect, test } from "vitest";
import { firstIssueOutlook } from "@/lib/permits/first-issue-outlook";
import { usualPapers } from "@/lib/permits/papers";
import { APPLICATION_KINDS, PERMIT_PAPERS } from "@/lib/permits/types";
import type { PathwayAnswer, Status } from "@/lib/rules";

const told = (eligible: boolean, firstEligibleDate: string | null, open: Record<string, Status> = {}) => ({
  eligible,
  firstEligibleDate,
  pathways: [
    {
      id: "first-issue",
      requirements: Object.entries(open).map(([id, status]) => ({ id, status })),
    },
  ] as unknown as PathwayAnswer[],
});

describe("what two answers of the engine come to", () => {
  test("confirmed records that say yes are a yes", () => {
    expect(firstIssueOutlook(told(true, null), told(true, null))).toEqual({ code: "YES" });
  });

  test("what was only declared is a yes once it is confirmed, and never before", () => {
    expect(firstIssueOutlook(told(false, "2027-01-01"), told(true, null))).toEqual({
      code: "AFTER_CONFIRMATION",
    });
  });

  test("the first possible day is the confirmed records' where they have one", () => {
    expect(firstIssueOutlook(told(false, "2027-01-02"), told(false, "2026-12-01"))).toEqual({
      code: "FROM",
      on: "2027-01-02",
    });
    expect(firstIssueOutlook(told(false, null), told(false, "2026-12-01"))).toEqual({
      code: "FROM_AFTER_CONFIRMATION",
      on: "2026-12-01",
    });
  });

  test("without a day it names what is missing, the unknown too", () => {
    const open = { "registered-elsewhere": "met", "half-year": "notMet", "job-home-or-study": "unknown" };
    const answer = told(false, null, open as Record<string, Status>);
    expect(firstIssueOutlook(answer, answer)).toEqual({
      code: "MISSING",
      requirements: ["half-year", "job-home-or-study"],
    });
  });
});

describe("the papers that usually come with an application", () => {
  test("are known kinds, each once, whatever is applied for", () => {
    for (const kind of APPLICATION_KINDS)
      for (const basis of ["JOB", "HOME", "STUDY", undefined] as const) {
        const papers = usualPapers(kind, { basis, forWard: true });
        expect(new Set(papers).size).toBe(papers.length);
        expect(papers.filter((paper) => !PERMIT_PAPERS.includes(paper))).toEqual([]);
      }
  });

  test("show the ground applied on, and the guardian's card of a ward alone", () => {
    expect(usualPapers("FIRST_ISSUE", { basis: "STUDY", forWard: false })).toEqual([
      "ID_CARD",
      "PHOTO",
      "ADDRESS_PROOF",
      "STUDY_PROOF",
    ]);
    expect(usualPapers("LOSS_REPLACEMENT", { basis: undefined, forWard: true })).toEqual([
      "ID_CARD",
      "GUARDIAN_ID_CARD",
    ]);
  });
});
