import PDFDocument from "pdfkit";
import { HTML_LANG, LANGUAGE_TAG, type Locale } from "@/lib/i18n/routing";
import { type Face, FEATURES, openFace, type Weight } from "./face";
import { breakLines, type Line } from "./lines";
import { COLOUR, CONTENT_WIDTH, PAGE } from "./look";
import { isSpelledOut, printable } from "./printable";

export type Style = {
  /** Points. */
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  /** Says which quotation marks stand there, and how a screen reader speaks. */
  readonly locale?: Locale;
  /** Line height as a multiple of the size. */
  readonly leading?: number;
  readonly align?: "left" | "center" | "right";
  /** Points between characters, for titles. */
  readonly tracking?: number;
};

export type Box = { readonly x: number; readonly width: number };

type Element = PDFKit.PDFStructureElement;

export type SheetFacts = {
  /** For the reader's title bar and list of files. */
  readonly title: string;
  /** Who issues the paper. */
  readonly author: string;
  readonly locale: Locale;
  /** `YYYY-MM-DD`: the day of the document, also its day of making: the same facts give the same bytes. */
  readonly on: string;
};

const WHOLE: Box = { x: PAGE.left, width: CONTENT_WIDTH };

export const lineHeight = (style: Style): number => style.size * (style.leading ?? 1.6);

/** From a line's top to its baseline, so that Han characters stand in the middle of the line. */
export const baselineIn = (style: Style): number => lineHeight(style) / 2 + style.size * 0.36;

/**
 * An A4 document under the pen: text is measured, broken and tagged here (headings, tables, figures with their text,
 * everything else an artifact), so that a screen reader reads what the eye does, in the same order. `y` is where the
 * next thing begins.
 */
export class Sheet {
  readonly pdf: PDFKit.PDFDocument;
  readonly faces: Record<Weight, Face>;
  readonly locale: Locale;
  y: number = PAGE.top;
  /** Whether anything so far stands there by its code point. */
  spelledOut = false;
  private readonly open: Element[];

