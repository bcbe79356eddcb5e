import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FirstLines } from "@/lib/tables/duplicates";
import { openTable } from "@/lib/tables/open-table";
import { spoolUpload } from "@/lib/tables/spool";
import type { ResumePoint } from "@/lib/tables/table";
import { fileOf, ID, newPath, OTHER_ID, PEOPLE, readAll } from "./support";
import { rowOf, TITLES, workbookOf } from "./xlsx-support";

const HEAD = "姓名,证件号码,开始日期\n";
const KEY = { duplicateKey: (row: { idNumber: { number: string } }) => row.idNumber.number };

describe("an upload", () => {
  test("is put into a file with its hash, however it is cut", async () => {
    const from = await fileOf("abc".repeat(100_000));
    const path = newPath();
    const spooled = await spoolUpload(createReadStream(from, { highWaterMark: 777 }), path, {
      limitBytes: 300_000,
    });
    expect(spooled).toMatchObject({ ok: true, bytes: 300_000 });
    expect(await readFile(path, "utf8")).toBe(await readFile(from, "utf8"));
  });

  test("over the limit, cut off or aborted leaves no file, and never touches one that was there", async () => {
    const path = newPath();
    const chunks = () => Readable.from([Buffer.alloc(600), Buffer.alloc(600)]);
    expect(await spoolUpload(chunks(), path, { limitBytes: 1000 })).toMatchObject({
      finding: { code: "FILE_TOO_LARGE" },
    });
    async function* broken() {
      yield Buffer.alloc(10);
      throw new Error("connection lost");
    }
    await expect(spoolUpload(broken(), path, { limitBytes: 1000 })).rejects.toThrow("connection lost");
    const signal = AbortSignal.abort();
    await expect(spoolUpload(chunks(), path, { limitBytes: 9999, signal })).rejects.toThrow(/abort/i);
    await expect(stat(path)).rejects.toThrow(/ENOENT/);
    const taken = await fileOf("mine");
    await expect(spoolUpload(chunks(), taken, { limitBytes: 9999 })).rejects.toThrow(/EEXIST/);
    expect(await readFile(taken, "utf8")).toBe("mine");
  });
});

describe("duplicates in one file", () => {
  test("the first stays, the others name its line; a broken row is nobody's first", async () => {
    const path = await fileOf(
      `${HEAD}甲,${ID},2023-02-29\n乙,${ID},2024-01-01\n丙,${OTHER_ID},2024-01-01\n丁,${ID},2024-01-02\n`,
    );
    const { rows, codes } = await readAll({ path, columns: PEOPLE, ...KEY });
    expect(codes).toEqual(["2: DAY_IMPOSSIBLE", "5: DUPLICATE"]);
    expect(rows[3]?.findings[0]?.params).toEqual({ firstLine: 3 });
  });

  test("are those a plain set would find", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 6000 }), (keys) => {
        const lines = new FirstLines();
        const known = new Map<number, number>();
        for (const [at, key] of keys.entries()) {
          expect(lines.seen(String(key), at + 1)).toBe(known.get(key) ?? null);
          if (!known.has(key)) known.set(key, at + 1);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("beyond the limit of rows a file is refused there, not half checked", async () => {
    const path = await fileOf(HEAD + `甲,${ID},2024-01-01\n`.repeat(5));
    const { rows, table } = await readAll({ path, columns: PEOPLE, limits: { rows: 3 } });
    expect(rows).toHaveLength(3);
    expect(table?.findings.map(({ code }) => code)).toEqual(["TOO_MANY_ROWS"]);
    expect(table?.summary().isComplete).toBe(false);
    expect((await readAll({ path, columns: PEOPLE, limits: { fileBytes: 50 } })).refused?.[0]?.code).toBe(
      "FILE_TOO_LARGE",
    );
  });
});

describe("an import that was killed goes on", () => {
  const lines = ["甲", '"乙\n乙"', '"open', "", "丙", '丁"', "𠮷", "甲", "戊"].map((name, at) => {
    return name === "" ? "" : `${name},${at % 3 === 0 ? ID : OTHER_ID},2024-0${(at % 9) + 1}-01`;
  });
  const csv = HEAD + lines.join("\n");
  const sources = [
    ...(["UTF-8", "UTF-8-BOM", "UTF-16LE", "UTF-16BE", "GB18030"] as const).map((name) => ({
      name,
      path: () => fileOf(csv, name),
    })),
    {
      name: "XLSX",
      path: () =>
        workbookOf(
          TITLES + lines.map((_, at) => rowOf(`人${at}`, at % 2 === 0 ? ID : "x", "2024-01-01")).join(""),
        ),
    },
  ];
  for (const keyed of [{}, KEY])
    test.each(sources)(
      `at any row, to the same rows and counts, in $name ${"duplicateKey" in keyed ? "with" : "without"} duplicates`,
      async ({ path }) => {
        const options = { path: await path(), columns: PEOPLE, ...keyed };
        const whole = await readAll(options);
        expect(whole.rows.length).toBeGreaterThan(5);
        for (let stopAfter = 0; stopAfter <= whole.rows.length; stopAfter++) {
          const first = await openTable(options);
          if (!first.ok) throw new Error("refused");
          const before = [];
          let point: ResumePoint = first.resumePoint();
          if (stopAfter > 0)
            for await (const row of first.rows()) {
              before.push(row);
              point = JSON.parse(JSON.stringify(first.resumePoint()));
              if (before.length === stopAfter) break;
            }
          else await first.close();
          const second = await readAll({ ...options, resume: point });
          expect([...before, ...second.rows]).toEqual(whole.rows);
          expect(second.table?.summary()).toEqual(whole.table?.summary());
        }
      },
    );

  test("but not in another file", async () => {
    const table = await openTable({ path: await fileOf(csv), columns: PEOPLE });
    if (!table.ok) throw new Error("refused");
    const resume = table.resumePoint();
    await table.close();
    await expect(openTable({ path: await fileOf(`${csv}\n`), columns: PEOPLE, resume })).rejects.toThrow(
      "another file",
    );
  });
});

describe("while it is read", () => {
  test("progress only grows, and ends at the whole", async () => {
    const rows = `甲,${ID},2024-01-01\n`.repeat(20_000);
    const row = rowOf("甲", ID, "2024-01-01").repeat(3000);
    for (const path of [await fileOf(HEAD + rows), await workbookOf(TITLES + row)]) {
      const told: { done: number; total: number }[] = [];
      await readAll({ path, columns: PEOPLE, onProgress: (progress) => told.push(progress) });
      expect(told.length).toBeGreaterThan(2);
      expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).sort((a, b) => a - b));
      expect(told.at(-1)?.done).toBe(told.at(-1)?.total);
    }
  });

  test("a signal stops it between chunks, and the point of resumption still holds", async () => {
    const path = await fileOf(HEAD + `甲,${ID},2024-01-01\n`.repeat(20_000));
    const controller = new AbortController();
    const table = await openTable({ path, columns: PEOPLE, signal: controller.signal });
    if (!table.ok) throw new Error("refused");
    let seen = 0;
    const reading = (async () => {
      for await (const _ of table.rows()) if (++seen === 10) controller.abort();
    })();
    await expect(reading).rejects.toThrow(/abort/i);
    const rest = await readAll({ path, columns: PEOPLE, resume: table.resumePoint() });
    expect(seen + rest.rows.length).toBe(20_000);
  });
});
