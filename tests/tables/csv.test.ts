import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS } from "@/lib/tables/types";
import { encoded, fileOf, ID, OTHER_ID, PEOPLE, readAll, rowsOfChunks } from "./support";

const textsOf = (rows: { cells: readonly { text: string }[] }[]) =>
  rows.map(({ cells }) => cells.map(({ text }) => text));
const EVERYTHING = 'a,b\r\n\r\n"x\r\n""y",2\r\nab"c,1\r\n"q"z,3\rok,𠮷\n"open,4\r\nlast,龥\r\nend,6';

describe("the same bytes give the same rows however they are cut", () => {
  const encodings = ["UTF-8", "GB18030"] as const;
  test.each(encodings)("with broken quotes, empty lines and every line end, in %s", async (encoding) => {
    const bytes = encoded(EVERYTHING, encoding);
    const whole = await rowsOfChunks(bytes, [1e6], encoding);
    for (let length = 1; length <= bytes.length; length++)
      expect(await rowsOfChunks(bytes, [length], encoding)).toEqual(whole);
  });

  test("in UTF-16, where a pair of surrogates may be torn", async () => {
    for (const encoding of ["UTF-16LE", "UTF-16BE"] as const) {
      const bytes = encoded(EVERYTHING, encoding).subarray(2);
      const whole = await rowsOfChunks(bytes, [1e6], encoding);
      expect(textsOf(whole)).toContainEqual(["ok", "𠮷"]);
      for (let length = 1; length <= 20; length++)
        expect(await rowsOfChunks(bytes, [length], encoding)).toEqual(whole);
    }
  });

  test("whatever stands in them", async () => {
    const piece = fc.constantFrom('"', ",", "\n", "\r", "\r\n", "a", "中", "𠮷", '""', "\ufffd", "=1", "'");
    const bytes = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map((pieces) => Buffer.from(pieces.join(""))),
      fc.uint8Array({ maxLength: 120 }).map((array) => Buffer.from(array)),
    );
    const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    const encoding = fc.constantFrom("UTF-8" as const, "GB18030" as const, "UTF-16LE" as const);
    const small = { ...LIMITS, rowBytes: 40, columns: 8 };
    await fc.assert(
      fc.asyncProperty(bytes, lengths, encoding, async (content, cut, written) => {
        const whole = await rowsOfChunks(content, [1e6], written, LIMITS);
        expect(await rowsOfChunks(content, cut, written, LIMITS)).toEqual(whole);
        const lines = whole.map(({ line }) => line);
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
        // Beyond a row's greatest length only what is read stays the same, not where a fault is noticed.
        await rowsOfChunks(content, cut, written, small);
      }),
      { numRuns: 400 },
    );
  });
});

test("rows are those of the parser alone, whichever lines have quotes", async () => {
  const cell = fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "a", "中", " ", ";"), maxLength: 5 });
  const row = fc.tuple(fc.array(cell, { minLength: 2, maxLength: 4 }), fc.constantFrom("\n", "\r\n", "\r"));
  const written = (cells: string[]) =>
    cells.map((text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(",");
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
      const content = rows.map(([cells, end]) => written(cells) + end).join("");
      const options = {
        relax_column_count: true,
        skip_empty_lines: true,
        record_delimiter: ["\r\n", "\n", "\r"],
      };
      expect(textsOf(await rowsOfChunks(Buffer.from(content), [5]))).toEqual(parse(content, options));
    }),
    { numRuns: 300 },
  );
});