  constructor(facts: SheetFacts) {
    this.faces = { regular: openFace("regular"), bold: openFace("bold") };
    this.locale = facts.locale;
    this.pdf = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margin: 0,
      pdfVersion: "1.7",
      tagged: true,
      displayTitle: true,
      lang: HTML_LANG[facts.locale],
      bufferPages: true,
      // None to begin with: the library would take one that is not embedded.
      font: "",
      info: {
        Title: this.metadata(facts.title),
        Author: this.metadata(facts.author),
        Creator: "Hutong",
        CreationDate: new Date(`${facts.on}T00:00:00+08:00`),
      },
    });
    for (const weight of ["regular", "bold"] as const) {
      // An opened font is taken as it is; the library's types know bytes and names alone.
      this.pdf.registerFont(weight, this.faces[weight].font as unknown as PDFKit.Mixins.PDFFontSource);
    }
    const root = this.pdf.struct("Document", { lang: LANGUAGE_TAG[facts.locale] });
    this.pdf.addStructure(root);
    this.open = [root];
  }

  /** The library writes these into XML as they stand. */
  private metadata(text: string): string {
    return printable(text, () => true).replace(/[<>&]/g, " ");
  }

  /** The text as it will stand on paper. */
  print(text: string, weight: Weight = "regular"): string {
    const printed = printable(text, this.faces[weight].has);
    if (isSpelledOut(printed)) this.spelledOut = true;
    return printed;
  }

  /** A structure element around what `body` puts into it: `Table`, `TR`, `Sect`, `L`, … */
  within(type: string, options: PDFKit.Mixins.StructureElementOptions, body: () => void): void {
    const element = this.pdf.struct(type, options);
    this.open.at(-1)?.add(element);
    this.open.push(element);
    body();
    this.open.pop();
    element.end();
  }

  /** What `draw` draws belongs to the element that is open now. Nothing else may be opened within. */
  content(draw: () => void): void {
    this.open.at(-1)?.add(draw);
  }

  /** Drawn for the eye alone: lines, frames, the foot of a page. */
  artifact(draw: () => void, type: "Layout" | "Pagination" = "Layout"): void {
    this.pdf.markContent("Artifact", { type });
    draw();
    this.pdf.endMarkedContent();
  }

  /** Lines of a printable text; the style says how wide it runs. */
  lines(text: string, width: number, style: Style): Line[] {
    const face = this.faces[style.weight ?? "regular"];
    const locale = style.locale ?? this.locale;
    const tracking = style.tracking ?? 0;
    return breakLines(
      text,
      width,
      (piece) => face.width(piece, locale) * style.size + [...piece].length * tracking,
    );
  }

  /** Draws broken lines from `top` down and returns their height. Call it within `content` or `artifact`. */
  draw(lines: readonly Line[], top: number, box: Box, style: Style): number {
    const step = lineHeight(style);
    const features = FEATURES[style.locale ?? this.locale];
    const tracking = style.tracking ?? 0;
    this.pdf.font(style.weight ?? "regular", style.size).fillColor(style.colour ?? COLOUR.ink);
    lines.forEach((line, index) => {
      const slack = box.width - line.width + tracking;
      const x = box.x + (style.align === "center" ? slack / 2 : style.align === "right" ? slack : 0);
      this.pdf.text(line.text, x, top + index * step + baselineIn(style), {
        lineBreak: false,
        baseline: "alphabetic",
        characterSpacing: tracking,
        ...(features === undefined ? {} : { features }),
      });
    });
    return lines.length * step;
  }

  /** A tagged block of text that may run over pages: `P`, `H1`, `H2`, `LBody`, `Note`. */
  text(type: string, text: string, style: Style, box: Box = WHOLE): void {
    const printed = this.print(text, style.weight);
    const lines = this.lines(printed, box.width, style);
    const step = lineHeight(style);
    const locale = style.locale ?? this.locale;
    const lang = locale === this.locale ? {} : { lang: HTML_LANG[locale] };
    // Characters set apart would be read as words of one letter.
    const actual = style.tracking === undefined ? {} : { actual: printed };
    this.within(type, { ...lang, ...actual }, () => {
      for (let from = 0; from < lines.length; ) {
        this.room(step);
        const fit = Math.max(1, Math.floor((PAGE.height - PAGE.bottom - this.y) / step + 1e-6));
        const here = lines.slice(from, from + fit);
        this.content(() => this.draw(here, this.y, box, style));
        this.y += here.length * step;
        from += here.length;
      }
    });
  }

  space(height: number): void {
    this.y += height;
  }

  /** Makes sure that this height fits on the page, else begins the next one. */
  room(height: number): void {
    if (this.y + height > PAGE.height - PAGE.bottom + 1e-6 && this.y > PAGE.top) this.page();
  }

  /** How many pages there are so far. */
  get pages(): number {
    return this.pdf.bufferedPageRange().count;
  }

  page(): void {
    this.pdf.addPage();
    this.y = PAGE.top;
  }

  rule(y: number, box: Box = WHOLE, width = 0.5, colour: string = COLOUR.line): void {
    this.artifact(() => {
      this.pdf
        .moveTo(box.x, y)
        .lineTo(box.x + box.width, y)
        .lineWidth(width)
        .strokeColor(colour)
        .stroke();
    });
  }

  /** Draws on every page, then closes the document. */
  async finish(onEachPage: (page: number, pages: number) => void): Promise<Uint8Array> {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.pdf.switchToPage(start + page);
      this.artifact(() => onEachPage(page + 1, count), "Pagination");
    }
    this.open[0]?.end();
    const chunks: Buffer[] = [];
    const whole = new Promise<void>((resolve, reject) => {
      this.pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
      this.pdf.on("end", resolve);
      this.pdf.on("error", reject);
    });
    this.pdf.end();
    await whole;
    return new Uint8Array(Buffer.concat(chunks));
  }
}
