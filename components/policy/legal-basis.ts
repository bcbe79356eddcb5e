import { readersHalf } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/routing";
import type { LegalBasis } from "@/lib/rules/types";

/** What a rule set rests on, in the reader's language: the text and its clause. Of a sample, its title says so. */
export function legalBasisText(locale: Locale, { title, clause }: LegalBasis): string {
  const text = readersHalf(locale, title);
  if (clause === "sample") return text;
  const place = readersHalf(locale, clause);
  return locale === "zh" ? `${text}，${place}` : `${text}, ${place}`;
}
