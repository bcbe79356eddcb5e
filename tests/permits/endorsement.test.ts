import { describe, expect, it } from "vitest";
import { admitEndorsement } from "@/lib/permits/acts";
import { graceUntil } from "@/lib/permits/bands";
import {
  anniversary,
  endorsementStatus,
  remindersOf,
  windowOpensOn,
  yearDueAfter,
} from "@/lib/permits/endorsement";
import { standingOn } from "@/lib/permits/lapse";
import { acts, RULES, V1, V2, V7 } from "./support";

const MONTH = { months: 1 };
const opensOn = (dueOn: string) => windowOpensOn(dueOn, MONTH);

describe("the due day of an endorsement", () => {
  it.each([
    ["2024-02-29", 1, "2025-02-28", "2025-01-28", "case 15: no 29 February, so the month's last day"],
    ["2024-02-29", 2, "2026-02-28", "2026-01-28", "case 15"],
    ["2024-02-29", 3, "2027-02-28", "2027-01-28", "case 15: a Sunday ends a year as any day does"],
    ["2024-02-29", 4, "2028-02-29", "2028-01-29", "case 15: the anchor has not drifted"],
    ["2024-03-31", 1, "2025-03-31", "2025-02-28", "case 16: a month before is February's last day"],
    ["2024-03-31", 4, "2028-03-31", "2028-02-29", "case 16"],
  ])("issued %s, year %i: %s, and the window opens %s: %s", (issued, year, dueOn, opens) => {
    expect(anniversary(issued, year)).toBe(dueOn);
    expect(windowOpensOn(dueOn, MONTH)).toBe(opens);
  });

  it("follows from endorsements at any time in their windows, year after year", () => {
    const history = acts(
      "ISSUED 2024-02-29",
      "ENDORSED 2025-01-28",
      "ENDORSED 2026-02-28",
      "ENDORSED 2027-02-10",
    );
    const dueOn = history.map(
      (_, at) => standingOn(history.slice(0, at + 1), V1, history[at]?.on ?? "")?.dueOn,
    );
    expect(dueOn).toEqual(["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]);
  });

  it.each([
    [{ months: 1 }, "2024-04-10"],
    [{ days: 30 }, "2024-04-10"],
    [{ days: 60 }, "2024-03-11"],
  ])("with a window of %j of 2024-05-10 it opens on %s", (window, opens) => {
    expect(windowOpensOn("2024-05-10", window)).toBe(opens);
  });

  it("a late endorsement inside the next window serves that year too", () => {
    expect(yearDueAfter("2020-03-01", "2023-02-01", opensOn)).toBe(4);
    expect(yearDueAfter("2020-03-01", "2023-01-31", opensOn)).toBe(3);
  });
});

describe("an endorsement one day early or late", () => {
  const history = acts("ISSUED 2023-05-10");
  it.each([
    ["V1", "2024-04-09", "TOO_EARLY", "the window opens on the tenth"],
    ["V1", "2024-04-10", "2025-05-10", "the first day of the window"],
    ["V1", "2024-05-10", "2025-05-10", "the due day itself is on time"],
    ["V1", "2024-05-11", "2025-05-11", "late: the decree's years, and the anchor, begin anew"],
    ["V2", "2024-05-10", "2025-05-10", "case 17: on time"],
    ["V2", "2024-06-09", "2025-05-10", "case 17: the thirtieth day leaves no trace"],
    ["V2", "2024-06-10", "2025-06-10", "case 17: restart"],
    ["V3", "2024-06-09", "2025-05-10", "the thirtieth day of Fujian's grace"],
    ["V3", "2024-06-10", "REISSUE_REQUIRED", "after it only a new permit helps"],
    ["V6", "2026-01-01", "2026-05-10", "Foshan restores at any time, and keeps the anchor"],
    ["V7", "2024-03-10", "TOO_EARLY", "Shenzhen's window opens sixty days before"],
    ["V7", "2024-03-11", "2025-05-10", "and here it is open"],
    ["V7", "2026-05-09", "2027-05-09", "729 days late can be restored"],
    ["V7", "2026-05-10", "LAPSED_TOO_LONG", "730 days cannot"],
  ] as const)("%s on %s: %s, because %s", (rule, on, expected, _because) => {
    const answer = admitEndorsement(history, RULES[rule], on);
    expect(answer.allowed ? answer.standing.dueOn : answer.because).toBe(expected);
  });

  it("cannot be made twice in one window", () => {
    const endorsed = acts("ISSUED 2023-05-10", "ENDORSED 2024-05-01");
    expect(admitEndorsement(endorsed, V1, "2024-05-01")).toEqual({ allowed: false, because: "TOO_EARLY" });
  });
});

describe("a rule that changes", () => {
  const rules = [
    { from: "2016-01-01", rule: V1 },
    { from: "2025-01-01", rule: V7 },
  ];
  const history = acts("ISSUED 2023-05-10");

  it("leaves a lapse to the version in force on its due day", () => {
    expect(standingOn(history, rules, "2026-06-01")).toMatchObject({ state: "SUSPENDED", cancelledOn: null });
    const endorsed = [...history, ...acts("ENDORSED 2024-05-10")];
    expect(standingOn(endorsed, rules, "2025-06-01")).toMatchObject({
      opensOn: "2025-03-11",
      cancelledOn: "2027-05-10",
    });
  });

  it("is the first version's before any has taken effect, and an error where there is none", () => {
    expect(standingOn(acts("ISSUED 2010-01-01"), rules, "2010-06-01")?.opensOn).toBe("2010-12-01");
    expect(() => standingOn(history, [], "2024-01-01")).toThrow(RangeError);
  });
});

describe("the status on a day", () => {
  it.each([
    ["2024-04-09", "NOT_YET"],
    ["2024-04-10", "WINDOW_OPEN"],
    ["2024-05-09", "WINDOW_OPEN"],
    ["2024-05-10", "DUE"],
    ["2024-05-11", "GRACE"],
    ["2024-06-09", "GRACE"],
    ["2024-06-10", "OVERDUE"],
  ])("on %s is %s", (on, status) => {
    const due = { dueOn: "2024-05-10", graceUntil: graceUntil(V2, "2024-05-10") };
    expect(endorsementStatus(due, V2.window, on)).toBe(status);
  });

  it("knows no grace where the city has none", () => {
    const due = { dueOn: "2024-05-10", graceUntil: graceUntil(V1, "2024-05-10") };
    expect(endorsementStatus(due, V1.window, "2024-05-11")).toBe("OVERDUE");
  });

  it("the holder is told thirty and seven days before, on the day and on the day after", () => {
    expect(remindersOf("2024-03-01").map(({ on }) => on)).toEqual([
      "2024-01-31",
      "2024-02-23",
      "2024-03-01",
      "2024-03-02",
    ]);
  });
});
