import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/routing";
import type { Notice } from "@/lib/notices/types";
import type { PlaceName } from "@/lib/places/types";

type Translate = { (key: string, values?: Record<string, string>): string; has(key: string): boolean };

/** The translators a notice needs: `t` of `notices`, `kinds` of `permits.kinds`. */
export interface NoticeWords {
  t: Translate;
  kinds: Translate;
  locale: Locale;
  cities: ReadonlyMap<string, PlaceName>;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The city a notice comes from, where it names one. */
export function cityOf({ values }: Pick<Notice, "values">): string | null {
  return typeof values.city === "string" ? values.city : null;
}

/** What a notice says: a heading and a sentence, in the reader's language. A kind without a text shows its subject. */
export function noticeText(words: NoticeWords, notice: Notice): { title: string; body: string } {
  const { t } = words;
  const values = valuesOf(words, notice);
  const because = notice.values.because;
  const special = `kinds.${notice.kind}_${typeof because === "string" ? because : ""}`;
  const key = t.has(`${special}.title`) ? special : `kinds.${notice.kind}`;
  if (!t.has(`${key}.title`)) return { title: t("other"), body: "" };
  return { title: t(`${key}.title`, values), body: t(`${key}.body`, values) };
}

/** Days in words and codes by their names; what is not there is a dash, so that no sentence breaks. */
function valuesOf({ kinds, locale, cities }: NoticeWords, notice: Notice): Record<string, string> {
  const known: Record<string, string> = { on: "–", dueOn: "–", city: "", kind: "" };
  for (const [name, value] of Object.entries(notice.values))
    if (typeof value === "string") known[name] = DAY.test(value) ? formatDay(locale, value) : value;
  const city = cityOf(notice);
  if (city !== null) known.city = cities.get(city)?.[locale] ?? city;
  const kind = notice.values.kind;
  if (typeof kind === "string" && kinds.has(kind)) known.kind = kinds(kind);
  return known;
}
