import { HTML_LANG, type Locale } from "@/lib/i18n/routing";
import type { Bilingual } from "./labels";
import { chunksOf, type Line } from "./lines";
import { COLOUR, CONTENT_WIDTH, MM, PAGE } from "./look";
import { type Box, baselineIn, lineHeight, type Sheet, type Style } from "./sheet";

/** A value that is the same in both languages (a name, an address, a number), or one that has words for each. */
export type Row = { readonly label: Bilingual; readonly value: string | Bilingual };

const LABEL: Record<Locale, Style> = {
  zh: { size: 9.5, colour: COLOUR.soft, leading: 1.45 },
  en: { size: 7.2, colour: COLOUR.soft, leading: 1.3, locale: "en" },
};
const VALUE: Record<Locale, Style> = {
  zh: { size: 11.5, leading: 1.45 },
  en: { size: 9, colour: COLOUR.soft, leading: 1.45, locale: "en" },
};

const LABEL_WIDTH = 42 * MM;

type Part = {
  readonly lines: Line[];
  readonly style: Style;
  readonly locale: Locale;
  /** From the cell's corner. */
  readonly x: number;
  readonly y: number;
};
type Cell = { readonly parts: readonly Part[]; readonly height: number };

/** Below each other; or beside each other where both are short (`女 Female`), on the larger one's line. */
function lay(
  sheet: Sheet,
  text: string | Bilingual,
  width: number,
  styles: Record<Locale, Style>,
  beside: boolean,
): Cell {
  const linesOf = (locale: Locale, words: string) => sheet.lines(sheet.print(words), width, styles[locale]);
  const zh = linesOf("zh", typeof text === "string" ? text : text.zh);
  const first: Part = { lines: zh, style: styles.zh, locale: "zh", x: 0, y: 0 };
  const height = zh.length * lineHeight(styles.zh);
  if (typeof text === "string") return { parts: [first], height };
  const en = linesOf("en", text.en);
  const x = (zh[0]?.width ?? 0) + 3 * MM;
  if (beside && zh.length === 1 && en.length === 1 && x + (en[0]?.width ?? 0) <= width) {
    const y = baselineIn(styles.zh) - baselineIn(styles.en);
    return { parts: [first, { lines: en, style: styles.en, locale: "en", x, y }], height };
  }
  const below: Part = { lines: en, style: styles.en, locale: "en", x: 0, y: height };
  return { parts: [first, below], height: height + en.length * lineHeight(styles.en) };
}

function draw(sheet: Sheet, type: "TH" | "TD", { parts }: Cell, top: number, box: Box): void {
  // The library's types do not know of `scope` yet.
  const options: PDFKit.Mixins.StructureElementOptions & { scope?: string } =
    type === "TH" ? { scope: "Row" } : {};
  sheet.within(type, options, () => {
    for (const { lines, style, locale, x, y } of parts) {
      sheet.within("Span", locale === sheet.locale ? {} : { lang: HTML_LANG[locale] }, () =>
        sheet.content(() => sheet.draw(lines, top + y, { x: box.x + x, width: box.width - x }, style)),
      );
    }
  });
}

/** More than this would not fit a page; a value that long goes on in a row below. */
const MOST_LINES = 36;

function torn(whole: Cell): Cell[] {
  if (whole.parts.every(({ lines }) => lines.length <= MOST_LINES)) return [whole];
  return whole.parts.flatMap((part) =>
    chunksOf(part.lines, MOST_LINES).map((lines) => ({
      parts: [{ ...part, lines, x: 0, y: 0 }],
      height: lines.length * lineHeight(part.style),
    })),
  );
}

type RowLayout = {
  /** Above and below each row's text. */
  readonly padding?: number;
  /** How wide a row that begins there may be (a photograph takes some), default the whole column. */
  readonly widthAt?: (y: number) => number;
};

/** Rows of a label in both languages and a value, with hairlines between; a row that a page holds is never torn. */
export function definitionRows(sheet: Sheet, rows: readonly Row[], how: RowLayout = {}): void {
  const { padding = 1.2 * MM, widthAt = () => CONTENT_WIDTH } = how;
  const one = (label: Cell | null, value: Cell, width: number) => {
    const inner = Math.max(label?.height ?? 0, value.height);
    sheet.room(inner + 2 * padding);
    const top = (cell: Cell) => sheet.y + padding + (inner - cell.height) / 2;
    sheet.within("TR", {}, () => {
      if (label !== null) draw(sheet, "TH", label, top(label), { x: PAGE.left, width: LABEL_WIDTH });
      draw(sheet, "TD", value, top(value), { x: PAGE.left + LABEL_WIDTH, width: width - LABEL_WIDTH });
    });
    sheet.space(inner + 2 * padding);
    sheet.rule(sheet.y, { x: PAGE.left, width });
  };
  sheet.within("Table", {}, () => {
    for (const row of rows) {
      const width = widthAt(sheet.y);
      const label = lay(sheet, row.label, LABEL_WIDTH - 3 * MM, LABEL, false);
      const value = lay(sheet, row.value, width - LABEL_WIDTH, VALUE, true);
      torn(value).forEach((part, index) => {
        one(index === 0 ? label : null, part, width);
      });
    }
  });
}
