import { readFile, stat } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { text } from "@/lib/tables/cells/text";
import { optional } from "@/lib/tables/columns";
import { explain } from "@/lib/tables/explain";
import { rowFinding } from "@/lib/tables/findings";
import { guard, unguard } from "@/lib/tables/guard";
import { openTable } from "@/lib/tables/open-table";
import { openRejects } from "@/lib/tables/rejects/rejects";
import type { Format } from "@/lib/tables/table";
import { cellOf, fileOf, ID, newPath, PEOPLE, readAll, sayer } from "./support";
import { rowOf, TITLES, workbookOf } from "./xlsx-support";

const FORMATS: Format[] = [
  ...(["UTF-8", "UTF-8-BOM", "UTF-16LE", "UTF-16BE", "GB18030"] as const).flatMap((encoding) =>
    ([",", ";", "\t"] as const).map((delimiter) => ({ kind: "CSV" as const, encoding, delimiter })),
  ),
  { kind: "XLSX", sheet: "名单 <1> & “2”" },
];

async function rejectsOf(path: string, locale: "zh" | "en") {
  const table = await openTable({ path, columns: PEOPLE });
  if (!table.ok) throw new Error(JSON.stringify(table.findings));
  const target = newPath();
  const say = sayer(locale);
  const { format } = table;
  const titles = table.header.titles;
  const rejects = await openRejects({
    path: target,
    format,
    titles,
    locale,
    explain: (finding) => explain(finding, say),
  });
  for await (const row of table.rows()) if (!row.ok) await rejects.write(row);
  await rejects.close();
  return target;
}

describe("a rejects file", () => {
  const content =
    `姓名,证件号码,开始日期\r\n=HYPERLINK("x"),${ID},2023-02-29\r\n张三,${ID},2024-02-29\r\n李四,3.2E+17,2024-01-01\r\n`.replace(
      '=HYPERLINK("x")',
      '"=HYPERLINK(""x"")"',
    );

  test("has the rejected lines as they came, with why and whence, in the encoding that came", async () => {
    const target = await rejectsOf(await fileOf(content, "GB18030"), "zh");
    const written = new TextDecoder("gb18030").decode(await readFile(target));
    const lines = written.split("\r\n");
    expect(lines[0]).toBe("未通过原因,原文件行号,姓名,证件号码,开始日期");
    expect(lines[1]).toBe(
      `“开始日期”：没有“2023-02-29”这一天，请核对年、月、日,2,"'=HYPERLINK(""x"")",'${ID},2023-02-29`,
    );
    expect(lines[2]).toContain(",4,李四,3.2E+17,2024-01-01");
    expect(lines).toHaveLength(4);
  });

  test("is read again by the same reader, mended or not, and rejected again says the newest reason alone", async () => {
    const once = await rejectsOf(await fileOf(content), "en");
    const again = await readAll({ path: once, columns: PEOPLE });
    expect(again.table?.findings).toEqual([]);
    expect(again.codes).toEqual(["2: DAY_IMPOSSIBLE", "3: ID_DIGITS_LOST"]);
    const twice = await rejectsOf(once, "en");
    expect((await readFile(twice, "utf8")).split("\r\n")[0]).toBe(
      "\ufeffWhy rejected,Line in the file sent,姓名,证件号码,开始日期",
    );
    const mended = (await readFile(once, "utf8"))
      .replaceAll("2023-02-29", "2023-02-28")
      .replace("3.2E+17", ID);
    expect((await readAll({ path: await fileOf(mended), columns: PEOPLE })).codes).toEqual([]);
  });

  test("of a workbook is a workbook, its dates written as days", async () => {
    const path = await workbookOf(
      TITLES + rowOf("@SUM(1)", "123", "2024-01-01") + rowOf("王五", ID, "2024-01-02"),
    );
    const again = await readAll({ path: await rejectsOf(path, "zh"), columns: PEOPLE });
    expect(again.table?.format.kind).toBe("XLSX");
    expect(again.rows.map(({ cells }) => cells.slice(1).map((cell) => cell.text))).toEqual([
      ["2", "@SUM(1)", "123", "2024-01-01"],
    ]);
    const target = newPath();
    const rejects = await openRejects({
      path: target,
      format: { kind: "XLSX", sheet: "x" },
      titles: ["From"],
      locale: "en",
      explain: () => "",
    });
    await rejects.write({
      line: 2,
      cells: [cellOf("45351", "DATE")],
      findings: [rowFinding("DUPLICATE", 2)],
    });
    await rejects.close();
    const dates = await readAll({ path: target, columns: { from: PEOPLE.from } });
    expect(dates.rows[0]?.cells[2]).toEqual({ text: "2024-02-29", kind: "TEXT" });
  });

  test("is never written over another file", async () => {
    const path = await fileOf("x");
    for (const format of FORMATS)
      await expect(
        openRejects({ path, format, titles: [], locale: "zh", explain: () => "" }),
      ).rejects.toThrow(/EEXIST/);
    expect((await stat(path)).size).toBe(1);
  });
});

// What comes out of GB18030 for these private-use code points are the characters they stood for before 2005.
const OLD_PRIVATE = /[\ue5e5\ue78d-\ue796\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864]/u;
const anyText = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom(
        '"',
        ",",
        ";",
        "\t",
        "\n",
        "\r",
        "'",
        "=",
        "＋",
        " ",
        "中",
        "𠮷",
        "𰻝",
        "_x0041_",
        "1",
      ),
      maxLength: 12,
    }),
    fc.stringMatching(/^'{0,2}\d{14,19}$/),
  )
  .filter(
    (content) => !OLD_PRIVATE.test(content) && !content.includes("\ufffd") && !/\p{Cs}|\0.*\0/u.test(content),
  );
const anything = {
  a: optional({ zh: ["甲"], en: ["A"] }, text({ max: 99 })),
  b: optional({ zh: ["乙"], en: ["B"] }, text({ max: 99 })),
};

describe("what is written is read again as it was", () => {
  test.each(FORMATS)("%j", async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyText, anyText), { maxLength: 6 }), async (rows) => {
        const path = newPath();
        const rejects = await openRejects({
          path,
          format,
          titles: ["甲", "乙"],
          locale: "zh",
          explain: () => "因",
        });
        for (const [at, row] of rows.entries())
          await rejects.write({
            line: at + 2,
            cells: row.map((content) => cellOf(content)),
            findings: [rowFinding("DUPLICATE", 2)],
          });
        await rejects.close();
        const read = await readAll({ path, columns: anything });
        expect(read.refused).toBe(null);
        const texts = read.rows.map(({ cells }) => [cells[2]?.text ?? "", cells[3]?.text ?? ""]);
        expect(texts).toEqual(rows);
      }),
      { numRuns: 40 },
    );
  });

  test("no cell of a CSV begins as a formula, and the guard comes off exactly", () => {
    fc.assert(
      fc.property(anyText, (content) => {
        expect(unguard(guard(content))).toBe(content);
        expect(guard(content)).not.toMatch(/^(?:[=+\-@\t\r＝＋－＠]|\d{16})/);
      }),
    );
  });
});
