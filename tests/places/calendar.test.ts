import { describe, expect, test } from "vitest";
import {
  addCalendarDays,
  addWorkingDays,
  isAnnounced,
  isWorkingDay,
  workingDaysBetween,
} from "@/lib/places/calendar";
import { addDays, addMonths } from "@/lib/places/days";

const DAYS = [
  { day: "2026-02-13", working: true, because: "it is a Friday" },
  { day: "2026-02-14", working: true, because: "this Saturday makes up for the Spring Festival" },
  { day: "2026-02-16", working: false, because: "it is in the Spring Festival, though a Monday" },
  { day: "2026-02-28", working: true, because: "this Saturday makes up for the Spring Festival" },
  { day: "2026-03-01", working: false, because: "it is an ordinary Sunday" },
  { day: "2027-01-01", working: true, because: "2027 is not announced, and a Friday is all that is known" },
] as const;

const PERIODS = [
  {
    from: "2026-02-10",
    count: 15,
    to: "2026-03-09",
    because: "the Spring Festival and its make-up days lie between",
  },
  { from: "2025-09-25", count: 20, to: "2025-10-29", because: "the National Day week lies between" },
  {
    from: "2025-12-29",
    count: 35,
    to: "2026-02-24",
    because: "the New Year and the Spring Festival lie between",
  },
  { from: "2026-04-30", count: 3, to: "2026-05-08", because: "Labour Day lies between" },
  { from: "2026-11-20", count: 0, to: "2026-11-20", because: "no day is added" },
] as const;

describe("the working calendar", () => {
  for (const { day, working, because } of DAYS) {
    test(`says ${day} is ${working ? "a working day" : "a day of rest"}, because ${because}`, () => {
      expect(isWorkingDay(day)).toBe(working);
    });
  }

  for (const { from, count, to, because } of PERIODS) {
    test(`puts ${count} working days after ${from} on ${to}, because ${because}`, () => {
      expect(addWorkingDays(from, count)).toBe(to);
      expect(workingDaysBetween(from, to)).toBe(count);
      expect(workingDaysBetween(to, from)).toBe(count === 0 ? 0 : -count);
    });
  }

  test("lets calendar days run through holidays and end on a working day", () => {
    expect(addCalendarDays("2026-02-10", 15)).toBe("2026-02-25");
    expect(addCalendarDays("2026-02-05", 15)).toBe("2026-02-24");
  });

  test("says which years' holidays are known", () => {
    expect([isAnnounced("2003-12-31"), isAnnounced("2004-01-01"), isAnnounced("2026-12-31")]).toEqual([
      false,
      true,
      true,
    ]);
    expect(isAnnounced("2027-01-01")).toBe(false);
  });

  test("refuses a number of days that no law knows", () => {
    for (const count of [-1, 0.5, Number.NaN, 1e9]) {
      expect(() => addWorkingDays("2026-01-01", count)).toThrow(RangeError);
    }
  });
});

describe("days", () => {
  test("are added across the end of a leap February", () => {
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(addDays("2023-03-01", -1)).toBe("2023-02-28");
  });

  test("are added by months to the corresponding day or the month's last", () => {
    expect(addMonths("2024-08-31", 6)).toBe("2025-02-28");
    expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
    expect(addMonths("2024-02-29", 48)).toBe("2028-02-29");
    expect(addMonths("2024-01-15", -13)).toBe("2022-12-15");
  });
});