describe("a broken line costs itself alone", () => {
  test("a quote that nothing closes", async () => {
    const rows = await rowsOfChunks(Buffer.from('h,i\n"open,1\nx,2\ny,3\n'), [7]);
    expect(textsOf(rows)).toEqual([
      ["h", "i"],
      ['"open', "1"],
      ["x", "2"],
      ["y", "3"],
    ]);
    expect(rows[1]?.findings[0]).toMatchObject({ code: "QUOTE_NOT_CLOSED", line: 2 });
  });

  test("a quote inside a cell, and one that closes too early", async () => {
    const rows = await rowsOfChunks(Buffer.from('a"b,1\n"a"b,1\nok,1'), [100]);
    expect(rows.map(({ findings }) => findings[0]?.code)).toEqual([
      "QUOTE_MISPLACED",
      "QUOTE_MISPLACED",
      undefined,
    ]);
  });

  test("a quote that nothing closes in a file longer than a row may be", async () => {
    const bytes = Buffer.from(`"open,1\n${"a,b\n".repeat(200_000)}`);
    const rows = await rowsOfChunks(bytes, [65_536]);
    expect(rows).toHaveLength(200_001);
    expect(rows[0]?.findings[0]?.code).toBe("QUOTE_NOT_CLOSED");
    expect(rows.at(-1)).toMatchObject({ line: 200_001, next: { line: 200_002, bytes: bytes.length } });
  });

  test("a line longer than a row may be, of text or of nothing but commas", async () => {
    for (const content of ["x", ","]) {
      const bytes = Buffer.from(`a,b\n${content.repeat(1_000_000)}\nok,1\n`);
      const rows = await rowsOfChunks(bytes, [65_536]);
      expect(rows.map(({ findings }) => findings[0]?.code)).toEqual([undefined, "ROW_TOO_LONG", undefined]);
      expect(rows[2]).toMatchObject({ line: 3, next: { line: 4, bytes: bytes.length } });
    }
  });

  test("a file of nothing but open quotes is given up", async () => {
    const line = `${"x".repeat(60)}\n`;
    const bytes = Buffer.from(`name,n\n${`"open\n${line.repeat(3)}`.repeat(3000)}`);
    const rows = await rowsOfChunks(bytes, [65_536], "UTF-8", { ...LIMITS, rowBytes: 70 });
    expect(rows.length).toBeLessThan(12_000);
  });

  test("bytes that are no character, with their place in the file", async () => {
    const bytes = Buffer.concat([Buffer.from("h,i\nx,"), Buffer.from([0xe4, 0xb8]), Buffer.from("\ny,2\n")]);
    const rows = await rowsOfChunks(bytes, [3]);
    expect(rows[1]?.findings).toEqual([
      { code: "UNDECODABLE", line: 2, column: null, params: { byte: 7, encoding: "UTF-8" } },
    ]);
    expect(rows[2]?.findings).toEqual([]);
  });

  test("half a GB18030 character before a comma does not swallow the comma", async () => {
    const bytes = Buffer.concat([Buffer.from("x"), Buffer.from([0xd6]), Buffer.from(",2\n")]);
    const rows = await rowsOfChunks(bytes, [1], "GB18030");
    expect(rows[0]?.cells.map(({ text }) => text)).toEqual(["x\ufffd", "2"]);
    expect(rows[0]?.findings[0]?.params.byte).toBe(2);
  });

  test("a lone surrogate of UTF-16", async () => {
    const bytes = Buffer.from("a,\ud842\nb,1\n", "utf16le");
    const rows = await rowsOfChunks(bytes, [3], "UTF-16LE");
    expect(rows[0]?.findings[0]).toMatchObject({ code: "UNDECODABLE", params: { byte: 5 } });
    expect(rows[1]?.next.bytes).toBe(bytes.length);
  });
});

describe("a file is what its bytes say", () => {
  const content = (delimiter: string) =>
    [
      ["姓名", "证件号码", "开始日期"],
      ["张𠮷", ID, "2024-02-29"],
      ["李龥", OTHER_ID, "2024/3/1"],
    ]
      .map((row) => row.join(delimiter))
      .join("\r\n");
  for (const encoding of ["UTF-8", "UTF-8-BOM", "UTF-16LE", "UTF-16BE", "GB18030"] as const)
    for (const delimiter of [",", ";", "\t"] as const)
      test(`${encoding} with ${JSON.stringify(delimiter)}`, async () => {
        const path = await fileOf(content(delimiter), encoding);
        const { table, rows } = await readAll({ path, columns: PEOPLE });
        expect(table?.format).toEqual({ kind: "CSV", encoding, delimiter });
        expect(rows.map((row) => row.ok && row.values.name)).toEqual(["张𠮷", "李龥"]);
        expect(rows.map((row) => row.ok && row.values.from)).toEqual(["2024-02-29", "2024-03-01"]);
      });

  test("GB18030 that shows only after 300 KB of digits", async () => {
    const digits = `,${ID},20240229\n`.repeat(10_000);
    const path = await fileOf(`name,id number,from\n${digits}张三,${ID},20240229\n`, "GB18030");
    const { table, rows } = await readAll({ path, columns: PEOPLE });
    expect(table?.format).toMatchObject({ encoding: "GB18030" });
    expect(rows.at(-1)).toMatchObject({ ok: true, values: { name: "张三" } });
  });

  test("UTF-8 with a few damaged bytes stays UTF-8 and names the line", async () => {
    const good = `张三丰,${ID},20240229\n`.repeat(20);
    const bytes = Buffer.concat([
      Buffer.from(`姓名,证件号码,开始日期\n${good}李`),
      Buffer.from([0xe5]),
      Buffer.from(`,${ID},20240229\n`),
    ]);
    const { table, codes } = await readAll({ path: await fileOf(bytes), columns: PEOPLE });
    expect(table?.format).toMatchObject({ encoding: "UTF-8" });
    expect(codes).toEqual(["22: UNDECODABLE"]);
  });

  test("what the person says about the encoding goes before the guess", async () => {
    const path = await fileOf(`姓名,证件号码,开始日期\n联通,${ID},20240229\n`, "GB18030");
    const { rows } = await readAll({ path, columns: PEOPLE, encoding: "GB18030" });
    expect(rows[0]).toMatchObject({ ok: true, values: { name: "联通" } });
  });

  const strangers = [
    ["", "EMPTY_FILE"],
    ["\ufeff\r\n\r\n", "EMPTY_FILE"],
    ["%PDF-1.7 x", "NOT_A_TABLE"],
    ["<html><table><tr><td>x", "NOT_A_TABLE"],
    ["\ufeff<?xml version='1.0'?>", "NOT_A_TABLE"],
    ["PK\u0003\u0004 and no more", "BROKEN_FILE"],
    ["a\u0000b", "NOT_A_TABLE"],
  ] as const;
  test.each(strangers)("%j is refused as %s", async (text, code) => {
    const { refused } = await readAll({ path: await fileOf(text), columns: PEOPLE });
    expect(refused?.map((finding) => finding.code)).toEqual([code]);
  });

  test("an old or locked workbook is told from a broken one", async () => {
    const path = await fileOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
    expect((await readAll({ path, columns: PEOPLE })).refused?.[0]?.code).toBe("OLD_EXCEL");
  });

  test("random bytes are never thrown over", async () => {
    const head = fc.constantFrom("", "PK\u0003\u0004", "姓名,证件号码,开始日期\n", "\ufeff");
    await fc.assert(
      fc.asyncProperty(head, fc.uint8Array({ maxLength: 300 }), async (start, bytes) => {
        const path = await fileOf(Buffer.concat([Buffer.from(start), bytes]));
        const { refused, rows } = await readAll({ path, columns: PEOPLE });
        expect(refused !== null || rows.every((row) => row.ok || row.findings.length > 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
