import { createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import iconv from "iconv-lite";
import { createTranslator } from "use-intl/core";
import { afterAll } from "vitest";
import { ZipFile } from "yazl";
import { messagesOf } from "@/lib/i18n/messages";
import { city } from "@/lib/tables/cells/city";
import { day, dayOrOngoing } from "@/lib/tables/cells/day";
import { idNumber } from "@/lib/tables/cells/id-number";
import { month } from "@/lib/tables/cells/month";
import { integer, text } from "@/lib/tables/cells/text";
import { type Columns, optional, required } from "@/lib/tables/columns";
import { csvRows } from "@/lib/tables/csv/rows";
import type { Say } from "@/lib/tables/explain";
import { type OpenOptions, openTable } from "@/lib/tables/open-table";
import type { Row } from "@/lib/tables/read-row";
import { type Cell, type Encoding, LIMITS, type RawRow } from "@/lib/tables/types";

export const TODAY = "2026-11-23";
export const ID = "320102198812310012";
export const OTHER_ID = "441900199602290010";

const folder = await mkdtemp(path.join(tmpdir(), "tables-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
let files = 0;

export function newPath(): string {
  files++;
  return path.join(folder, `file-${files}`);
}

export async function fileOf(content: string | Uint8Array, encoding: Encoding = "UTF-8"): Promise<string> {
  const file = newPath();
  await writeFile(file, typeof content === "string" ? encoded(content, encoding) : content);
  return file;
}

/** A sheet's parts as given, zipped, so that a test can break any of them. */
export async function zipOf(parts: Record<string, string | Buffer>): Promise<string> {
  const file = newPath();
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
  return file;
}

export function encoded(content: string, encoding: Encoding): Buffer {
  if (encoding === "GB18030") return iconv.encode(content, "gb18030");
  const marked = encoding === "UTF-8" ? content : `\ufeff${content}`;
  if (encoding === "UTF-16LE") return Buffer.from(marked, "utf16le");
  if (encoding === "UTF-16BE") return Buffer.from(marked, "utf16le").swap16();
  return Buffer.from(marked, "utf8");
}

export const RECORDS = {
  name: optional({ zh: ["姓名", "名字"], en: ["Name"] }, text({ max: 20 })),
  idNumber: required({ zh: ["身份证号", "公民身份号码", "证件号码"], en: ["ID number"] }, idNumber(TODAY)),
  from: required({ zh: ["开始日期", "起始日期"], en: ["From"] }, day({ from: "1950-01-01", until: TODAY })),
  until: optional({ zh: ["结束日期"], en: ["Until"] }, dayOrOngoing(["至今", "长期"])),
  month: optional({ zh: ["月份"], en: ["Month"] }, month()),
  months: optional({ zh: ["月数"], en: ["Months"] }, integer({ min: 0, max: 600 })),
  city: optional(
    { zh: ["城市"], en: ["City"] },
    city((name) => {
      if (name === "3201" || name === "320100" || name === "南京市") return { ok: true, city: "320100" };
      if (name === "371200" || name === "莱芜市")
        return { ok: false, reason: "ABOLISHED", instead: "370100" };
      return name === "鼓楼区"
        ? { ok: false, reason: "AMBIGUOUS", instead: "320106 / 350102" }
        : { ok: false, reason: "UNKNOWN" };
    }),
  ),
} as const satisfies Columns;

export const PEOPLE = { name: RECORDS.name, idNumber: RECORDS.idNumber, from: RECORDS.from } as const;

export async function readAll<C extends Columns>(options: OpenOptions<C>) {
  const table = await openTable(options);
  const rows: Row<C>[] = [];
  if (!table.ok) return { refused: table.findings, rows, table: null, codes: codesOf(rows) };
  for await (const row of table.rows()) rows.push(row);
  return { refused: null, rows, table, codes: codesOf(rows) };
}

/** `line: CODE` of every finding. */
export function codesOf<C extends Columns>(rows: readonly Row<C>[]): string[] {
  return rows.flatMap(({ line, findings }) => findings.map(({ code }) => `${line}: ${code}`));
}

export function cellOf(text: string, kind: Cell["kind"] = "TEXT"): Cell {
  return { text, kind };
}

/** The rows of these bytes, cut into chunks of the lengths given, over and over. */
export async function rowsOfChunks(
  bytes: Uint8Array,
  lengths: readonly number[],
  encoding: Encoding = "UTF-8",
  limits = LIMITS,
): Promise<RawRow[]> {
  async function* chunks() {
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const length = lengths[turn % lengths.length] ?? 1;
      yield bytes.subarray(at, at + length);
      at += length;
    }
  }
  const rows: RawRow[] = [];
  const start = { encoding, delimiter: ",", line: 1, bytes: 0 } as const;
  for await (const batch of csvRows(chunks(), start, { limits, total: bytes.length }))
    rows.push(...batch.rows);
  return rows;
}

export function sayer(locale: "zh" | "en"): Say {
  const onError = (error: unknown) => {
    throw error;
  };
  const translator = createTranslator({ locale, messages: messagesOf(locale), namespace: "tables", onError });
  return translator as unknown as Say;
}
