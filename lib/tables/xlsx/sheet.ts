import { type Finding, rowFinding } from "../findings";
import type { Cell, Limits, RawRow } from "../types";
import { WorkbookFault } from "./archive";
import type { SharedStrings } from "./shared-strings";
import { LONGEST_TEXT, TextGatherer, unescapeText } from "./text";
import type { Workbook } from "./workbook";
import type { Attributes, Handlers } from "./xml";

const EMPTY: Cell = { text: "", kind: "TEXT" };
// Days between the two countings, 1900-01-01 and 1904-01-01.
const FROM_1904 = 1462;

/** Makes rows of a sheet's XML. Rows with nothing in them are left out: formats often reach to the sheet's end. */
export class SheetRows implements Handlers {
  private rows: RawRow[] = [];
  private line = 0;
  private column = 0;
  private cells: Cell[] = [];
  private findings: Finding[] = [];
  private cell: Attributes | null = null;
  private value: string | null = null;
  private isValue = false;
  private hasFormula = false;
  private inline = new TextGatherer();

  constructor(
    private readonly workbook: Workbook,
    private readonly strings: SharedStrings,
    private readonly limits: Limits,
  ) {}

  take(): readonly RawRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    if (name === "row") {
      const stated = Number(attributes.r);
      // A row that goes back would make two rows of one number.
      if (attributes.r !== undefined && !(Number.isInteger(stated) && stated > this.line))
        throw new WorkbookFault("BROKEN_FILE");
      this.line = attributes.r === undefined ? this.line + 1 : stated;
      this.column = 0;
      this.cells = [];
      this.findings = [];
    } else if (name === "c") {
      this.cell = attributes;
      this.value = null;
      this.hasFormula = false;
      this.column = columnOf(attributes.r) ?? this.column + 1;
    } else if (this.cell !== null) {
      if (name === "v") this.isValue = true;
      else if (name === "f") this.hasFormula = true;
      else this.inline.open(name, attributes);
    }
  };

  readonly text = (text: string): void => {
    if (this.isValue) {
      this.value = (this.value ?? "") + text;
      if (this.value.length > LONGEST_TEXT) throw new WorkbookFault("BROKEN_FILE");
    } else if (this.cell !== null) this.inline.text(text);
  };

  readonly close = (name: string): void => {
    if (name === "v") this.isValue = false;
    else if (name === "c") this.endCell();
    else if (name === "row") this.endRow();
    else if (this.cell !== null) this.inline.close(name);
  };

  private endCell(): void {
    const inline = this.inline.take();
    const cell = this.cell === null ? EMPTY : this.read(this.cell, inline);
    this.cell = null;
    if (cell.text === "" && cell.kind === "TEXT") return;
    if (this.column > this.limits.columns) {
      if (this.findings.length === 0)
        this.findings.push(rowFinding("ROW_TOO_WIDE", this.line, { limit: this.limits.columns }));
      return;
    }
    while (this.cells.length < this.column - 1) this.cells.push(EMPTY);
    this.cells[this.column - 1] = cell;
  }

  private endRow(): void {
    if (this.cells.length === 0 && this.findings.length === 0) return;
    const { line, cells, findings } = this;
    this.rows.push({ line, cells, findings, next: { line: line + 1, bytes: null } });
  }

  private read(attributes: Attributes, inline: string): Cell {
    const value = this.value;
    switch (attributes.t) {
      case "inlineStr":
        return { text: inline, kind: "TEXT" };
      case "s": {
        const text = value === null ? "" : this.strings.get(Number(value));
        if (text === null) throw new WorkbookFault("BROKEN_FILE");
        return { text, kind: "TEXT" };
      }
      case "str":
        return this.kept({ text: unescapeText(value ?? ""), kind: "TEXT" }, value);
      case "e":
        return { text: value ?? "", kind: "ERROR" };
      case "b":
        return this.kept({ text: value === "1" ? "TRUE" : "FALSE", kind: "TEXT" }, value);
      case "d":
        return this.kept({ text: value ?? "", kind: "TEXT" }, value);
      default:
        return this.kept(this.number(attributes, value ?? ""), value);
    }
  }

  /** A formula whose program kept no value has to be calculated by the person; we never do. */
  private kept(cell: Cell, value: string | null): Cell {
    if (value !== null) return cell;
    return this.hasFormula ? { text: "", kind: "FORMULA" } : EMPTY;
  }

  private number(attributes: Attributes, value: string): Cell {
    if (this.workbook.dateStyles[Number(attributes.s ?? 0)] !== true) return { text: value, kind: "NUMBER" };
    const serial = Number(value);
    if (value === "" || !Number.isFinite(serial)) return { text: value, kind: "NUMBER" };
    return { text: String(this.workbook.is1904 ? serial + FROM_1904 : serial), kind: "DATE" };
  }
}

/** `BC12` → 55, from 1; null where the cell does not say. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null;
  let column = 0;
  for (let at = 0; at < reference.length && at < 3; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? null : column;
}
