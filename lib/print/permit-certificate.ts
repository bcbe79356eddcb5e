import { formatDay } from "@/lib/i18n/format";
import { type Bilingual, label, textOf } from "./labels";
import { COLOUR, CONTENT_WIDTH, MM, PAGE } from "./look";
import { certificateFrame, runningFoot } from "./page-marks";
import { type Photo, photo } from "./photo";
import { qrCode } from "./qr";
import { definitionRows, type Row } from "./rows";
import { SEAL_SIDE, type SealFacts, seal } from "./seal";
import { baselineIn, Sheet, type Style } from "./sheet";

/** What a residence permit says: the nine items of Decree 663 article 4, and what makes the paper checkable. */
export type PermitFacts = {
  readonly number: string;
  readonly name: string;
  readonly sex: "FEMALE" | "MALE";
  /** As registered: 汉族 / Han. Null where the register has none: a dash stands there. */
  readonly ethnicity: Bilingual | null;
  readonly birthOn: string;
  readonly idNumber: string;
  /** PNG or JPEG; null leaves the frame for one that is pasted in. */
  readonly photo: Photo | null;
  readonly registeredAddress: string;
  readonly residenceAddress: string;
  readonly authority: Bilingual;
  readonly issuedOn: string;
  /** The last day of the current endorsement. */
  readonly endorsedUntil: string;
  readonly seal: SealFacts;
  /** What the QR code says: the minimal credential. At most version 14 at level M is easily read. */
  readonly qrText: string;
  /** Where the QR code is checked; for whoever cannot scan, the code to type there, if there is one. */
  readonly check: { readonly code: string | null; readonly where: string };
  readonly printedOn: string;
  /** Printed over all of it, so that a demonstration's paper is nobody's permit. */
  readonly specimen: boolean;
};

const bothDays = (day: string): Bilingual => ({ zh: formatDay("zh", day), en: formatDay("en", day) });

const PHOTO = { width: 26 * MM, height: 32 * MM };

/** Room above and below each row; the narrower one is for long names and addresses, so that one sheet holds all. */
const PADDINGS = [2 * MM, 1 * MM] as const;

/** The paper as PDF, both languages on one sheet. Rejects for a photo that is neither PNG nor JPEG. */
export async function permitCertificate(facts: PermitFacts): Promise<Uint8Array> {
  let sheet = write(facts, PADDINGS[0]);
  if (sheet.pages > 1) sheet = write(facts, PADDINGS[1]);
  const printed = label("permit.printedOn");
  return sheet.finish((page, pages) => {
    certificateFrame(sheet);
    if (facts.specimen) specimen(sheet);
    runningFoot(sheet, `${facts.number}　${printed.zh} ${formatDay("zh", facts.printedOn)}`, page, pages);
  });
}

function write(facts: PermitFacts, padding: number): Sheet {
  const sheet = new Sheet({
    title: `${textOf("zh", "permit.title")} ${textOf("en", "permit.title")} ${facts.number}`,
    author: facts.authority.zh,
    locale: "zh",
    on: facts.printedOn,
  });
  head(sheet, facts);
  particulars(sheet, facts, padding);
  sheet.space(2.5 * MM);
  bilingualNote(sheet, label("permit.purpose"));
  checking(sheet, facts);
  if (sheet.spelledOut) {
    sheet.space(1 * MM);
    bilingualNote(sheet, label("codePoints"));
  }
  return sheet;
}

function head(sheet: Sheet, facts: PermitFacts): void {
  const title = label("permit.title");
  const kind = label("permit.kind");
  sheet.text("P", facts.authority.zh, { size: 12.5, align: "center", tracking: 2 });
  sheet.text("P", facts.authority.en, {
    size: 8.5,
    align: "center",
    locale: "en",
    colour: COLOUR.soft,
    leading: 1.3,
  });
  sheet.space(3 * MM);
  sheet.text("H1", title.zh, { size: 28, weight: "bold", align: "center", tracking: 14, leading: 1.25 });
  sheet.text("P", title.en, { size: 14, align: "center", locale: "en", tracking: 1.4, leading: 1.5 });
  sheet.text("P", kind.zh, { size: 8.5, align: "center", colour: COLOUR.soft, leading: 1.6 });
  sheet.text("P", kind.en, { size: 7.2, align: "center", colour: COLOUR.soft, locale: "en", leading: 1.3 });
  sheet.space(1 * MM);
  const number = label("permit.number");
  const line: Style = { size: 9.5, align: "right", leading: 1.5 };
  sheet.text("P", `${number.zh} ${number.en}　${facts.number}`, line);
  sheet.space(1.2 * MM);
  sheet.rule(sheet.y, undefined, 1.4, COLOUR.ink);
  sheet.rule(sheet.y + 1 * MM, undefined, 0.4, COLOUR.ink);
  sheet.space(2.2 * MM);
}

