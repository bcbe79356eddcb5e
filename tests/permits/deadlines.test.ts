import { describe, expect, it } from "vitest";
import {
  acceptedOnWhenDeemed,
  addressChangeDueOn,
  deemedAcceptedOn,
  issueDueOn,
  noticeDueOn,
  visitDueOn,
} from "@/lib/permits/deadlines";
import * as calendar from "@/lib/places/calendar";

describe("issue", () => {
  it.each([
    ["2026-02-10", 15, "2026-02-25", "case 43: calendar days, over the Spring Festival"],
    ["2026-02-05", 15, "2026-02-24", "case 43: 20 February is a holiday, so the day after it ends"],
    ["2026-02-05", 30, "2026-03-09", "the most a city may extend it to, from a Saturday to the Monday"],
    ["2026-03-02", 7, "2026-03-09", "a city's own promise"],
  ])("accepted %s with %i days is due %s: %s", (acceptedOn, days, dueOn) => {
    expect(issueDueOn(acceptedOn, days, calendar)).toBe(dueOn);
  });

  it.each([0, 31, 1.5, Number.NaN])("a promise of %d days is an error", (days) => {
    expect(() => issueDueOn("2026-03-02", days, calendar)).toThrow(RangeError);
  });
});

describe("papers that nobody answers", () => {
  it.each([
    ["2026-03-02", "2026-03-09", "2026-03-10", "five working days over a weekend"],
    [
      "2026-02-12",
      "2026-02-26",
      "2026-02-27",
      "the Spring Festival's days of rest do not count, its make-up Saturday does",
    ],
    ["2026-03-07", "2026-03-13", "2026-03-14", "sent on a Saturday: Monday is the first day"],
  ])("that came in %s may be answered to %s and are accepted on %s: %s", (receivedOn, last, deemed) => {
    expect(noticeDueOn(receivedOn, calendar)).toBe(last);
    expect(deemedAcceptedOn(receivedOn, calendar)).toBe(deemed);
  });

  it("count as accepted from the day they came in, so that silence wins no time", () => {
    expect(issueDueOn(acceptedOnWhenDeemed("2026-03-02"), 15, calendar)).toBe("2026-03-17");
  });
});

it("a new address is reported within seven days, and visited within five working days", () => {
  expect(addressChangeDueOn("2026-03-02", calendar)).toBe("2026-03-09");
  // The seventh day is Saturday, 7 March.
  expect(addressChangeDueOn("2026-02-28", calendar)).toBe("2026-03-09");
  expect(visitDueOn("2026-03-02", calendar)).toBe("2026-03-09");
});
