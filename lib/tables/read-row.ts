import type { Columns, Values } from "./columns";
import type { Finding } from "./findings";
import { rowFinding } from "./findings";
import type { HeaderMatch } from "./header";
import type { Cell, RawRow } from "./types";

/** A row of the table. `cells` are as the file has them, for a rejects file; `findings` of a good row are warnings. */
export type Row<C extends Columns> = {
  readonly line: number;
  readonly cells: readonly Cell[];
  readonly findings: readonly Finding[];
} & ({ readonly ok: true; readonly values: Values<C> } | { readonly ok: false });

export type Header<C extends Columns> = {
  readonly line: number;
  readonly titles: readonly string[];
  readonly places: HeaderMatch<C>["places"];
};

export function isBlank(row: RawRow): boolean {
  return row.findings.length === 0 && row.cells.every((cell) => isEmpty(cell));
}

function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.text.trim() === "" && cell.kind !== "FORMULA" && cell.kind !== "ERROR");
}

/** All that is wrong with a row is told at once; where the row itself is broken, its cells are not asked. */
export function readRow<C extends Columns>(row: RawRow, columns: C, header: Header<C>): Row<C> {
  const { line, cells } = row;
  const findings: Finding[] = [...row.findings];
  const extra = cells.findIndex((cell, at) => at >= header.titles.length && !isEmpty(cell));
  if (extra >= 0 && findings.length === 0)
    findings.push(rowFinding("ROW_TOO_WIDE", line, { limit: header.titles.length }));
  if (findings.length > 0) return { line, cells, findings, ok: false };
  const values: Record<string, unknown> = {};
  let isGood = true;
  for (const [key, column] of Object.entries(columns)) {
    const place = header.places[key] ?? null;
    const title = place === null ? column.titles.zh[0] : (header.titles[place] ?? "").trim();
    const say = (code: Finding["code"], params: Finding["params"] = {}) =>
      findings.push({ code, line, column: title, params });
    const cell = place === null ? undefined : cells[place];
    values[key] = null;
    if (cell === undefined || isEmpty(cell)) {
      if (!column.required) continue;
      say("REQUIRED");
      isGood = false;
      continue;
    }
    if (cell.kind === "ERROR") say("CELL_ERROR", { value: cell.text.slice(0, 40) });
    if (cell.kind === "FORMULA") say("FORMULA_WITHOUT_VALUE");
    if (cell.kind === "ERROR" || cell.kind === "FORMULA") {
      isGood = false;
      continue;
    }
    const parsed = column.parse(cell);
    if (parsed.ok) {
      values[key] = parsed.value;
      if (parsed.warning !== undefined) say(parsed.warning.code, parsed.warning.params);
    } else {
      say(parsed.finding.code, parsed.finding.params);
      isGood = false;
    }
  }
  // The parsers of these very columns made the values.
  return isGood
    ? { line, cells, findings, ok: true, values: values as Values<C> }
    : { line, cells, findings, ok: false };
}
