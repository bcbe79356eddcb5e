import { readFileSync } from "node:fs";
import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import {
  type RequirementSetting,
  type RequirementWords,
  requirementText,
} from "@/components/case/requirement-text";
import { LOCALES, type Locale } from "@/lib/i18n/routing";
import { EVIDENCE_KINDS, readCities, readZones } from "@/lib/places/data";
import type { Requirement, RuleSet } from "@/lib/rules";

const messagesOf = (locale: Locale, file: string) =>
  JSON.parse(readFileSync(`messages/${locale}/${file}.json`, "utf8"));

function settingIn(locale: Locale, attributes: RuleSet["attributes"], zoneId: string): RequirementSetting {
  const messages = { sentence: messagesOf(locale, "sentence"), case: messagesOf(locale, "case") };
  const onError = (error: Error) => {
    throw error;
  };
  const zone = readZones().find((one) => one.id === zoneId);
  if (!zone) throw new Error(zoneId);
  return {
    t: createTranslator({ locale, messages, namespace: "sentence", onError }) as unknown as RequirementWords,
    tiers: createTranslator({ locale, messages, namespace: "case.tiers", onError }) as (
      key: string,
    ) => string,
    locale,
    attributes,
    destination: "320500",
    bundle: {
      kinds: Object.fromEntries(EVIDENCE_KINDS.map(({ code, name }) => [code, { ...name }])),
      cities: readCities().map(({ code, name }) => ({ code, name: { ...name }, tiers: [] })),
      zone: { id: zone.id, name: { ...zone.name }, members: [] },
    },
  };
}

const flat = (requirements: readonly Requirement[]): Requirement[] =>
  requirements.flatMap((one) => (one.type === "any" ? [one, ...flat(one.requirements)] : [one]));

describe.each(LOCALES)("in %s", (locale) => {
  test.each(["southern-jiangsu", "yangtze-river-delta"])(
    "every requirement of %s is a whole sentence",
    (zoneId) => {
      const ruleSets = JSON.parse(readFileSync(`prisma/data/rules/${zoneId}.json`, "utf8")) as RuleSet[];
      for (const ruleSet of ruleSets) {
        const setting = settingIn(locale, ruleSet.attributes, zoneId);
        for (const requirement of ruleSet.pathways.flatMap((pathway) => flat(pathway.requirements))) {
          const { title, details } = requirementText(setting, requirement);
          expect(title).not.toMatch(/[{}]|sentence\.|undefined/);
          expect(details ?? "").not.toMatch(/[{}]|sentence\.|undefined/);
        }
      }
    },
  );
});

const YEARS: Requirement = {
  id: "years",
  type: "credited",
  kinds: ["residence"],
  scope: "zone",
  unit: "day",
  convert: true,
  months: 18,
};

const sentences = [
  {
    given: {},
    zh: "在苏南五市各城市的居住证折算后累计满1年6个月",
    en: /^Residence permit: 1 year 6 months in the cities/,
  },
  {
    given: { scope: "destination", convert: false },
    zh: "在苏州的居住证累计满1年6个月",
    en: /in Suzhou, added up$/,
  },
  {
    given: { scope: "destination", convert: false, resetAfterGap: 0 },
    zh: "在苏州的居住证连续满1年6个月",
    en: /without a break$/,
  },
  {
    given: { scope: { cities: ["320200", "320400"] } },
    zh: "在无锡或常州的居住证折算后累计满1年6个月",
    en: /in Wuxi or Changzhou/,
  },
  {
    given: { kinds: { anyOf: ["residence", "tenancy"] }, months: 0 },
    zh: "不要求年限（居住证或租赁或自有住所（任一即可））",
    en: /no number of years/,
  },
] as const;

test.each(sentences)("a requirement of years says where, how long and how: $zh", ({ given, zh, en }) => {
  const requirement = { ...YEARS, ...given } as Requirement;
  expect(requirementText(settingIn("zh", null, "southern-jiangsu"), requirement).title).toBe(zh);
  expect(requirementText(settingIn("en", null, "southern-jiangsu"), requirement).title).toMatch(en);
});

test("how it is counted is said beside it, and shares are never rounded", () => {
  const requirement = {
    ...YEARS,
    resetAfterGap: 2,
    unit: "month",
    window: 36,
    maxShareElsewhere: "0.335",
  } as Requirement;
  const { details } = requirementText(settingIn("en", null, "southern-jiangsu"), requirement);
  expect(details).toBe(
    "A break of up to 2 months is bridged; after a longer one, the years before it are lost; only the last 3 years are looked at; years in other cities can make up at most 33.5% of it.",
  );
});
