import { LANGUAGE_TAG, type Locale } from "./routing";

/**
 * Days, instants, lengths and decimals as text. Nothing here decides anything, and nothing reads the clock.
 * A day is a plain `YYYY-MM-DD`; an instant is shown in Asia/Shanghai.
 */

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** `2026-11-23` → `2026年11月23日` / `23 November 2026`. Anything that is not a day comes back unchanged. */
export function formatDay(locale: Locale, day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return day;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (locale === "zh") return `${year}年${month}月${date}日`;
  return `${date} ${MONTHS[month - 1] ?? parts[2]} ${year}`;
}

/** `2026-11` or `2026-11-23` → `2026年11月` / `November 2026`. */
export function formatMonth(locale: Locale, month: string): string {
  const parts = /^(\d{4})-(\d{2})/.exec(month);
  if (parts === null) return month;
  const number = Number(parts[2]);
  return locale === "zh" ? `${parts[1]}年${number}月` : `${MONTHS[number - 1] ?? parts[2]} ${parts[1]}`;
}

/** Both ends inclusive; an end of null is ongoing: `2019年3月1日至今` / `1 March 2019 to today`. */
export function formatDayRange(locale: Locale, from: string, to: string | null): string {
  const start = formatDay(locale, from);
  if (to === null) return locale === "zh" ? `${start}至今` : `${start} to today`;
  const end = formatDay(locale, to);
  if (start === end) return start;
  return locale === "zh" ? `${start}至${end}` : `${start} to ${end}`;
}

// Building an Intl formatter costs far more than using one.
const instants = new Map<Locale, Intl.DateTimeFormat>();

function instantFormat(locale: Locale): Intl.DateTimeFormat {
  const known = instants.get(locale);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LANGUAGE_TAG[locale], {
    timeZone: "Asia/Shanghai",
    year: "numeric",
    month: locale === "zh" ? "numeric" : "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  instants.set(locale, made);
  return made;
}

/** An instant, to the minute, in Asia/Shanghai: `2026年11月23日 09:05` / `23 November 2026, 09:05`. */
export function formatInstant(locale: Locale, instant: Date | string): string {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of instantFormat(locale).formatToParts(new Date(instant))) parts[type] = value;
  const time = `${parts.hour}:${parts.minute}`;
  return locale === "zh"
    ? `${parts.year}年${parts.month}月${parts.day}日 ${time}`
    : `${parts.day} ${parts.month} ${parts.year}, ${time}`;
}

/**
 * A decimal string with its thousands grouped, never through floating point: `1277.5` → `1,277.5`.
 * Show it in tabular figures (`tabular-nums`).
 */
export function formatDecimal(decimal: string): string {
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(decimal);
  if (parts === null) return decimal;
  const [, sign = "", whole = "", fraction = ""] = parts;
  return `${sign === "-" ? "−" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${fraction}`;
}

/** What a measure counts in (docs/rules-semantics.md §2). */
export type Unit = "day" | "month";

/** `2519` days → `2,519天` / `2,519 days`. */
export function formatUnits(locale: Locale, amount: string, unit: Unit): string {
  const number = formatDecimal(amount);
  if (locale === "zh") return `${number}${unit === "day" ? "天" : "个月"}`;
  return `${number} ${unit}${amount === "1" ? "" : "s"}`;
}

/**
 * A number of units as years, months and days, for people: a month of days is 365/12 of them, as thresholds
 * are (docs/rules-semantics.md §2), so 2555 days are exactly 7 years. Cut to whole days, never rounded up;
 * beside it the exact number of units is always shown, because only that one decides.
 */
export function formatLength(locale: Locale, amount: string, unit: Unit): string {
  const digits = /^(\d{1,11})(?:\.(\d{1,4}))?$/.exec(amount);
  if (digits === null) return formatUnits(locale, amount, unit);
  // In 1/10000 unit, where a measure's amounts are whole (docs/rules-semantics.md §2).
  const exact = Number(digits[1]) * 10_000 + Number((digits[2] ?? "").padEnd(4, "0"));
  const months = Math.floor(unit === "month" ? exact / 10_000 : (exact * 12) / 3_650_000);
  const days = unit === "month" ? 0 : Math.floor((exact * 12 - months * 3_650_000) / 120_000);
  const parts = [
    { value: Math.floor(months / 12), zh: "年", en: "year" },
    { value: months % 12, zh: "个月", en: "month" },
    { value: days, zh: "天", en: "day" },
  ].filter((part) => part.value > 0);
  if (parts.length === 0) return locale === "zh" ? "0天" : "0 days";
  return parts
    .map(({ value, zh, en }) =>
      locale === "zh" ? `${value}${zh}` : `${value} ${en}${value === 1 ? "" : "s"}`,
    )
    .join(locale === "zh" ? "" : " ");
}

/** Names in a list: `上海、苏州和无锡` / `Shanghai, Suzhou and Wuxi`. */
export function formatList(locale: Locale, items: readonly string[], joined: "and" | "or" = "and"): string {
  return new Intl.ListFormat(LANGUAGE_TAG[locale], {
    type: joined === "and" ? "conjunction" : "disjunction",
  }).format(items);
}

/**
 * A text of a document that has one field for all readers may carry both languages, Chinese first:
 * `居住证暂行条例 / Interim Regulations on Residence Permits`. Gives the reader's half, or the whole where there is one.
 */
export function readersHalf(locale: Locale, text: string): string {
  const parts = text.split(/\s*\/\s+/);
  if (parts.length !== 2) return text;
  return (locale === "zh" ? parts[0] : parts[1]) ?? text;
}
