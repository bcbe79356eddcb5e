import { describe, expect, test } from "vitest";
import { permitRuleFromValue } from "@/lib/permits/permit-rule";
import { permitRightsFromValue } from "@/lib/permits/publication/rights";
import { faultsOfRights } from "@/lib/permits/publication/rights-lint";
import { formOfRule, graceDaysOf, ruleFormSchema, ruleFromForm } from "@/lib/permits/publication/rule-form";
import {
  outcomeOf,
  RULE_PARTS,
  ruleDifferences,
  sentencesOf,
} from "@/lib/permits/publication/rule-sentences";
import { workedCases } from "@/lib/permits/publication/worked-cases";
import { PUBLISHED_RULES } from "@/lib/permits/published-rules";
import { failingExamples } from "@/lib/permits/rule-examples";
import { readCities, readZones } from "@/lib/places/data";
import { sampleCities, sampleRights, sampleRules } from "@/prisma/seed/city-samples";
import { flatMessages } from "../components/message-files";
import { RULES, V2 } from "../permits/support";

const CITY = { zh: "苏州", en: "Suzhou" };
const typed = (change: Record<string, string> = {}, rule = V2) => ({
  ...formOfRule(rule),
  ...{ mark: "OWN", basisTitle: "Sample", basisClause: "", effectiveFrom: "2026-12-01" },
  ...change,
});

describe("the form of a permit rule", () => {
  test.each(PUBLISHED_RULES)("gives $id back as it was published, but for its texts", (rule) => {
    const made = ruleFromForm(ruleFormSchema.parse(typed({}, rule)), CITY);
    const { window, late, cancelledAfterDays, addressGapDays, issueDays, ban } = rule;
    expect(made).toMatchObject({
      id: rule.id,
      window,
      late,
      cancelledAfterDays,
      addressGapDays,
      issueDays,
      ban,
    });
    expect(failingExamples(made)).toEqual([]);
  });

  test("puts a city's own grace before what the variant does", () => {
    const made = ruleFromForm(ruleFormSchema.parse(typed({ graceDays: "１０" }, RULES.V8)), CITY);
    expect(made.late.map(({ through, count }) => [through, count])).toEqual([
      [{ days: 10 }, "CONTINUES"],
      [null, "STOPS"],
    ]);
    expect(graceDaysOf(ruleFromForm(ruleFormSchema.parse(typed({ graceDays: "0" })), CITY))).toBe(0);
  });

  test.each([
    [{ variant: "v9" }, "variant", "choose"],
    [{ windowLength: "7" }, "windowLength", "windowLength"],
    [{ windowLength: "0", windowUnit: "days" }, "windowLength", "windowLength"],
    [{ windowLength: "1.5" }, "windowLength", "windowLength"],
    [{ graceDays: "" }, "graceDays", "graceDays"],
    [{ graceDays: "-1" }, "graceDays", "graceDays"],
    [{ variant: "v4-one-year", graceDays: "366" }, "graceDays", "graceBeyondLimit"],
    [{ issueDays: "31" }, "issueDays", "issueDays"],
    [{ issueDays: "0" }, "issueDays", "issueDays"],
    [{ ban: "YEARS", banYears: "" }, "banYears", "banYears"],
    [{ basisTitle: " " }, "basisTitle", "required"],
    [{ effectiveFrom: "2026-02-30" }, "effectiveFrom", "dayExists"],
    [{ mark: "HISTORICAL" }, "mark", "choose"],
  ])("refuses %j at its field", (change, field, message) => {
    const read = ruleFormSchema.safeParse(typed(change));
    expect(read.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      [field, message],
    ]);
  });
});