function particulars(sheet: Sheet, facts: PermitFacts, padding: number): void {
  const top = sheet.y;
  const left = PAGE.width - PAGE.right - PHOTO.width;
  photo(sheet, facts.photo, { left, top: top + 2.5 * MM, ...PHOTO });
  const none = "—";
  const rows: Row[] = [
    { label: label("permit.name"), value: facts.name },
    { label: label("permit.sex"), value: label(`sex.${facts.sex}`) },
    { label: label("permit.ethnicity"), value: facts.ethnicity ?? none },
    { label: label("permit.birthOn"), value: bothDays(facts.birthOn) },
    { label: label("permit.idNumber"), value: facts.idNumber },
    { label: label("permit.registeredAddress"), value: facts.registeredAddress },
    { label: label("permit.residenceAddress"), value: facts.residenceAddress },
    { label: label("permit.authority"), value: facts.authority },
    { label: label("permit.issuedOn"), value: bothDays(facts.issuedOn) },
    { label: label("permit.endorsedUntil"), value: bothDays(facts.endorsedUntil) },
  ];
  const page = sheet.pages;
  const besidePhoto = (y: number) => sheet.pages === page && y < top + PHOTO.height + 4 * MM;
  const widthAt = (y: number) => CONTENT_WIDTH - (besidePhoto(y) ? PHOTO.width + 6 * MM : 0);
  definitionRows(sheet, rows, { padding, widthAt });
}

function bilingualNote(sheet: Sheet, text: Bilingual): void {
  sheet.text("P", text.zh, { size: 8.5, leading: 1.5, colour: COLOUR.soft });
  sheet.text("P", text.en, { size: 7.2, leading: 1.4, colour: COLOUR.soft, locale: "en" });
}

const QR_SIDE = 38 * MM;

/** The code and how to use it on the left, the seal and its day on the right. */
function checking(sheet: Sheet, facts: PermitFacts): void {
  sheet.space(2 * MM);
  sheet.room(Math.max(QR_SIDE, SEAL_SIDE + 7 * MM));
  const top = sheet.y;
  qrCode(sheet, { text: facts.qrText, label: textOf("zh", "check.qr") }, PAGE.left - 3 * MM, top, QR_SIDE);
  const column = { x: PAGE.left + QR_SIDE, width: CONTENT_WIDTH - QR_SIDE - SEAL_SIDE - 14 * MM };
  sheet.y = top + 3.5 * MM;
  const words = label(facts.check.code === null ? "check.scan" : "check.text");
  sheet.text("P", words.zh, { size: 8, leading: 1.5 }, column);
  sheet.text("P", words.en, { size: 7, leading: 1.35, locale: "en", colour: COLOUR.soft }, column);
  sheet.space(1 * MM);
  if (facts.check.code !== null) {
    const code = label("check.code");
    sheet.text("P", `${code.zh} ${code.en}`, { size: 7, leading: 1.4, colour: COLOUR.soft }, column);
    sheet.text("P", facts.check.code, { size: 11, weight: "bold", leading: 1.35, locale: "en" }, column);
  }
  sheet.text("P", facts.check.where, { size: 8, leading: 1.4, locale: "en" }, column);
  const bottom = sheet.y;
  sealed(sheet, facts, top + 1 * MM);
  sheet.y = Math.max(bottom, top + QR_SIDE, top + SEAL_SIDE + 7 * MM);
}

function sealed(sheet: Sheet, facts: PermitFacts, top: number): void {
  const box = { x: PAGE.width - PAGE.right - SEAL_SIDE - 8 * MM, width: SEAL_SIDE + 8 * MM };
  seal(sheet, facts.seal, box.x + 4 * MM, top);
  sheet.y = top + SEAL_SIDE + 0.8 * MM;
  sheet.text("P", formatDay("zh", facts.issuedOn), { size: 9.5, align: "center", leading: 1.3 }, box);
}

/** For the eye; the document's own texts say nothing else than on a real one. */
function specimen(sheet: Sheet): void {
  const words = label("specimen");
  const { pdf } = sheet;
  pdf.save();
  pdf.rotate(-32, { origin: [PAGE.width / 2, PAGE.height / 2] });
  pdf.opacity(0.13);
  const box = { x: 0, width: PAGE.width };
  const zh: Style = { size: 76, weight: "bold", align: "center", colour: COLOUR.soft, leading: 1.2 };
  const en: Style = { size: 28, weight: "bold", align: "center", colour: COLOUR.soft, locale: "en" };
  const middle = PAGE.height / 2 - baselineIn(zh);
  sheet.draw(sheet.lines(words.zh, box.width, zh), middle, box, zh);
  sheet.draw(sheet.lines(words.en, box.width, en), middle + 92, box, en);
  pdf.restore();
}
