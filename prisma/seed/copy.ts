import { once } from "node:events";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

export type CopyValue = string | number | Date | Uint8Array | readonly string[] | null;

/** Puts rows into a table with COPY, a few at a time in memory. Columns are quoted, values escaped. */
export async function copyRows(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<number> {
  const names = columns.map((column) => `"${column}"`).join(", ");
  const stream = client.query(copyFrom(`COPY "${table}" (${names}) FROM STDIN`));
  const done = finished(stream);
  // A failing COPY is told through `done`; without a listener here it would end the process first.
  done.catch(() => undefined);
  let count = 0;
  let lines = "";
  for (const row of rows) {
    lines += `${row.map(copyText).join("\t")}\n`;
    count += 1;
    if (lines.length < CHUNK) continue;
    if (!stream.write(lines)) await Promise.race([once(stream, "drain"), done]);
    lines = "";
  }
  stream.end(lines);
  await done;
  return count;
}

// Large enough that the protocol's overhead vanishes, small beside the memory of the smallest machine.
const CHUNK = 64 * 1024;

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** One value in PostgreSQL's text format of COPY. */
export function copyText(value: CopyValue): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString("hex")}`;
  return escaped(`{${value.map((entry) => `"${entry.replace(/["\\]/g, "\\$&")}"`).join(",")}}`);
}

function escaped(text: string): string {
  return text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);
}
