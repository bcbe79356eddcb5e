import { describe, expect, test } from "vitest";
import {
  formatDay,
  formatDayRange,
  formatDecimal,
  formatInstant,
  formatLength,
  formatMonth,
  formatUnits,
} from "@/lib/i18n/format";
import { inLocale, localePath, withoutLocale } from "@/lib/i18n/navigation";
import { preferredLocale } from "@/lib/i18n/routing";

describe("days and instants", () => {
  test("a day is written as each language writes it", () => {
    expect(formatDay("zh", "2026-11-03")).toBe("2026年11月3日");
    expect(formatDay("en", "2026-11-03")).toBe("3 November 2026");
    expect(formatMonth("zh", "2026-11")).toBe("2026年11月");
    expect(formatMonth("en", "2026-11")).toBe("November 2026");
  });

  test("what is not a day comes back as it is", () => {
    expect(formatDay("en", "soon")).toBe("soon");
  });

  test("a period names both of its ends, one day names itself, and an ongoing one says so", () => {
    expect(formatDayRange("zh", "2019-03-01", "2019-12-31")).toBe("2019年3月1日至2019年12月31日");
    expect(formatDayRange("en", "2019-03-01", "2019-03-01")).toBe("1 March 2019");
    expect(formatDayRange("zh", "2019-03-01", null)).toBe("2019年3月1日至今");
  });

  test("an instant is told in China's time, across the turn of the day", () => {
    expect(formatInstant("zh", "2026-11-22T16:05:00Z")).toBe("2026年11月23日 00:05");
    expect(formatInstant("en", new Date("2026-11-22T15:59:59Z"))).toBe("22 November 2026, 23:59");
  });
});

describe("amounts", () => {
  const decimals = [
    { amount: "0", text: "0" },
    { amount: "999", text: "999" },
    { amount: "1277.5", text: "1,277.5" },
    { amount: "1234567.0001", text: "1,234,567.0001" },
    { amount: "-20.5", text: "−20.5" },
  ];
  for (const { amount, text } of decimals) {
    test(`${amount} is written ${text}`, () => expect(formatDecimal(amount)).toBe(text));
  }

  test("units follow their number", () => {
    expect(formatUnits("en", "1", "day")).toBe("1 day");
    expect(formatUnits("en", "2519", "day")).toBe("2,519 days");
    expect(formatUnits("zh", "84", "month")).toBe("84个月");
  });

  const lengths = [
    { amount: "2555", unit: "day", text: "7 years", because: "84 months of days are exactly 2555" },
    { amount: "2554", unit: "day", text: "6 years 11 months 29 days", because: "one day is missing" },
    { amount: "1277.5", unit: "day", text: "3 years 6 months", because: "half a day completes the month" },
    {
      amount: "183",
      unit: "day",
      text: "6 months",
      because: "six months are 182.5 days, and half a day is cut",
    },
    { amount: "30", unit: "day", text: "30 days", because: "a month of days has 30.4" },
    { amount: "0.9", unit: "day", text: "0 days", because: "nothing is rounded up" },
    { amount: "14", unit: "month", text: "1 year 2 months", because: "months are counted as they are" },
  ] as const;
  for (const { amount, unit, text, because } of lengths) {
    test(`${amount} ${unit}s are ${text}: ${because}`, () =>
      expect(formatLength("en", amount, unit)).toBe(text));
  }
});

describe("paths and languages", () => {
  test("a path gets the reader's language once, and nothing but paths of the product does", () => {
    expect(localePath("en", "/years?city=320500#top")).toBe("/en/years?city=320500#top");
    expect(localePath("en", "/")).toBe("/en");
    expect(localePath("en", "/zh/years")).toBe("/zh/years");
    expect(localePath("en", "/zhang")).toBe("/en/zhang");
    for (const other of ["/api/documents/1", "#field-name", "https://example.cn", "//example.cn"]) {
      expect(localePath("en", other)).toBe(other);
    }
  });

  test("the switch keeps the page and its question", () => {
    expect(inLocale("en", "/zh/years", "city=320500")).toBe("/en/years?city=320500");
    expect(inLocale("zh", "/en")).toBe("/zh");
    expect(withoutLocale("/zh/desk/cases")).toBe("/desk/cases");
    expect(withoutLocale("/zh")).toBe("/");
  });

  const readers = [
    { cookie: "en", accept: "zh-CN", locale: "en", because: "a choice made before wins" },
    { cookie: "fr", accept: "en", locale: "en", because: "a cookie we never set says nothing" },
    {
      cookie: undefined,
      accept: "fr, en-GB;q=0.7, zh;q=0.8",
      locale: "zh",
      because: "the better of those we speak",
    },
    { cookie: undefined, accept: "en;q=0, zh;q=0.1", locale: "zh", because: "q=0 is a refusal" },
    { cookie: undefined, accept: "de", locale: "zh", because: "Chinese where we speak none" },
    { cookie: undefined, accept: null, locale: "zh", because: "Chinese where nothing is said" },
  ] as const;
  for (const { cookie, accept, locale, because } of readers) {
    test(`cookie ${cookie} and "${accept}" lead to ${locale}: ${because}`, () => {
      expect(preferredLocale(cookie, accept)).toBe(locale);
    });
  }
});
