import { describe, expect, test } from "vitest";
import { type LetterFacts, letter } from "@/lib/print/letter";
import { PAGE } from "@/lib/print/look";
import { LETTER } from "./facts";
import { openPdf, pageTexts, taggedTexts, withoutBlanks } from "./read-pdf";

const [zh] = LETTER.texts;
const longTable: LetterFacts = {
  ...LETTER,
  texts: [
    {
      ...zh,
      body: [
        {
          kind: "TABLE",
          table: {
            columns: [
              { title: "月份", share: 1 },
              { title: "说明", share: 3 },
            ],
            rows: Array.from({ length: 90 }, (_, index) => [
              `第${index + 1}行`,
              index === 60 ? "很长的说明。".repeat(400) : "计入本地年限",
            ]),
          },
        },
      ],
    },
  ],
};

describe("a letter", () => {
  test("says exactly its texts in order, each language on pages of its own", async () => {
    const pdf = await openPdf(await letter(LETTER));
    expect(pdf.numPages).toBe(2);
    const first = await pageTexts(pdf, 1);
    expect(first.tagged).toEqual(
      [
        "南京市户政管理部门",
        "编号 3201-2026-7K3M-9QXT",
        "不予批准户口迁入决定书",
        "陈晓雯女士：",
        "您于2026年11月2日提出的户口迁入申请，经审查，不符合现行条件。理由如下：",
        ...["1.", "累计居住年限为59.80个月，规则要求60.00个月，尚差0.20个月。"],
        "2.",
        "外地年限“苏州市（Ⅰ型大城市）”按0.85折算，计入23.80个月；本地年限计入36.00个月。",
        "计算明细",
        ...["城市", "起止", "月数", "折算"],
        ...["苏州市", "2018年9月至2020年12月", "28", "23.80"],
        ...["南京市", "2021年1月至2023年12月", "36", "36.00"],
        "如不服本决定",
        "可以自收到本决定书之日起60日内，向有权机关申请行政复议；也可以自收到本决定书之日起6个月内，向人民法院提起行政诉讼。",
        ...["南京市户政管理部门", "2026年11月23日"],
        "查验码 3201-2026-7K3M-9QXT，查验网址 https://hutong.example/check",
      ].map(withoutBlanks),
    );
    const second = await pageTexts(pdf, 2);
    expect(second.tagged).toContain(withoutBlanks("Dear Ms Chen,"));
    expect(second.tagged).toContain("23November2026");
    expect(first.artifacts).toEqual([
      withoutBlanks("第 1 页，共 2 页　Page 1 of 2 3201-2026-7K3M-9QXT　https://hutong.example/check"),
    ]);
  });

  test("sets English quotation marks and apostrophes as narrow as English has them", async () => {
    const { placed } = await pageTexts(await openPdf(await letter(LETTER)), 2);
    const line = placed.find(({ text }) => text.includes("doesn’t"));
    // At 11 points: with full-width marks the line would be as much as 20 points longer and break elsewhere.
    expect(line?.text).toContain("“years of");
    expect((line?.right ?? 0) - (line?.left ?? 0)).toBeLessThan(PAGE.width - PAGE.left - PAGE.right);
  });

  test("tags its headings, lists and tables", async () => {
    const pdf = await openPdf(await letter(LETTER));
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    const roles = [...tree.matchAll(/"role":"(H1|H2|L|LI|Lbl|LBody|Table|TR|TH|TD|Figure)"/g)];
    expect(roles.map(([, role]) => role).join(" ")).toBe(
      "H1 L LI Lbl LBody LI Lbl LBody H2 Table TR TH TH TH TH TR TD TD TD TD TR TD TD TD TD H2 Figure",
    );
  });

  test("repeats a table's head on each page for the eye alone, and tears only a row no page holds", async () => {
    const bytes = await letter(longTable);
    const pdf = await openPdf(bytes);
    expect(pdf.numPages).toBeGreaterThan(3);
    const texts = await taggedTexts(bytes);
    expect(texts.filter((text) => text === "说明")).toHaveLength(1);
    for (let row = 1; row <= 90; row++) expect(texts).toContain(`第${row}行`);
    expect(texts.join("").match(/很长的说明。/g)).toHaveLength(400);
    const second = await pageTexts(pdf, 2);
    expect(second.artifacts.slice(0, 2)).toEqual(["月份", "说明"]);
    for (const { bottom } of second.placed) expect(bottom).toBeGreaterThan(0);
  });

  test("goes on over pages where its text does, and keeps seal and day together", async () => {
    const text = "本决定所依据的事实如下。".repeat(60);
    const body = Array.from({ length: 12 }, () => ({ kind: "PARAGRAPH" as const, text }));
    const bytes = await letter({ ...LETTER, texts: [{ ...zh, body }] });
    const pdf = await openPdf(bytes);
    expect((await taggedTexts(bytes)).join("").match(/本决定所依据的事实如下。/g)).toHaveLength(720);
    const last = await pageTexts(pdf, pdf.numPages);
    const sealed = JSON.stringify(await (await pdf.getPage(pdf.numPages)).getStructTree());
    expect(sealed).toContain('"alt":"印章：南京市户政专用章"');
    expect(last.tagged).toContain("2026年11月23日");
    for (let number = 1; number <= pdf.numPages; number++) {
      const { placed } = await pageTexts(pdf, number);
      // Nothing but the foot stands in the foot's room.
      const low = placed.filter(({ bottom }) => bottom < PAGE.bottom);
      expect(low.every(({ text }) => /页|Page|3201|查验|https/.test(text.trim() || "页"))).toBe(true);
    }
  });

  test("is the same to the byte for the same facts, and small", async () => {
    const one = await letter(LETTER);
    expect(Buffer.compare(one, await letter(LETTER))).toBe(0);
    expect(one.length).toBeLessThan(100_000);
  });
});
