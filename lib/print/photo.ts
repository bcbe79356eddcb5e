import { textOf } from "./labels";
import { COLOUR } from "./look";
import type { Sheet, Style } from "./sheet";

export type Photo = {
  readonly bytes: Uint8Array;
  /** Whose it is; said in place of the picture. */
  readonly label: string;
};

type Place = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

const PNG = [0x89, 0x50, 0x4e, 0x47];
const JPEG = [0xff, 0xd8, 0xff];

const begins = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);

/** The photograph, cut to its frame; without one the empty frame. Throws for anything but PNG and JPEG. */
export function photo(sheet: Sheet, facts: Photo | null, place: Place): void {
  const { pdf } = sheet;
  const { left, top, width, height } = place;
  if (facts !== null) {
    if (!begins(facts.bytes, PNG) && !begins(facts.bytes, JPEG)) {
      throw new TypeError("photo: expected a PNG or JPEG image");
    }
    sheet.within("Figure", { alt: sheet.print(facts.label) }, () =>
      sheet.content(() => {
        pdf.save();
        pdf.rect(left, top, width, height).clip();
        pdf.image(Buffer.from(facts.bytes), left, top, { cover: [width, height], align: "center" });
        pdf.restore();
      }),
    );
  }
  sheet.artifact(() => {
    pdf.rect(left, top, width, height).lineWidth(0.5).strokeColor(COLOUR.line).stroke();
    if (facts !== null) return;
    const style: Style = { size: 8.5, colour: COLOUR.soft, align: "center", leading: 1.4 };
    const words = [textOf("zh", "photo"), textOf("en", "photo")];
    words.forEach((word, index) => {
      const one: Style = { ...style, locale: index === 0 ? "zh" : "en", size: index === 0 ? 8.5 : 7 };
      sheet.draw(sheet.lines(word, width, one), top + height / 2 - 12 + index * 12, { x: left, width }, one);
    });
  });
}
