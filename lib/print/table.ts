import type { Locale } from "@/lib/i18n/routing";
import { COLOUR, CONTENT_WIDTH, MM, PAGE } from "./look";
import { lineHeight, type Sheet, type Style } from "./sheet";

export type TableFacts = {
  readonly columns: readonly {
    readonly title: string;
    /** Share of the width; shares need not add up to anything. */
    readonly share: number;
    readonly align?: "left" | "right";
  }[];
  readonly rows: readonly (readonly string[])[];
};

const CELL = { size: 9.5, leading: 1.5 };
const PADDING = 1.3 * MM;
const GUTTER = 3 * MM;

/** More than this would not fit a page; a row that high goes on in one below. */
const MOST_LINES = 40;

/**
 * A table whose head is repeated on each page for the eye, and named once for the ear. A row that a page holds is
 * never torn.
 */
export function table(sheet: Sheet, facts: TableFacts, locale: Locale): void {
  const shares = facts.columns.reduce((sum, { share }) => sum + share, 0);
  const widths = facts.columns.map(({ share }) => (CONTENT_WIDTH * share) / shares);

  const lay = (texts: readonly string[], weight: "regular" | "bold") => {
    const cells = facts.columns.map(({ align }, index) => {
      const style: Style = { ...CELL, locale, weight, ...(align === undefined ? {} : { align }) };
      const left = widths.slice(0, index).reduce((sum, width) => sum + width, 0);
      const box = { x: PAGE.left + left, width: Math.max(1, (widths[index] ?? 0) - GUTTER) };
      return { style, box, lines: sheet.lines(sheet.print(texts[index] ?? "", weight), box.width, style) };
    });
    const most = Math.max(1, ...cells.map(({ lines }) => lines.length));
    return Array.from({ length: Math.ceil(most / MOST_LINES) }, (_, index) => {
      const from = index * MOST_LINES;
      return {
        cells: cells.map((cell) => ({ ...cell, lines: cell.lines.slice(from, from + MOST_LINES) })),
        height: Math.min(MOST_LINES, most - from) * lineHeight(CELL) + 2 * PADDING,
      };
    });
  };
  type Laid = ReturnType<typeof lay>[number];

  const drawRow = (row: Laid, around: (draw: () => void) => void) => {
    for (const { lines, box, style } of row.cells) {
      around(() => sheet.draw(lines, sheet.y + PADDING, box, style));
    }
    sheet.space(row.height);
  };
  const tagged = (row: Laid, type: "TH" | "TD") => {
    const options: PDFKit.Mixins.StructureElementOptions & { scope?: string } =
      type === "TH" ? { scope: "Column" } : {};
    sheet.within("TR", {}, () =>
      drawRow(row, (draw) => sheet.within(type, options, () => sheet.content(draw))),
    );
  };

  const heads = lay(
    facts.columns.map(({ title }) => title),
    "bold",
  );
  const headHeight = heads.reduce((sum, { height }) => sum + height, 0);
  sheet.within("Table", {}, () => {
    sheet.room(headHeight + lineHeight(CELL) + 2 * PADDING);
    for (const head of heads) tagged(head, "TH");
    sheet.rule(sheet.y, undefined, 0.9, COLOUR.ink);
    for (const row of facts.rows.flatMap((texts) => lay(texts, "regular"))) {
      const { pages } = sheet;
      sheet.room(row.height);
      if (sheet.pages > pages && heads.length === 1) {
        for (const head of heads) drawRow(head, (draw) => sheet.artifact(draw));
        sheet.rule(sheet.y, undefined, 0.9, COLOUR.ink);
      }
      tagged(row, "TD");
      sheet.rule(sheet.y);
    }
  });
}
