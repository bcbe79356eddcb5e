import { decode, firstUndecodable } from "../encoding";
import { type Finding, type FindingCode, rowFinding } from "../findings";
import { unguard } from "../guard";
import type { Cell, Delimiter, Encoding, Limits, RawRow } from "../types";
import { countLineEnds, firstLineLength, leadingLineEnds } from "./lines";
import { ByteParser, type QuoteFault } from "./parser";
import { sourceLength } from "./transcode";
import { ByteWindow } from "./window";

export type CsvStart = {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly line: number;
  /** Of the source. */
  readonly bytes: number;
};

// Each may cost a second reading of a row's greatest length: 1,000 of them at most 256 MB. A file with more is no CSV.
const OPEN_QUOTES = 1000;

/**
 * Rows out of bytes. A broken quote costs one line: that line is a row with a finding, and reading begins anew after
 * it, so that one stray quote does not swallow the register behind it.
 */
export class CsvReader {
  private parser: ByteParser;
  private readonly window = new ByteWindow();
  /** Where the next row begins: in the parser's bytes, in the source's, and its line. */
  private at = 0;
  private source: number;
  private line: number;
  /** Where the present parser began. */
  private base = 0;
  /** The fault of the line that is being passed over, and whether it grew past all measure. */
  private passing: { readonly fault: FindingCode; isEndless: boolean } | null = null;
  private openQuotes = 0;
  private rows: RawRow[] = [];
  isHopeless = false;

  constructor(
    private readonly start: CsvStart,
    private readonly limits: Limits,
  ) {
    this.parser = new ByteParser(start.delimiter, limits.rowBytes);
    this.source = start.bytes;
    this.line = start.line;
  }

  async push(chunk: Buffer): Promise<readonly RawRow[]> {
    this.window.add(chunk);
    if (this.passing === null) await this.parse(chunk, false);
    await this.passOver(false);
    this.window.forget(this.at);
    return this.take();
  }

  async end(): Promise<readonly RawRow[]> {
    if (this.passing === null) await this.parse(null, true);
    await this.passOver(true);
    return this.take();
  }

  private take(): readonly RawRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  private async parse(chunk: Buffer | null, isEnd: boolean): Promise<void> {
    let fault = chunk === null ? null : await this.parser.write(chunk);
    if (isEnd && fault === null) fault = await this.parser.end();
    for (const { fields, end } of this.parser.take()) this.rows.push(this.row(fields, this.base + end));
    // The parser measures what is in the fields; a row of delimiters alone has nothing in them.
    const grown = this.window.end - this.at - (chunk?.length ?? 0);
    if (fault === null && grown > this.limits.rowBytes) fault = "NOT_CLOSED";
    if (fault !== null) this.passing = { fault: codeOf(fault), isEndless: false };
  }

  /** Passes over the first physical line of a broken row, as soon as its end is there, and reads on behind it. */
  private async passOver(isEnd: boolean): Promise<void> {
    while (this.passing !== null && !this.isHopeless) {
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
        return;
      }
      this.rows.push(this.brokenRow(bytes.subarray(0, length), isEndless ? "ROW_TOO_LONG" : fault));
      if (fault === "QUOTE_NOT_CLOSED" && !isEndless) this.isHopeless = ++this.openQuotes > OPEN_QUOTES;
      this.passing = null;
      this.base = this.at;
      this.parser = new ByteParser(this.start.delimiter, this.limits.rowBytes);
      const rest = this.window.slice(this.at, this.window.end);
      await this.parse(rest.length === 0 ? null : rest, isEnd);
    }
  }

  private brokenRow(bytes: Buffer, fault: FindingCode): RawRow {
    const line = this.line;
    const text = fault === "ROW_TOO_LONG" ? "" : decode(bytes, this.start.encoding).replace(/[\r\n]+$/, "");
    this.advance(bytes);
    // Divided without regard to quotes, so that the line can be given back to be mended.
    const cells =
      text === "" ? [] : text.split(this.start.delimiter).slice(0, this.limits.columns).map(textCell);
    const findings = [rowFinding(fault, line, { kilobytes: Math.ceil(this.limits.rowBytes / 1024) })];
    return { line, cells, findings, next: { line: this.line, bytes: this.source } };
  }

  private row(fields: readonly string[], end: number): RawRow {
    const all = this.window.slice(this.at, end);
    this.advance(all.subarray(0, leadingLineEnds(all)));
    const bytes = this.window.slice(this.at, end);
    const line = this.line;
    const findings: Finding[] = [];
    const isWide = fields.length > this.limits.columns;
    if (isWide) findings.push(rowFinding("ROW_TOO_WIDE", line, { limit: this.limits.columns }));
    const cells = (isWide ? fields.slice(0, this.limits.columns) : fields).map((field) =>
      textCell(decodeField(field, this.start.encoding)),
    );
    if (cells.some(({ text }) => text.includes("\ufffd"))) findings.push(this.undecodable(bytes, line));
    this.advance(bytes);
    return { line, cells, findings, next: { line: this.line, bytes: this.source } };
  }

  private undecodable(bytes: Buffer, line: number): Finding {
    const before = firstUndecodable(bytes, this.start.encoding) ?? 0;
    const offset = sourceLength(bytes.subarray(0, before), this.start.encoding);
    const { encoding } = this.start;
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

function codeOf(fault: QuoteFault): FindingCode {
  return fault === "NOT_CLOSED" ? "QUOTE_NOT_CLOSED" : "QUOTE_MISPLACED";
}

// Anything above 7 bits has to be decoded; the rest is already what it says.
const BEYOND_ASCII = /[\x80-\xff]/;

function decodeField(field: string, encoding: Encoding): string {
  return BEYOND_ASCII.test(field) ? decode(Buffer.from(field, "latin1"), encoding) : field;
}

function textCell(text: string): Cell {
  return { text: unguard(text), kind: "TEXT" };
}
