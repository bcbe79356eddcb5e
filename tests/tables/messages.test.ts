import { describe, expect, test } from "vitest";
import { messagesOf } from "@/lib/i18n/messages";
import { explain, explainFormat } from "@/lib/tables/explain";
import { FINDING_CODES, type Finding, rowFinding } from "@/lib/tables/findings";
import { sayer } from "./support";

/** Every parameter that any sentence may ask for. */
const PARAMS: Finding["params"] = {
  megabytes: 10,
  kilobytes: 256,
  found: "PDF",
  zh: "姓名",
  en: "Name",
  titles: "姓名",
  title: "x",
  numbers: "1, 2",
  number: 3,
  sheet: "一",
  others: "二",
  limit: 5,
  byte: 7,
  encoding: "GB18030",
  value: 1,
  firstLine: 2,
  from: "a",
  until: "b",
  instead: "c",
  min: 1,
  max: 2,
  length: 3,
  expected: "d",
};

describe.each(["zh", "en"] as const)("in %s", (locale) => {
  test("every finding has a sentence, and no sentence is without a finding", () => {
    const tables = messagesOf(locale).tables;
    const findings = typeof tables === "object" ? tables.findings : undefined;
    expect(Object.keys(findings ?? {}).sort()).toEqual([...FINDING_CODES].sort());
    const say = sayer(locale);
    for (const code of FINDING_CODES) {
      const sentence = explain({ code, line: 2, column: "证件号码", params: PARAMS }, say);
      expect(sentence).toContain("证件号码");
      expect(sentence).not.toMatch(/[{}]|undefined/);
    }
  });

  test("a person is told how their file was read", () => {
    const say = sayer(locale);
    const text = explainFormat({ kind: "CSV", encoding: "GB18030", delimiter: "\t" }, say);
    expect(text).toContain("GB18030");
    expect(explainFormat({ kind: "XLSX", sheet: "名单" }, say)).toContain("名单");
    expect(explain(rowFinding("DUPLICATE", 9, { firstLine: 4 }), say)).toContain("4");
  });
});
