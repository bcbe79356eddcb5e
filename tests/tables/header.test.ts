import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchHeader } from "@/lib/tables/header";
import { fileOf, ID, PEOPLE, RECORDS, readAll } from "./support";

const codesOf = (titles: string[], mapping?: Record<string, string>) =>
  matchHeader(titles, PEOPLE, mapping).findings.map(({ code }) => code);

describe("titles are recognised", () => {
  test("in any order", () => {
    const titles = Object.values(RECORDS).map(({ titles: { zh } }) => zh[0]);
    fc.assert(
      fc.property(fc.shuffledSubarray(titles, { minLength: titles.length }), (shuffled) => {
        const { places, findings } = matchHeader(shuffled, RECORDS);
        expect(findings).toEqual([]);
        for (const [key, column] of Object.entries(RECORDS))
          expect(places[key as keyof typeof RECORDS]).toBe(shuffled.indexOf(column.titles.zh[0]));
      }),
    );
  });

  test("by synonyms, in either language, with spaces, marks, notes and full-width characters", () => {
    for (const title of [
      "公民身份号码",
      " 身份证号 ",
      "＊身份证号（必填）",
      "身 份 证 号",
      "ID_Number",
      "Ｉｄ Ｎｕｍｂｅｒ",
      "idNumber",
      "\ufeff证件号码",
    ])
      expect(codesOf([title, "起始日期"])).toEqual([]);
  });

  test("by a saved mapping, which goes before the titles", () => {
    const { places, findings } = matchHeader(["身份证号", "证照编码", "From"], PEOPLE, {
      idNumber: "证照 编码",
    });
    expect(places).toEqual({ name: null, idNumber: 1, from: 2 });
    expect(findings.map(({ code }) => code)).toEqual(["COLUMN_UNKNOWN"]);
  });

  test("what is missing, twice there, not mapped or unknown is said, with what was expected", () => {
    expect(codesOf(["姓名"])).toEqual(["COLUMN_MISSING", "COLUMN_MISSING"]);
    expect(codesOf(["身份证号", "证件号码", "From"])).toEqual(["COLUMN_TWICE"]);
    expect(codesOf(["身份证号", "From"], { name: "称呼" })).toEqual(["COLUMN_UNMAPPED"]);
    expect(codesOf(["身份证号", "From", "备注"])).toEqual(["COLUMN_UNKNOWN"]);
    const missing = matchHeader(["姓名", "From"], PEOPLE).findings[0];
    expect(missing?.params).toEqual({
      zh: "身份证号",
      en: "ID number",
      titles: "身份证号 / 公民身份号码 / 证件号码 / ID number / idNumber",
    });
  });

  test("below a company's name and a note", async () => {
    const path = await fileOf(
      `某某公司员工名单,,\n\n填表说明：日期写作2024-01-01,,\n姓名,身份证号,开始日期\n张三,${ID},2024-01-01\n`,
    );
    const { table, rows } = await readAll({ path, columns: PEOPLE });
    expect(table?.header).toMatchObject({ line: 4 });
    expect(rows).toMatchObject([{ line: 5, ok: true, values: { name: "张三" } }]);
  });

  test("and a file without them is refused before any row is read", async () => {
    const { refused, rows } = await readAll({
      path: await fileOf(`张三,${ID},2024-01-01\n`),
      columns: PEOPLE,
    });
    expect(refused?.map(({ code }) => code).slice(0, 2)).toEqual(["COLUMN_MISSING", "COLUMN_MISSING"]);
    expect(rows).toEqual([]);
  });
});

describe("rows", () => {
  test("tell everything that is wrong with them at once, by line and column", async () => {
    const path = await fileOf(
      `姓名,证件号码,开始日期\n${"长".repeat(21)},32010219881231001X,2023-02-29\n,,\n张三,,\n`,
    );
    const { rows, table } = await readAll({ path, columns: PEOPLE });
    expect(rows.map(({ findings }) => findings.map(({ code, column }) => `${column} ${code}`))).toEqual([
      ["姓名 TEXT_TOO_LONG", "证件号码 ID_CHECK", "开始日期 DAY_IMPOSSIBLE"],
      ["证件号码 REQUIRED", "开始日期 REQUIRED"],
    ]);
    expect(table?.summary()).toEqual({
      rows: 2,
      rejected: 2,
      findings: { TEXT_TOO_LONG: 1, ID_CHECK: 1, DAY_IMPOSSIBLE: 1, REQUIRED: 2 },
      isComplete: true,
    });
  });

  test("may be shorter than the titles, but not longer, unless nothing stands there", async () => {
    const path = await fileOf(
      `身份证号,开始日期,姓名\n${ID},2024-01-01\n${ID},2024-01-01,张三,,\n${ID},2024-01-01,张三,x\n`,
    );
    const { codes, rows } = await readAll({ path, columns: PEOPLE });
    expect(codes).toEqual(["4: ROW_TOO_WIDE"]);
    expect(rows[0]).toMatchObject({ ok: true, values: { name: null } });
  });
});
