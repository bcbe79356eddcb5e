import { readFile, truncate, writeFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import writeXlsx from "write-excel-file/node";
import type { Row } from "@/lib/tables/read-row";
import { isDateFormat } from "@/lib/tables/xlsx/number-formats";
import { fileOf, ID, newPath, OTHER_ID, PEOPLE, readAll, zipOf } from "./support";
import { partsOf, rowOf, TITLES, workbookOf } from "./xlsx-support";

const valuesOf = (rows: readonly Row<typeof PEOPLE>[]) =>
  rows.map((row) => (row.ok ? row.values : row.findings[0]?.code));
const cell = (attributes: string, content: string) => `<c ${attributes}>${content}</c>`;
const GOOD = `<row r="2">${cell('t="inlineStr"', "<is><t>张三</t></is>")}${cell('t="inlineStr"', `<is><t>${ID}</t></is>`)}${cell('t="d"', "<v>2024-02-29</v>")}</row>`;

describe("a workbook that another program wrote", () => {
  test("its texts, dates, numbers, other sheets and its content whatever its name", async () => {
    const path = newPath();
    const title = ["姓名", "公民身份号码", "起始日期"];
    const people = [
      ["张𠮷", ID, { value: new Date("2024-02-29T00:00:00Z"), type: Date, format: "yyyy/m/d" }],
      ["=1+1", OTHER_ID, "2024年3月1日"],
      [null, ID, 45351],
      ["李四", Number(OTHER_ID), "2024-01-01"],
    ];
    const sheets = [
      { sheet: "名单", data: [title, ...people] as never },
      { sheet: "说明", data: [["x"]] as never },
    ];
    await writeXlsx(sheets).toFile(path);
    const { table, rows } = await readAll({ path, columns: PEOPLE });
    expect(table?.format).toEqual({ kind: "XLSX", sheet: "名单" });
    expect(table?.findings).toMatchObject([{ code: "OTHER_SHEETS", params: { others: "说明" } }]);
    expect(valuesOf(rows)).toMatchObject([
      { name: "张𠮷", idNumber: { number: ID }, from: "2024-02-29" },
      { name: "=1+1", from: "2024-03-01" },
      { name: null, from: "2024-02-29" },
      "ID_DIGITS_LOST",
    ]);
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  });
});

describe("a sheet", () => {
  test("with shared texts: runs without reading aids, spaces, escapes", async () => {
    const shared = `<si><t>姓名</t></si><si><t>证件号码</t></si><si><t>From</t></si><si><r><t>张</t></r><r><t xml:space="preserve"> 三</t></r><rPh sb="0" eb="1"><t>ZHANG</t></rPh></si><si><t>${ID}_x000D_</t></si><si><t>2024-02-29</t></si>`;
    const row = (...indexes: number[]) =>
      `<row>${indexes.map((at) => cell('t="s"', `<v>${at}</v>`)).join("")}</row>`;
    const { rows } = await readAll({
      path: await workbookOf(row(0, 1, 2) + row(3, 4, 5), shared),
      columns: PEOPLE,
    });
    expect(valuesOf(rows)).toMatchObject([{ name: "张 三", idNumber: { number: ID }, from: "2024-02-29" }]);
  });

  test("with formulas: the kept value counts, none is a finding, an error is one", async () => {
    const formula = (value: string) => cell('t="str"', `<f>A1&amp;"x"</f>${value}`);
    const rest = `${cell('t="inlineStr"', `<is><t>${ID}</t></is>`)}${cell("", "<f>TODAY()</f><v>45351</v>")}`;
    const rows = `<row>${formula("<v>张三</v>")}${rest}</row><row>${formula("")}${rest}</row><row>${cell('t="e"', "<v>#N/A</v>")}${rest}</row>`;
    const read = await readAll({ path: await workbookOf(TITLES + rows), columns: PEOPLE });
    expect(valuesOf(read.rows)).toMatchObject([
      { name: "张三", from: "2024-02-29" },
      "FORMULA_WITHOUT_VALUE",
      "CELL_ERROR",
    ]);
  });

  test("counted from 1904 gives the same days", async () => {
    const row = `<row>${cell('t="inlineStr"', "<is><t>张三</t></is>")}${cell('t="inlineStr"', `<is><t>${ID}</t></is>`)}${cell('s="1"', "<v>43889</v>")}</row>`;
    const parts = partsOf(TITLES + row);
    parts["xl/styles.xml"] =
      `<styleSheet><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs></styleSheet>`;
    parts["xl/workbook.xml"] = String(parts["xl/workbook.xml"]).replace(
      "<sheets>",
      '<workbookPr date1904="1"/><sheets>',
    );
    parts["xl/_rels/workbook.xml.rels"] = String(parts["xl/_rels/workbook.xml.rels"]).replace(
      "</Relationships>",
      '<Relationship Id="r3" Type="x/styles" Target="/xl/styles.xml"/></Relationships>',
    );
    const { rows } = await readAll({ path: await zipOf(parts), columns: PEOPLE });
    expect(valuesOf(rows)).toMatchObject([{ from: "2024-02-29" }]);
  });

  test("with gaps, prefixes, rows that are only formatted, and a cell far to the right", async () => {
    const far = `<row r="9">${cell('r="XFD9" t="inlineStr"', "<is><t>x</t></is>")}</row>`;
    const parts = partsOf("");
    parts["xl/worksheets/sheet1.xml"] =
      `<x:worksheet xmlns:x="m"><x:sheetData>${TITLES.replaceAll(/<(\/?)(\w)/g, "<$1x:$2")}<x:row r="3"/><x:row r="4"><x:c r="B4" t="inlineStr"><x:is><x:t>${ID}</x:t></x:is></x:c><x:c r="C4" s="7"><x:v>45351</x:v></x:c></x:row>${far.replaceAll(/<(\/?)(\w)/g, "<$1x:$2")}</x:sheetData></x:worksheet>`;
    const { rows } = await readAll({ path: await zipOf(parts), columns: PEOPLE });
    expect(rows.map(({ line }) => line)).toEqual([4, 9]);
    expect(valuesOf(rows)).toMatchObject([{ name: null, from: "2024-02-29" }, "ROW_TOO_WIDE"]);
  });

  test("that is hidden is not taken before one that is shown", async () => {
    const parts = partsOf(TITLES + GOOD);
    parts["xl/workbook.xml"] = String(parts["xl/workbook.xml"]).replace(
      "<sheets>",
      '<sheets><sheet name="隐藏" sheetId="2" state="veryHidden" r:id="r2"/>',
    );
    const { table } = await readAll({ path: await zipOf(parts), columns: PEOPLE });
    expect(table?.format).toEqual({ kind: "XLSX", sheet: "名单" });
  });

  const formats = [
    [14, undefined, true],
    [31, undefined, true],
    [58, undefined, true],
    [20, undefined, false],
    [0, undefined, false],
    [176, 'yyyy"年"m"月"d"日";@', true],
    [176, "[$-804]yyyy/m/d\\ h:mm", true],
    [176, "yyyy-mm", true],
    [176, "h:mm:ss", false],
    [176, '0.00"day"', false],
    [176, "[Red]#,##0", false],
    [176, "General", false],
  ] as const;
  test.each(formats)("number format %i %j", (id, code, isDate) =>
    expect(isDateFormat(id, code)).toBe(isDate),
  );
});

describe("a hostile or broken workbook", () => {
  const codesOf = async (path: string, limits = {}) => {
    const { refused, table } = await readAll({ path, columns: PEOPLE, limits });
    return (refused ?? table?.findings ?? []).map(({ code }) => code);
  };

  test("that unpacks to a thousand times its size is not unpacked", async () => {
    const path = await workbookOf(TITLES + " ".repeat(64 * 1024 ** 2));
    expect(await codesOf(path)).toEqual(["UNPACKS_TOO_LARGE"]);
    expect(await codesOf(await workbookOf(TITLES + GOOD), { unpackedBytes: 100 })).toEqual([
      "UNPACKS_TOO_LARGE",
    ]);
  });

  test("with a document type is refused, so that no entity of its own is looked at", async () => {
    const parts = partsOf(TITLES);
    const secret = await fileOf("SECRET");
    parts["xl/worksheets/sheet1.xml"] =
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file://${secret}">]><worksheet><sheetData>${TITLES}${rowOf("&e;", ID, "2024-01-01")}</sheetData></worksheet>`;
    expect(await codesOf(await zipOf(parts))).toEqual(["BROKEN_FILE"]);
    expect(await codesOf(await workbookOf(TITLES + rowOf("&e;", ID, "2024-01-01")))).toEqual(["BROKEN_FILE"]);
  });

  test("whose XML, shared texts or row numbers do not hold together", async () => {
    expect(await codesOf(await workbookOf(`${TITLES}<row><c></row>`))).toEqual(["BROKEN_FILE"]);
    expect(
      await codesOf(await workbookOf(`${TITLES}<row><c t="s"><v>5</v></c></row>`, "<si><t>x</t></si>")),
    ).toEqual(["BROKEN_FILE"]);
    expect(await codesOf(await workbookOf(`${TITLES}<row r="5"/><row r="4"/>`))).toEqual(["BROKEN_FILE"]);
    expect(await codesOf(await workbookOf(rowOf("x".repeat(100_000))))).toEqual(["BROKEN_FILE"]);
  });

  test("that is another kind of zip, or has no sheet", async () => {
    expect(await codesOf(await zipOf({ "word/document.xml": "<x/>" }))).toEqual(["NOT_A_TABLE"]);
    const parts = partsOf("");
    parts["xl/workbook.xml"] = "<workbook><sheets/></workbook>";
    expect(await codesOf(await zipOf(parts))).toEqual(["NO_SHEET"]);
  });

  test("cut off anywhere, or with any byte changed, gives findings or the same rows", async () => {
    const whole = await readFile(await workbookOf(TITLES + GOOD));
    const good = (await readAll({ path: await fileOf(whole), columns: PEOPLE })).rows;
    expect(good).toHaveLength(1);
    for (let length = 4; length < whole.length; length += 97) {
      const path = await fileOf(whole);
      await truncate(path, length);
      expect(await codesOf(path)).toEqual(["BROKEN_FILE"]);
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const path = newPath();
        await writeFile(path, bytes);
        const { refused, rows, table } = await readAll({ path, columns: PEOPLE });
        const isTold = refused !== null || (table?.findings.length ?? 0) > 0;
        // Names, times and comments of the zip are in no checksum; what is in a part is.
        expect(isTold || JSON.stringify(rows) === JSON.stringify(good)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
