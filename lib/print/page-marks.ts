import { label } from "./labels";
import { COLOUR, CONTENT_WIDTH, MM, PAGE } from "./look";
import type { Sheet, Style } from "./sheet";

/** What stands on every page beside its text. All of it is drawn within an artifact (`Sheet.finish`). */

const FOOT: Style = { size: 7.5, colour: COLOUR.soft, leading: 1.4 };

/** On the left what the paper is found by, shortened to a line by an ellipsis; on the right the page, in both languages. */
export function runningFoot(sheet: Sheet, found: string, page: number, pages: number): void {
  const top = PAGE.height - 18.5 * MM;
  const number = label("page", { page: String(page), pages: String(pages) });
  const box = { x: PAGE.left, width: CONTENT_WIDTH };
  const right: Style = { ...FOOT, align: "right" };
  sheet.draw(sheet.lines(`${number.zh}　${number.en}`, box.width, right), top, box, right);
  const width = CONTENT_WIDTH - 62 * MM;
  const [first, ...rest] = sheet.lines(sheet.print(found), width - FOOT.size, FOOT);
  if (first === undefined) return;
  const line = rest.length === 0 ? first : { ...first, text: `${first.text.trimEnd()}…` };
  sheet.draw([line], top, { x: PAGE.left, width }, FOOT);
}

/** A double frame, the outer line strong. */
export function certificateFrame(sheet: Sheet): void {
  const { pdf } = sheet;
  const frame = (inset: number, width: number) =>
    pdf
      .rect(inset, inset, PAGE.width - 2 * inset, PAGE.height - 2 * inset)
      .lineWidth(width)
      .strokeColor(COLOUR.ink)
      .stroke();
  frame(11 * MM, 1.6);
  frame(12.6 * MM, 0.45);
}
