import { COLOUR, MM } from "./look";
import type { Sheet } from "./sheet";

/**
 * The seal of a certificate, the same as on screen (components/case/seal.tsx): a square one, its characters in
 * columns from the right. It copies no authority's seal: those are round and bear an emblem.
 */
export type SealFacts = {
  /** Chinese characters, at most twelve; any further are not carved. */
  readonly carved: string;
  /** Said in place of the picture. */
  readonly label: string;
};

export const SEAL_SIDE = 30 * MM;

/** Of a side of 120. */
const FRAME = 9;
const CELLS = 120 - 2 * FRAME - 6;

type Cell = { character: string; column: number; row: number; rows: number; columns: number };

/** Columns as even as can be, the longer ones first: seven characters stand as three, two and two. */
function carve(text: string): Cell[] {
  const characters = [...text].slice(0, 12);
  const columns = characters.length <= 6 ? 2 : 3;
  const short = Math.floor(characters.length / columns);
  const longer = characters.length % columns;
  return Array.from({ length: columns }, (_, column) => {
    const rows = short + (column < longer ? 1 : 0);
    const start = column * short + Math.min(column, longer);
    return characters
      .slice(start, start + rows)
      .map((character, row) => ({ character, column, row, rows, columns }));
  }).flat();
}

/** Drawn as outlines, never as text: what is carved is a picture, and its label says what it is. */
export function seal(sheet: Sheet, facts: SealFacts, left: number, top: number): void {
  const { pdf } = sheet;
  const { font } = sheet.faces.bold;
  sheet.within("Figure", { alt: sheet.print(facts.label) }, () =>
    sheet.content(() => {
      pdf.save();
      pdf.translate(left, top).scale(SEAL_SIDE / 120);
      // Ink of a seal lets the text below it through.
      pdf.opacity(0.88);
      pdf.path("M4 3.4 L116.6 3 L117 116.4 L4.2 117 Z").lineWidth(4.2).lineJoin("round");
      pdf.strokeColor(COLOUR.seal).stroke();
      pdf.rect(8.6, 8.4, 102.8, 103.2).lineWidth(1.1).stroke();
      for (const { character, column, row, rows, columns } of carve(facts.carved)) {
        const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
        const [wide, high] = [CELLS / columns, CELLS / rows];
        // Carved characters fill their cell, so the em square (880 above the line) is stretched to it.
        const [sx, sy] = [wide / 1000, high / 1000];
        const x = 120 - FRAME - 3 - wide * (column + 1);
        const y = FRAME + 3 + high * row + 880 * sy;
        pdf.save();
        pdf.translate(x, y).scale(sx, -sy);
        pdf.path(glyph.path.toSVG()).fill(COLOUR.seal);
        pdf.restore();
      }
      pdf.restore();
    }),
  );
}
