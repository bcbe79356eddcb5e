import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonthsClamped,
  dayNumber,
  daysBetween,
  daysInMonth,
  dayText,
  endOfMonth,
  isDay,
  startOfMonth,
} from "@/lib/rules";
import { birthday, completedYears, LAST_DAY } from "@/lib/rules/days";

describe("days", () => {
  it("agree with the platform's calendar on every day from 1890 to 2110", () => {
    const first = dayNumber("1890-01-01");
    const last = dayNumber("2110-12-31");
    for (let day = first; day <= last; day += 1) {
      const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
      if (dayText(day) !== text || dayNumber(text) !== day)
        expect.fail(`${day} is ${dayText(day)}, not ${text}`);
    }
  });

  it("reach from the first day that can be written to the last", () => {
    expect(dayText(dayNumber("0001-01-01"))).toBe("0001-01-01");
    expect(dayText(LAST_DAY)).toBe("9999-12-31");
  });

  it.each([
    ["2024-02-29", true, "a leap day"],
    ["2023-02-29", false, "no leap day in a common year"],
    ["1900-02-29", false, "a century is common"],
    ["2000-02-29", true, "a fourth century is not"],
    ["2024-04-31", false, "April has 30 days"],
    ["2024-13-01", false, "no such month"],
    ["2024-00-10", false, "no such month"],
    ["2024-01-00", false, "no such day"],
    ["2024-1-1", false, "two digits each"],
    ["2024-01-01T00:00:00Z", false, "an instant is not a day"],
    ["0000-01-01", false, "there was no year 0"],
    ["２０２４-01-01", false, "full-width digits"],
  ])("%s is a day: %s, because %s", (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });

  it.each([
    ["2024-03-31", -1, "2024-02-29", "clamped to a leap February"],
    ["2023-03-31", -1, "2023-02-28", "clamped to a common February"],
    ["2024-02-29", 12, "2025-02-28", "a leap day clamps"],
    ["2024-02-29", 48, "2028-02-29", "and comes back after four years"],
    ["2024-08-31", 6, "2025-02-28", "half a year from the end of August"],
    ["2026-02-28", -24, "2024-02-28", "the day, not the month's end, is kept"],
    ["2024-01-15", -13, "2022-12-15", "across a year"],
  ])("%s and %i months is %s: %s", (day, months, expected) => {
    expect(addMonthsClamped(day, months)).toBe(expected);
  });

  it("count, begin and end months", () => {
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2024-03-01", "2024-02-28")).toBe(-2);
    expect(startOfMonth("2024-02-29")).toBe("2024-02-01");
    expect(endOfMonth("2024-02-01")).toBe("2024-02-29");
    expect(daysInMonth(2024 * 12 + 1)).toBe(29);
  });

  it.each([
    ["1990-02-03", "2026-02-02", 35, "the day before the birthday"],
    ["1990-02-03", "2026-02-03", 36, "the birthday"],
    ["2008-02-29", "2026-02-28", 17, "a leap day's child in a common year"],
    ["2008-02-29", "2026-03-01", 18, "completes the year on 1 March"],
    ["2008-02-29", "2028-02-29", 20, "in a leap year on the day itself"],
    ["2008-12-31", "2026-01-01", 17, "the day after is a year later"],
  ])("born %s, on %s: %i completed years, %s", (birth, on, expected) => {
    expect(completedYears(dayNumber(birth), dayNumber(on))).toBe(expected);
  });

  it("a birthday is the first day on which the years are completed", () => {
    for (const birth of ["1990-02-03", "2008-02-29", "1999-12-31", "2000-03-01"]) {
      for (let years = 0; years < 60; years += 1) {
        const day = birthday(dayNumber(birth), years);
        expect(completedYears(dayNumber(birth), day)).toBe(years);
        expect(completedYears(dayNumber(birth), day - 1)).toBe(years - 1);
      }
    }
  });
});
