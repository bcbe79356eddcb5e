import QRCode from "qrcode";
import { COLOUR } from "./look";
import type { Sheet } from "./sheet";

/** Modules that stay empty around the code, for its readers (ISO/IEC 18004 §6.3.8). */
const QUIET = 4;

/**
 * A QR code as one path, with its quiet zone inside `side`. Level M: a fold or a stain may take 15 % of it. Throws
 * what `qrcode` throws for a text that no code holds.
 */
export function qrCode(
  sheet: Sheet,
  facts: { readonly text: string; readonly label: string },
  left: number,
  top: number,
  side: number,
): void {
  const { modules } = QRCode.create(facts.text, { errorCorrectionLevel: "M" });
  const module = side / (modules.size + 2 * QUIET);
  const { pdf } = sheet;
  sheet.within("Figure", { alt: sheet.print(facts.label) }, () =>
    sheet.content(() => {
      for (let row = 0; row < modules.size; row++) {
        for (let column = 0; column < modules.size; ) {
          let end = column;
          while (end < modules.size && modules.get(row, end) === 1) end++;
          if (end > column) {
            // Runs overlap the next row by a hair: printers and screens otherwise show seams.
            pdf.rect(
              left + (QUIET + column) * module,
              top + (QUIET + row) * module,
              (end - column) * module,
              module * 1.02,
            );
          }
          column = Math.max(end, column + 1);
        }
      }
      pdf.fill(COLOUR.ink);
    }),
  );
}