describe("the worked cases", () => {
  const row = (rule: Parameters<typeof workedCases>[0]) =>
    workedCases(rule).map(
      ({ after }) => `${after.cumulative.months}/${after.continuous.months} ${after.state}`,
    );

  test("are the same six under every rule, with 24 months on the due day", () => {
    for (const rule of PUBLISHED_RULES) {
      const cases = workedCases(rule);
      expect(cases.map(({ before }) => before.cumulative.months)).toEqual([24, 24, 24, 24, 24, 24]);
      expect(new Set(cases.map(({ title }) => title.en)).size).toBe(6);
    }
  });

  test("show the grace of thirty days, its end, and a count that begins anew", () => {
    expect(row(RULES.V2)).toEqual([
      ...["48/48 IN_FORCE", "48/48 IN_FORCE", "47/23 IN_FORCE", "40/16 IN_FORCE", "35/11 IN_FORCE"],
      "24/0 SUSPENDED",
    ]);
  });

  test("show a new permit that has to be applied for, and a lapse that cancels", () => {
    expect(workedCases(RULES.V3).map(({ taken }) => taken)).toEqual([true, true, false, false, false, true]);
    expect(workedCases(RULES.V7).at(-1)?.after.state).toBe("CANCELLED");
  });
});

describe("what a rule says in sentences", () => {
  test("has a text in both languages for whatever a document can hold", () => {
    for (const locale of ["zh", "en"] as const) {
      const texts = flatMessages(locale);
      const documents = [...PUBLISHED_RULES, ...sampleRules().map(({ document }) => document)];
      for (const rule of documents) {
        for (const part of RULE_PARTS)
          for (const { key } of sentencesOf(rule, part))
            expect(texts.has(`permit-recognition.rule.${key}`), key).toBe(true);
        for (const band of rule.late)
          expect(texts.has(`permit-recognition.rule.late.outcome.${outcomeOf(band)}`)).toBe(true);
      }
      for (const gap of ["CREDITED", "DROPPED"] as const)
        for (const count of ["CONTINUES", "RESTARTS", "STOPS"] as const)
          for (const forfeitsLastYear of [true, false]) {
            const code = outcomeOf({ through: null, by: "RESTORE", gap, count, forfeitsLastYear });
            expect(texts.has(`permit-recognition.rule.late.outcome.${code}`), code).toBe(true);
          }
    }
  });

  test("differs only in the parts that differ", () => {
    const other = ruleFromForm(ruleFormSchema.parse(typed({ graceDays: "60", issueDays: "10" })), CITY);
    expect(ruleDifferences(V2, other).map(({ part }) => part)).toEqual(["LATE", "PROMISE"]);
    expect(ruleDifferences(V2, V2)).toEqual([]);
  });
});

describe("the samples of the demonstration's cities", () => {
  test("use each of the eight variants, and give every city a rule and a list", () => {
    const rules = sampleRules();
    expect(new Set(rules.map(({ document }) => document.id))).toEqual(
      new Set(PUBLISHED_RULES.map(({ id }) => id)),
    );
    for (const city of sampleCities()) {
      expect(rules.some((one) => one.city === city)).toBe(true);
      expect(sampleRights().some((one) => one.city === city)).toBe(true);
    }
  });

  test("are valid, free of faults, and never call themselves law beyond the decree's own", () => {
    const cities = new Set(readCities().map(({ code }) => code));
    for (const { document } of sampleRules()) {
      expect(permitRuleFromValue(structuredClone(document)).mark).toBe("OWN");
      expect(failingExamples(document)).toEqual([]);
    }
    for (const { city, effectiveFrom, document } of sampleRights()) {
      const zones = readZones().filter(({ members }) => members.some(({ code }) => code === city));
      const places = { cities, zones: zones.map(({ id }) => id) };
      expect(faultsOfRights(permitRightsFromValue(structuredClone(document)), effectiveFrom, places)).toEqual(
        [],
      );
      for (const { basis, permits, code } of document.entries)
        expect(basis.mark).toBe(permits.of === "OWN" && !code.startsWith("OWN_") ? "LAW" : "SAMPLE");
    }
  });
});
