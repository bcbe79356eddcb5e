import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/routing";
import { textOf } from "./labels";
import { COLOUR, CONTENT_WIDTH, MM, PAGE } from "./look";
import { runningFoot } from "./page-marks";
import { SEAL_SIDE, type SealFacts, seal } from "./seal";
import { Sheet, type Style } from "./sheet";
import { type TableFacts, table } from "./table";

export type LetterBlock =
  | { readonly kind: "PARAGRAPH"; readonly text: string }
  | { readonly kind: "HEADING"; readonly text: string }
  /** Numbered, for letters are quoted by number. */
  | { readonly kind: "LIST"; readonly items: readonly string[] }
  | { readonly kind: "TABLE"; readonly table: TableFacts };

/** A letter's words in one language. */
export type LetterText = {
  readonly locale: Locale;
  readonly sender: string;
  /** Above the text, with its own ending: `陈晓雯女士：` / `Dear Ms Chen,` */
  readonly addressee: string;
  readonly subject: string;
  readonly body: readonly LetterBlock[];
  /** What the addressee can do against it; kept together under its title. */
  readonly remedies: { readonly title: string; readonly text: readonly string[] } | null;
};

export type LetterFacts = {
  readonly reference: string;
  /** In the order to be read; each begins a page of its own, and each is signed. */
  readonly texts: readonly [LetterText, ...LetterText[]];
  readonly seal: SealFacts | null;
  /** Where the letter's code is checked; null for a letter that has none. */
  readonly check: { readonly code: string; readonly where: string } | null;
  /** The day on the letter. */
  readonly on: string;
};

const BODY: Style = { size: 11, leading: 1.75 };
const GAP = 2.2 * MM;

/** The letter as PDF: the same facts give the same bytes. */
export async function letter(facts: LetterFacts): Promise<Uint8Array> {
  const [first] = facts.texts;
  const sheet = new Sheet({
    title: `${first.subject} ${facts.reference}`,
    author: first.sender,
    locale: first.locale,
    on: facts.on,
  });
  facts.texts.forEach((text, index) => {
    if (index > 0) sheet.page();
    // The next language begins with fresh ears: what one text spelled out, the other need not explain.
    sheet.spelledOut = false;
    sheet.within("Sect", {}, () => write(sheet, facts, text));
  });
  const found = [facts.reference, ...(facts.check === null ? [] : [facts.check.where])].join("　");
  return sheet.finish((page, pages) => runningFoot(sheet, found, page, pages));
}

function write(sheet: Sheet, facts: LetterFacts, text: LetterText): void {
  const { locale } = text;
  const small: Style = { size: 9, locale, colour: COLOUR.soft, leading: 1.5 };
  sheet.text("P", text.sender, { size: 15, locale, align: "center", tracking: locale === "zh" ? 3 : 0.6 });
  sheet.space(1.5 * MM);
  sheet.rule(sheet.y, undefined, 1.4, COLOUR.ink);
  sheet.rule(sheet.y + 1 * MM, undefined, 0.4, COLOUR.ink);
  sheet.space(3 * MM);
  const reference = `${textOf(locale, "letter.reference")} ${facts.reference}`;
  sheet.text("P", reference, { ...small, align: "right" });
  sheet.space(8 * MM);
  sheet.text("H1", text.subject, { size: 18, weight: "bold", locale, align: "center", leading: 1.5 });
  sheet.space(7 * MM);
  sheet.text("P", text.addressee, { ...BODY, locale });
  sheet.space(GAP);
  for (const block of text.body) body(sheet, block, locale);
  if (text.remedies !== null) remedies(sheet, text.remedies, locale);
  signature(sheet, facts, text);
  foot(sheet, facts, { ...small, size: 8 });
}

function body(sheet: Sheet, block: LetterBlock, locale: Locale): void {
  if (block.kind === "PARAGRAPH") sheet.text("P", block.text, { ...BODY, locale });
  else if (block.kind === "TABLE") table(sheet, block.table, locale);
  else if (block.kind === "HEADING") heading(sheet, block.text, locale);
  else list(sheet, block.items, locale);
  sheet.space(block.kind === "HEADING" ? 0.5 * MM : GAP);
}

/** A heading does not stay alone at a page's end. */
function heading(sheet: Sheet, text: string, locale: Locale): void {
  sheet.space(1.5 * MM);
  sheet.room(22 * MM);
  sheet.text("H2", text, { size: 12, weight: "bold", locale, leading: 1.6 });
}

function list(sheet: Sheet, items: readonly string[], locale: Locale): void {
  const indent = 8 * MM;
  const style = { ...BODY, locale };
  sheet.within("L", {}, () => {
    items.forEach((item, index) => {
      sheet.within("LI", {}, () => {
        sheet.room(BODY.size * 1.75);
        const top = sheet.y;
        const pages = sheet.pages;
        sheet.text("Lbl", `${index + 1}.`, style, { x: PAGE.left, width: indent });
        if (sheet.pages === pages) sheet.y = top;
        sheet.text("LBody", item, style, { x: PAGE.left + indent, width: CONTENT_WIDTH - indent });
      });
    });
  });
}

function remedies(sheet: Sheet, what: { title: string; text: readonly string[] }, locale: Locale): void {
  heading(sheet, what.title, locale);
  for (const text of what.text) {
    sheet.text("P", text, { ...BODY, size: 10.5, locale });
    sheet.space(1 * MM);
  }
}

/** The seal stands above the day, at the right; the block is never torn. */
function signature(sheet: Sheet, facts: LetterFacts, { sender, locale }: LetterText): void {
  const style: Style = { ...BODY, locale, align: "center", leading: 1.6 };
  const box = { x: PAGE.left + CONTENT_WIDTH - 84 * MM, width: 84 * MM };
  const lines = sheet.lines(sheet.print(sender), box.width, style).length + 1;
  sheet.space(8 * MM);
  sheet.room((facts.seal === null ? 0 : SEAL_SIDE + 2 * MM) + lines * style.size * 1.6);
  if (facts.seal !== null) {
    seal(sheet, facts.seal, box.x + (box.width - SEAL_SIDE) / 2, sheet.y);
    sheet.space(SEAL_SIDE + 2 * MM);
  }
  sheet.text("P", sender, style, box);
  sheet.text("P", formatDay(locale, facts.on), style, box);
}

function foot(sheet: Sheet, facts: LetterFacts, style: Style): void {
  const locale = style.locale ?? sheet.locale;
  const notes = [
    ...(facts.check === null ? [] : [textOf(locale, "letter.code", facts.check)]),
    ...(sheet.spelledOut ? [textOf(locale, "codePoints")] : []),
  ];
  if (notes.length === 0) return;
  sheet.space(6 * MM);
  sheet.room(14 * MM);
  sheet.rule(sheet.y);
  sheet.space(1.5 * MM);
  for (const note of notes) sheet.text("P", note, style);
}
