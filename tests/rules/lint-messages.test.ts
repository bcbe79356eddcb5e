import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { messagesOf } from "@/lib/i18n/messages";
import { LOCALES, type Locale } from "@/lib/i18n/routing";
import { findingText, type Speaker } from "@/lib/policy/finding-text";
import { FINDING_LEVELS, type Finding, type FindingCode, type FindingParams } from "@/lib/rules";
import { bundle, credited, NANJING, ruleSet, SUZHOU } from "./support/documents";

const named = { pathway: "only", requirement: "years" };
const steps = {
  bigger: "super",
  biggerCoefficient: "0.8",
  smaller: "mega",
  smallerCoefficient: "0.9",
} as const;

/** One of each, as the lint gives them: complete, or it does not compile. */
const PARAMS: FindingParams = {
  EXAMPLE_ANSWER: { example: "x", expected: "YES", actual: "NO" },
  EXAMPLE_DATE: { example: "x", expected: "2026-01-01", actual: "NEVER" },
  UNKNOWN_CITY: { city: "999999" },
  UNKNOWN_KIND: { kind: "permit" },
  UNKNOWN_ATTRIBUTE: { attribute: "degree" },
  UNKNOWN_VALUE: { attribute: "education", value: "doctor" },
  UNKNOWN_TABLE: { table: "main" },
  UNKNOWN_INDICATOR: { indicator: "years" },
  SAME_EFFECTIVE_DAY: { day: "2026-01-01", other: 1 },
  CEILING_EXCEEDED: { ...named, tier: "medium", months: 48, ceiling: 36 },
  YEARS_IN_SMALL_CITY: { ...named, tier: "small-1", months: 1 },
  CREDIT_OUT_OF_REACH: { ...named, unit: "day", required: "1825", most: "366" },
  CURRENT_OUT_OF_REACH: named,
  AGE_OUT_OF_REACH: { ...named, min: 46, max: 45 },
  ATTRIBUTE_OUT_OF_REACH: { ...named, attribute: "education" },
  POINTS_OUT_OF_REACH: { ...named, required: "60", most: "45.5" },
  ALTERNATIVES_OUT_OF_REACH: named,
  REQUIREMENTS_EXCLUDE_EACH_OTHER: { pathway: "only" },
  PATHWAY_APPLIES_NOWHERE: { pathway: "only" },
  COEFFICIENT_ABOVE_ONE: { from: SUZHOU, to: NANJING, coefficient: "1.2" },
  DEFAULT_ABOVE_ONE: { coefficient: "1.2" },
  BIGGER_CITY_DISCOUNTED: { from: "super", to: "mega", coefficient: "0.9" },
  SMALLER_ORIGIN_COUNTS_MORE: { ...steps, to: "super" },
  BIGGER_DESTINATION_COUNTS_MORE: { ...steps, from: "medium" },
  PAIR_LEFT_TO_DEFAULT: { from: "super", to: "mega", coefficient: "1" },
  YEARS_NOT_MOST_POINTS: { table: "main", years: "45", others: "UNLIMITED" },
  MEMBER_NOT_ADMITTED: { city: SUZHOU, day: "2026-01-01" },
  NOTICE_TOO_SHORT: {
    day: "2026-12-01",
    today: "2026-11-23",
    days: 8,
    noticeDays: 30,
    earliest: "2026-12-23",
  },
};

const DOCUMENT = bundle([ruleSet([credited()])]);

/** Whoever leaves a name out, or has no message, is told at once. */
function speaker(locale: Locale): Speaker {
  const onError = (error: Error) => {
    throw error;
  };
  const messages = messagesOf(locale);
  const speaking = (namespace: string) =>
    createTranslator({ locale, messages, namespace, onError }) as unknown as Speaker["lint"];
  return { locale, lint: speaking("lint"), tiers: speaking("tiers") };
}

const say = (locale: Locale, code: FindingCode, params: object = PARAMS[code]) =>
  findingText(speaker(locale), DOCUMENT, {
    code,
    level: FINDING_LEVELS[code],
    path: "$",
    version: 1,
    params,
  } as Finding);

describe.each(LOCALES)("in %s", (locale) => {
  it.each(Object.keys(PARAMS) as FindingCode[])("%s is a sentence, with everything it names", (code) => {
    const text = say(locale, code);
    expect(text).toMatch(/[.。]$/);
    expect(text).not.toMatch(/[{}]|undefined/);
  });
});

describe("a finding's sentence", () => {
  it("names cities, tiers, pathways and days as people do", () => {
    expect(say("en", "COEFFICIENT_ABOVE_ONE")).toBe(
      "A year in x (320500) counts 1.2 years towards x (320100): more is credited than was lived.",
    );
    expect(say("zh", "BIGGER_CITY_DISCOUNTED")).toBe(
      "在超大城市的一年，迁往规模更小的特大城市时只折算为0.9年。",
    );
    expect(say("en", "CREDIT_OUT_OF_REACH")).toBe(
      "No one can satisfy the pathway “x”: “years” asks for 1,825 days, and the rules let nobody be credited more than 366 days.",
    );
  });

  it("says never where there is no day", () => {
    expect(say("en", "EXAMPLE_DATE")).toContain(
      "expected to be 1 January 2026, and the rules answer none at all",
    );
    expect(say("zh", "EXAMPLE_DATE")).toContain("应为2026年1月1日，按规则计算为“无”");
  });

  it("counts a single day, and the same day", () => {
    const soon = (days: number) => say("en", "NOTICE_TOO_SHORT", { ...PARAMS.NOTICE_TOO_SHORT, days });
    expect([soon(0), soon(1)]).toEqual([
      expect.stringContaining("on the same day, on 1 December 2026."),
      expect.stringContaining("the next day, on 1 December 2026."),
    ]);
  });
});
