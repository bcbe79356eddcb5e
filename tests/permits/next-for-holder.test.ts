import { describe, expect, test } from "vitest";
import { standingOn } from "@/lib/permits/lapse";
import { needsHolder, nextForHolder } from "@/lib/permits/next-for-holder";
import { getPublishedRule } from "@/lib/permits/published-rules";
import type { PermitAct } from "@/lib/permits/types";

const ISSUED: PermitAct = { type: "ISSUED", on: "2024-03-01" };

function nextOn(
  variant: string,
  today: string,
  { acts = [ISSUED], handedInOn = null }: { acts?: PermitAct[]; handedInOn?: string | null } = {},
) {
  const rules = getPublishedRule(variant);
  const standing = standingOn(acts, rules, today);
  if (standing === null) throw new Error("not issued yet");
  const lastActOn = acts.at(-1)?.on ?? today;
  return nextForHolder({ standing, rules, lastActOn, handedInOn, today });
}

const cases = [
  { on: "2025-01-31", code: "NOT_YET", because: "the window opens a month before the full year" },
  { on: "2025-02-01", code: "WINDOW_OPEN", because: "the first day of the window counts" },
  { on: "2025-02-28", code: "WINDOW_OPEN", because: "the due day is still to come" },
  { on: "2025-03-01", code: "DUE", because: "the full year ends on this day" },
  { on: "2025-03-02", code: "OVERDUE", because: "the permit lapsed with the due day" },
] as const;

describe("what a permit asks of its holder under Decree 663 as it stands", () => {
  for (const { on, code, because } of cases)
    test(`${on} is ${code}: ${because}`, () => {
      const next = nextOn("v1-restart", on);
      expect(next.code).toBe(code);
      expect(needsHolder(next)).toBe(code !== "NOT_YET");
    });
});

describe("what lateness does is the city's rule", () => {
  test("days of grace are named with their last day, and end after it", () => {
    expect(nextOn("v2-thirty-days", "2025-03-31")).toMatchObject({
      code: "GRACE",
      graceUntil: "2025-03-31",
      late: [
        { outcome: "AS_IF_ON_TIME", until: "2025-03-31" },
        { outcome: "RESTARTS", until: null },
      ],
    });
    expect(nextOn("v2-thirty-days", "2025-04-01")).toMatchObject({
      code: "OVERDUE",
      late: [{ outcome: "RESTARTS", until: null }],
    });
  });

  test("a city that restores nothing after its grace asks for a new permit", () => {
    expect(nextOn("v3-new-permit", "2025-04-01")).toEqual({ code: "REISSUE", dueOn: "2025-03-01" });
  });

  test("a city that cancels by time alone says on which day", () => {
    expect(nextOn("v7-two-years", "2025-04-01")).toMatchObject({
      code: "OVERDUE",
      cancelledOn: "2027-03-01",
    });
    expect(nextOn("v7-two-years", "2027-03-01")).toMatchObject({
      code: "CANCELLED",
      because: "LAPSED_TOO_LONG",
    });
  });

  const outcomes = [
    ["v1-restart", "RESTARTS"],
    ["v4-one-year", "JOINED"],
    ["v5-forfeit", "FORFEITS"],
    ["v6-joined", "JOINED"],
    ["v8-stopped", "STOPS"],
  ] as const;
  for (const [variant, outcome] of outcomes)
    test(`${variant} says ${outcome}`, () => {
      expect(nextOn(variant, "2025-03-10")).toMatchObject({
        late: expect.arrayContaining([expect.objectContaining({ outcome })]),
      });
    });
});

describe("an endorsement that is with the office", () => {
  test("holds the days still where it was handed in by the due day", () => {
    expect(nextOn("v1-restart", "2025-03-01", { handedInOn: "2025-02-20" })).toEqual({
      code: "HANDED_IN",
      dueOn: "2025-03-01",
    });
  });

  test("leaves the permit suspended where it came late", () => {
    const next = nextOn("v1-restart", "2025-03-12", { handedInOn: "2025-03-10" });
    expect(next.code).toBe("HANDED_IN_LATE");
    expect(needsHolder(next)).toBe(false);
  });
});

test("a permit that has ended says when and why", () => {
  const given: PermitAct = { type: "CANCELLED", on: "2024-09-01", because: "OWN_WISH" };
  expect(nextOn("v1-restart", "2024-10-01", { acts: [ISSUED, given] })).toEqual({
    code: "CANCELLED",
    on: "2024-09-01",
    because: "OWN_WISH",
  });
  const revoked: PermitAct = { type: "REVOKED", on: "2024-09-01", falseSince: "2024-03-01" };
  expect(nextOn("v1-restart", "2024-10-01", { acts: [ISSUED, revoked] })).toEqual({
    code: "REVOKED",
    on: "2024-09-01",
  });
});
