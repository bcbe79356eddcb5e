import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { checkCharacter } from "@/lib/residents/id-number";
import { csvRows } from "@/lib/tables/csv/rows";
import { openTable } from "@/lib/tables/open-table";
import { LIMITS } from "@/lib/tables/types";
import { encoded, fileOf, newPath, PEOPLE, readAll } from "./support";
import { partsOf, TITLES } from "./xlsx-support";

/** A valid number for each of the first millions: day of birth and sequence are counted through. */
function idOf(at: number): string {
  const born = new Date(Date.UTC(1950, 0, 1) + (Math.floor(at / 810) % 20_000) * 86_400_000);
  // None ends in 000, as a number does that a spreadsheet has shortened.
  const sequence = (10 + (Math.floor(at / 9) % 90)) * 10 + 1 + (at % 9);
  const head = `320102${born.toISOString().slice(0, 10).replaceAll("-", "")}${sequence}`;
  return head + checkCharacter(head);
}

const lineOf = (at: number) => `张三丰𠮷,${idOf(at)},2024-02-${String((at % 28) + 1).padStart(2, "0")}\n`;
const KEY = { duplicateKey: (row: { idNumber: { number: string } }) => row.idNumber.number };

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** The greatest heap and buffers seen at each tenth of the way, after the first, less what stood there then. */
class Growth {
  private first = 0;
  private most = 0;
  private seen = 0;

  look(): void {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    if (this.seen++ === 0) this.first = heapUsed + external;
    this.most = Math.max(this.most, heapUsed + external);
  }

  get megabytes(): number {
    return (this.most - this.first) / 1024 ** 2;
  }
}

describe("large tables", () => {
  test("50,000 lines in GB18030, with the broken and the double among them told by line", async () => {
    const lines = Array.from({ length: 50_000 }, (_, at) => lineOf(at));
    lines[9_999] = "坏,123,2024-01-01\n";
    lines[40_000] = lineOf(7);
    const path = await fileOf(encoded(`姓名,证件号码,开始日期\n${lines.join("")}`, "GB18030"));
    const { table, codes } = await readAll({ path, columns: PEOPLE, ...KEY });
    expect(codes).toEqual(["10001: ID_LENGTH", "40002: DUPLICATE"]);
    expect(table?.summary()).toMatchObject({ rows: 50_000, rejected: 2, isComplete: true });
  });

  test("a million lines, made as they are read, leave nothing behind", async () => {
    async function* chunks() {
      for (let at = 0; at < 1_000_000; at += 2000)
        yield Buffer.from(Array.from({ length: 2000 }, (_, more) => lineOf(at + more)).join(""));
    }
    const growth = new Growth();
    let rows = 0;
    const start = { encoding: "UTF-8", delimiter: ",", line: 1, bytes: 0 } as const;
    for await (const batch of csvRows(chunks(), start, { limits: LIMITS, total: 0 }))
      for (const row of batch.rows) {
        if (row.findings.length > 0) throw new Error(`line ${row.line}`);
        if (++rows % 100_000 === 0) growth.look();
      }
    expect(rows).toBe(1_000_000);
    expect(growth.megabytes).toBeLessThan(24);
  }, 180_000);

  test("a workbook of 200,000 rows with as many shared texts leaves 8 bytes for each", async () => {
    const count = 200_000;
    const path = newPath();
    const zip = new ZipFile();
    const { "xl/worksheets/sheet1.xml": _, ...parts } = partsOf("");
    for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
    const texts = function* () {
      yield "<sst>";
      for (let at = 0; at < count; at++)
        yield `<si><t>张${"三".repeat(30)}${at}</t></si><si><t>${idOf(at)}</t></si>`;
      yield "</sst>";
    };
    const sheet = function* () {
      yield `<worksheet><sheetData>${TITLES}`;
      for (let at = 0; at < count; at++)
        yield `<row><c t="s"><v>${2 * at + 1}</v></c><c t="s"><v>${2 * at + 1}</v></c><c><v>20240229</v></c></row>`;
      yield "</sheetData></worksheet>";
    };
    zip.addReadStream(Readable.from(texts()), "xl/sharedStrings.xml");
    zip.addReadStream(Readable.from(sheet()), "xl/worksheets/sheet1.xml");
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(path));
    const growth = new Growth();
    growth.look();
    const table = await openTable({ path, columns: PEOPLE });
    if (!table.ok) throw new Error("refused");
    for await (const row of table.rows()) {
      if (!row.ok) throw new Error(`line ${row.line}: ${JSON.stringify(row.findings)}`);
      if (row.line % 20_000 === 0) growth.look();
    }
    expect(table.summary()).toMatchObject({ rows: count, rejected: 0, isComplete: true });
    // The texts alone are 44 MB.
    expect(growth.megabytes).toBeLessThan(32);
  }, 180_000);
});
