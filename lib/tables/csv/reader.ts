import { decode, firstUndecodable } from "../encoding";
import { type Finding, type FindingCode, rowFinding } from "../findings";
import { unguard } from "../guard";
import type { Cell, Delimiter, Encoding, Limits, RawRow } from "../types";
import { countLineEnds, firstLineLength, leadingLineEnds, lineEndLength } from "./lines";
import { ByteParser } from "./parser";
import { sourceLength } from "./transcode";
import { ByteWindow } from "./window";

export type CsvStart = {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly line: number;
  /** Of the source. */
  readonly bytes: number;
};

const QUOTE = 0x22;
// Each may cost a second reading of a row's greatest length: 1,000 of them at most 256 MB. A file with more is no CSV.
const OPEN_QUOTES = 1000;
// What the parser is given at first: some hundred rows, so that lines without quotes soon take the short way again.
const PIECE = 16 * 1024;

/**
 * Rows out of bytes. A line without a quote is divided at its delimiters, which is a row by any reading and several
 * times as fast; from a line with a quote on the parser reads. A broken quote costs one line: that line is a row with
 * a finding, and reading begins anew after it, so that one stray quote does not swallow the register behind it.
 */
export class CsvReader {
  private readonly window = new ByteWindow();
  /** Where the next row begins: in the window's bytes, in the source's, and its line. */
  private at = 0;
  private source: number;
  private line: number;
  /** The fault of the line that is being passed over, and whether it grew past all measure. */
  private passing: { readonly fault: FindingCode; isEndless: boolean } | null = null;
  private openQuotes = 0;
  private rows: RawRow[] = [];
  isHopeless = false;

  constructor(
    private readonly start: CsvStart,
    private readonly limits: Limits,
  ) {
    this.source = start.bytes;
    this.line = start.line;
  }

  async push(chunk: Buffer): Promise<readonly RawRow[]> {
    this.window.add(chunk);
    await this.readOn(false);
    this.window.forget(this.at);
    return this.take();
  }

  async end(): Promise<readonly RawRow[]> {
    await this.readOn(true);
    return this.take();
  }

  private take(): readonly RawRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  private async readOn(isEnd: boolean): Promise<void> {
    while (!this.isHopeless) {
      if (this.passing !== null) {
        if (!this.passLine(isEnd)) return;
        continue;
      }
      const isQuoteAhead = this.readPlainLines(isEnd);
      if (this.passing === null && !(isQuoteAhead && (await this.readQuoted(isEnd)))) return;
    }
  }

  /** Up to the line with the next quote, or to the last line end that is certain. */
  private readPlainLines(isEnd: boolean): boolean {
    const bytes = this.window.slice(this.at, this.window.end);
    const quote = bytes.indexOf(QUOTE);
    const until = quote < 0 ? bytes.length : quote;
    let from = 0;
    for (let at = 0; at < until; at++) {
      const length = lineEndLength(bytes, at, isEnd);
      if (length === 0) continue;
      if (length === null) break;
      if (!this.plainLine(bytes, from, at, at + length)) return false;
      from = at + length;
      at = from - 1;
    }
    if (quote >= 0) return true;
    if (isEnd && from < bytes.length) this.plainLine(bytes, from, bytes.length, bytes.length);
    else if (bytes.length - from > this.limits.rowBytes)
      this.passing = { fault: "ROW_TOO_LONG", isEndless: true };
    return false;
  }

  private plainLine(bytes: Buffer, from: number, to: number, next: number): boolean {
    if (to - from > this.limits.rowBytes) {
      this.passing = { fault: "ROW_TOO_LONG", isEndless: true };
      return false;
    }
    if (to > from) {
      const text = decode(bytes.subarray(from, to), this.start.encoding);
      this.addRow(text.split(this.start.delimiter), bytes.subarray(from, next));
    } else this.advance(bytes.subarray(from, next));
    return true;
  }

