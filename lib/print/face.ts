import { readFileSync } from "node:fs";
import path from "node:path";
import * as fontkit from "fontkit";
import type { Locale } from "@/lib/i18n/routing";

/**
 * The two weights that documents are set in. Noto Sans SC as whole TrueType files: every unified ideograph of
 * the basic block and Extension A, and what GB 18030 names beyond them. Only the glyphs in use are embedded.
 */
export type Weight = "regular" | "bold";

const FILES: Record<Weight, string> = {
  regular: "400Regular/NotoSansSC_400Regular.ttf",
  bold: "700Bold/NotoSansSC_700Bold.ttf",
};

const files = new Map<Weight, Buffer>();

function fileOf(weight: Weight): Buffer {
  const known = files.get(weight);
  if (known !== undefined) return known;
  const folder = path.join(
    /* turbopackIgnore: true */ process.cwd(),
    "node_modules/@expo-google-fonts/noto-sans-sc",
  );
  const bytes = readFileSync(path.join(folder, FILES[weight]));
  files.set(weight, bytes);
  return bytes;
}

/**
 * A Chinese font's quotation marks and apostrophe are as wide as a Han character; English text takes the
 * proportional ones that the font has too.
 */
export const FEATURES: Record<Locale, "pwid"[] | undefined> = { zh: undefined, en: ["pwid"] };

export type Face = {
  readonly font: fontkit.Font;
  has(codePoint: number): boolean;
  /** In ems, so that a size is a factor. */
  width(text: string, locale: Locale): number;
};

/**
 * Opened anew for each document: fontkit remembers with each glyph the first character that asked for it, and
 * what one document says must not depend on what another said before.
 */
export function openFace(weight: Weight): Face {
  const font = fontkit.create(fileOf(weight));
  if (!("layout" in font)) throw new Error(`${FILES[weight]}: one font expected, not a collection`);
  const widths: Record<Locale, Map<string, number>> = { zh: new Map(), en: new Map() };
  return {
    font,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    width(text, locale) {
      const known = widths[locale].get(text);
      if (known !== undefined) return known;
      const width = font.layout(text, FEATURES[locale]).advanceWidth / font.unitsPerEm;
      widths[locale].set(text, width);
      return width;
    },
  };
}
