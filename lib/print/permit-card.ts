import { formatDay } from "@/lib/i18n/format";
import { type Bilingual, label, textOf } from "./labels";
import { COLOUR, MM, PAGE } from "./look";
import { runningFoot } from "./page-marks";
import { type Photo, photo } from "./photo";
import { qrCode } from "./qr";
import { type Box, Sheet, type Style } from "./sheet";

/** What stands on a permit's card: who it names, its number, and a code that says both, signed. */
export type PermitCardFacts = {
  readonly number: string;
  readonly name: string;
  readonly authority: Bilingual;
  /** The last day of the current endorsement. */
  readonly endorsedUntil: string;
  /** PNG or JPEG; null leaves the frame for one that is pasted in. */
  readonly photo: Photo | null;
  /** The minimal credential, at most version 14 at level M. */
  readonly qrText: string;
  /** Where the code is checked. */
  readonly where: string;
  readonly printedOn: string;
  readonly specimen: boolean;
};

/** Two faces of ISO/IEC 7810 ID-1, side by side, so that folding makes one card of them. */
const CARD = { width: 85.6 * MM, height: 54 * MM };
const LEFT = (PAGE.width - 2 * CARD.width) / 2;
const TOP = 40 * MM;
const INSET = 4.5 * MM;
const PHOTO = { width: 20 * MM, height: 25 * MM };
/** 81 modules with the quiet zone: over half a millimetre each, which any phone reads. */
const QR_SIDE = 46 * MM;

/** The card as PDF, to be cut out of a sheet and folded. Rejects for a photo that is neither PNG nor JPEG. */
export async function permitCard(facts: PermitCardFacts): Promise<Uint8Array> {
  const sheet = new Sheet({
    title: `${textOf("zh", "permit.title")} ${textOf("en", "permit.title")} ${facts.number}`,
    author: facts.authority.zh,
    locale: "zh",
    on: facts.printedOn,
  });
  const cut = label("card.cut");
  sheet.y = TOP - 14 * MM;
  sheet.text("P", `${cut.zh} ${cut.en}`, { size: 8.5, colour: COLOUR.soft });
  outline(sheet);
  front(sheet, facts);
  back(sheet, facts);
  if (sheet.spelledOut) {
    sheet.y = TOP + CARD.height + 8 * MM;
    sheet.text("P", label("codePoints").zh, { size: 8, colour: COLOUR.soft });
  }
  const printed = label("permit.printedOn");
  return sheet.finish((page, pages) => {
    if (facts.specimen) specimen(sheet);
    runningFoot(sheet, `${facts.number}　${printed.zh} ${formatDay("zh", facts.printedOn)}`, page, pages);
  });
}

function outline(sheet: Sheet): void {
  sheet.artifact(() => {
    const { pdf } = sheet;
    pdf
      .rect(LEFT, TOP, 2 * CARD.width, CARD.height)
      .lineWidth(0.6)
      .strokeColor(COLOUR.ink)
      .stroke();
    const middle = LEFT + CARD.width;
    pdf.moveTo(middle, TOP).lineTo(middle, TOP + CARD.height);
    pdf.dash(2, { space: 2 }).lineWidth(0.4).stroke().undash();
  });
}

function front(sheet: Sheet, facts: PermitCardFacts): void {
  const box: Box = { x: LEFT + INSET, width: CARD.width - 2 * INSET };
  const title = label("permit.title");
  sheet.y = TOP + 3.5 * MM;
  sheet.text("H1", title.zh, { size: 15, weight: "bold", tracking: 5, leading: 1.25 }, box);
  sheet.text("P", title.en, { size: 7.5, locale: "en", colour: COLOUR.soft, leading: 1.3 }, box);
  photo(sheet, facts.photo, { left: LEFT + CARD.width - INSET - PHOTO.width, top: TOP + INSET, ...PHOTO });
  const beside: Box = { x: box.x, width: box.width - PHOTO.width - 3 * MM };
  sheet.space(2 * MM);
  const name = label("permit.name");
  small(sheet, name, beside);
  // A long name takes two lines and no more room: its beginning decides.
  sheet.text(
    "P",
    facts.name,
    { size: facts.name.length > 24 ? 9 : 13, weight: "bold", leading: 1.25 },
    beside,
  );
  sheet.y = Math.max(sheet.y + 1 * MM, TOP + 31.5 * MM);
  small(sheet, label("permit.number"), box);
  sheet.text("P", facts.number, { size: 11, locale: "en", leading: 1.25 }, box);
  sheet.space(0.8 * MM);
  const until = label("card.until");
  const day: Bilingual = {
    zh: formatDay("zh", facts.endorsedUntil),
    en: formatDay("en", facts.endorsedUntil),
  };
  sheet.text("P", `${until.zh} ${day.zh}　${until.en} ${day.en}`, { size: 7.5, leading: 1.35 }, box);
  sheet.text("P", `${facts.authority.zh}　${facts.authority.en}`, { size: 6.5, leading: 1.35 }, box);
}

function small(sheet: Sheet, text: Bilingual, box: Box): void {
  sheet.text("P", `${text.zh} ${text.en}`, { size: 6.2, colour: COLOUR.soft, leading: 1.35 }, box);
}

function back(sheet: Sheet, facts: PermitCardFacts): void {
  const left = LEFT + CARD.width;
  const text = { text: facts.qrText, label: textOf("zh", "check.qr") };
  qrCode(sheet, text, left + 2 * MM, TOP + (CARD.height - QR_SIDE) / 2, QR_SIDE);
  const column: Box = { x: left + QR_SIDE + 3 * MM, width: CARD.width - QR_SIDE - 3 * MM - INSET };
  sheet.y = TOP + 6 * MM;
  const scan = label("card.scan");
  sheet.text("P", scan.zh, { size: 6.8, leading: 1.45 }, column);
  sheet.space(0.8 * MM);
  sheet.text("P", scan.en, { size: 5.6, leading: 1.3, locale: "en", colour: COLOUR.soft }, column);
  sheet.space(0.8 * MM);
  sheet.text("P", facts.where, { size: 5.8, leading: 1.3, locale: "en" }, column);
}

/** For the eye; the card's own texts say nothing else than on a real one. */
function specimen(sheet: Sheet): void {
  const words = label("specimen");
  const style: Style = { size: 22, weight: "bold", align: "center", colour: COLOUR.soft, leading: 1.2 };
  const box = { x: LEFT, width: CARD.width };
  const { pdf } = sheet;
  pdf.save();
  pdf.opacity(0.25);
  sheet.draw(sheet.lines(`${words.zh} ${words.en}`, box.width, { ...style, size: 15 }), TOP + 40 * MM, box, {
    ...style,
    size: 15,
  });
  pdf.restore();
}