  /** True where something was read, or found broken; false where more bytes are needed. */
  private async readQuoted(isEnd: boolean): Promise<boolean> {
    const base = this.at;
    const bytes = this.window.slice(base, this.window.end);
    for (let size = PIECE; ; size *= 4) {
      const piece = bytes.subarray(0, size);
      const isAll = piece.length === bytes.length;
      const parser = new ByteParser(this.start.delimiter, this.limits.rowBytes);
      let fault = await parser.write(piece);
      if (fault === null && isAll && isEnd) fault = await parser.end();
      const rows = parser.take();
      for (const { fields, end } of rows) {
        this.advance(
          bytes
            .subarray(this.at - base, end)
            .subarray(0, leadingLineEnds(bytes.subarray(this.at - base, end))),
        );
        const texts = fields.map((field) => decodeField(field, this.start.encoding));
        this.addRow(texts, bytes.subarray(this.at - base, end));
      }
      // The parser measures what is in the fields; a row of delimiters alone has nothing in them.
      if (fault === null && rows.length === 0 && piece.length > 2 * this.limits.rowBytes)
        fault = "NOT_CLOSED";
      if (fault !== null)
        this.passing = {
          fault: fault === "NOT_CLOSED" ? "QUOTE_NOT_CLOSED" : "QUOTE_MISPLACED",
          isEndless: false,
        };
      if (fault !== null || rows.length > 0) return true;
      if (isAll) return false;
    }
  }

  /** Passes over the first physical line of a broken row, once its end is there. */
  private passLine(isEnd: boolean): boolean {
    if (this.passing === null) return true;
    let bytes = this.window.slice(this.at, this.window.end);
    const blank = leadingLineEnds(bytes);
    if (blank < bytes.length && !this.passing.isEndless) {
      this.advance(bytes.subarray(0, blank));
      bytes = bytes.subarray(blank);
    }
    const length = firstLineLength(bytes, isEnd);
    this.passing.isEndless ||= (length ?? bytes.length) > this.limits.rowBytes;
    const { fault, isEndless } = this.passing;
    if (length === null) {
      // The last byte stays: it may be the carriage return of a CRLF.
      if (isEndless) this.advanceWithin(bytes.subarray(0, -1));
      return false;
    }
    this.addBrokenRow(bytes.subarray(0, length), isEndless ? "ROW_TOO_LONG" : fault);
    if (fault === "QUOTE_NOT_CLOSED" && !isEndless) this.isHopeless = ++this.openQuotes > OPEN_QUOTES;
    this.passing = null;
    return true;
  }

  private addBrokenRow(bytes: Buffer, fault: FindingCode): void {
    const { line } = this;
    const text = fault === "ROW_TOO_LONG" ? "" : decode(bytes, this.start.encoding).replace(/[\r\n]+$/, "");
    // Divided without regard to quotes, so that the line can be given back to be mended.
    const cells = text === "" ? [] : text.split(this.start.delimiter).slice(0, this.limits.columns);
    const findings = [rowFinding(fault, line, { kilobytes: Math.ceil(this.limits.rowBytes / 1024) })];
    this.advance(bytes);
    const next = { line: this.line, bytes: this.source };
    this.rows.push({ line, cells: cells.map(textCell), findings, next });
  }

  private addRow(texts: readonly string[], bytes: Buffer): void {
    const { line } = this;
    const findings: Finding[] = [];
    const isWide = texts.length > this.limits.columns;
    if (isWide) findings.push(rowFinding("ROW_TOO_WIDE", line, { limit: this.limits.columns }));
    const cells = (isWide ? texts.slice(0, this.limits.columns) : texts).map(textCell);
    if (cells.some(({ text }) => text.includes("\ufffd"))) findings.push(this.undecodable(bytes, line));
    this.advance(bytes);
    this.rows.push({ line, cells, findings, next: { line: this.line, bytes: this.source } });
  }

  private undecodable(bytes: Buffer, line: number): Finding {
    const { encoding } = this.start;
    const offset = sourceLength(bytes.subarray(0, firstUndecodable(bytes, encoding) ?? 0), encoding);
    return rowFinding("UNDECODABLE", line, { byte: this.source + offset + 1, encoding });
  }

  private advance(bytes: Buffer): void {
    this.line += countLineEnds(bytes);
    this.advanceWithin(bytes);
  }

  private advanceWithin(bytes: Buffer): void {
    this.at += bytes.length;
    this.source += sourceLength(bytes, this.start.encoding);
  }
}

// Anything above 7 bits has to be decoded; the rest is already what it says.
const BEYOND_ASCII = /[\x80-\xff]/;

function decodeField(field: string, encoding: Encoding): string {
  return BEYOND_ASCII.test(field) ? decode(Buffer.from(field, "latin1"), encoding) : field;
}

function textCell(text: string): Cell {
  return { text: unguard(text), kind: "TEXT" };
}
