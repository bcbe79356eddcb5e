import { toHalfWidth } from "./cells/plain";
import type { Columns } from "./columns";
import { type Finding, fileFinding } from "./findings";
import { LINE_TITLES, REASON_TITLES } from "./rejects/titles";

/** Where each column of the import stands in the file, from 0; null for one that is absent. */
export type HeaderMatch<C extends Columns> = {
  readonly places: { readonly [K in keyof C]: number | null };
  readonly findings: readonly Finding[];
  /** Whether rows can be read at all. */
  readonly isUsable: boolean;
  /** How many columns were recognised. */
  readonly matched: number;
};

/** Saved by whoever imports: what the file calls each column. It goes before the column's own titles. */
export type Mapping = Readonly<Record<string, string>>;

/** Compared without spaces, case, width, marks of obligation and what stands in brackets: `＊ 身份证号（必填）`. */
export function normaliseTitle(title: string): string {
  const plain = toHalfWidth(title)
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\u2060\ufeff*:：_\-、。,.'"]/g, "");
  return plain.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, "") || plain;
}

export function matchHeader<C extends Columns>(
  titles: readonly string[],
  columns: C,
  mapping: Mapping = {},
): HeaderMatch<C> {
  const findings: Finding[] = [];
  const normal = titles.map(normaliseTitle);
  const taken = new Set<number>();
  const places: Record<string, number | null> = {};
  for (const [key, column] of Object.entries(columns)) {
    const mapped = mapping[key];
    const wanted = mapped === undefined ? [...column.titles.zh, ...column.titles.en, key] : [mapped];
    const names = new Set(wanted.map(normaliseTitle));
    const found = normal.flatMap((title, at) =>
      title !== "" && names.has(title) && !taken.has(at) ? [at] : [],
    );
    for (const at of found) taken.add(at);
    places[key] = found[0] ?? null;
    const expected = { zh: column.titles.zh[0], en: column.titles.en[0] };
    if (found.length > 1) {
      const numbers = found.map((at) => at + 1).join(", ");
      findings.push(
        fileFinding("COLUMN_TWICE", { ...expected, title: titles[found[0] ?? 0] ?? "", numbers }),
      );
    } else if (found.length === 0 && mapped !== undefined) {
      findings.push(fileFinding("COLUMN_UNMAPPED", { ...expected, title: mapped }));
    } else if (found.length === 0 && column.required) {
      findings.push(fileFinding("COLUMN_MISSING", { ...expected, titles: wanted.slice(0, 6).join(" / ") }));
    }
  }
  const isUsable = findings.length === 0;
  const matched = Object.values(places).filter((place) => place !== null).length;
  for (const [at, title] of titles.entries())
    if (!taken.has(at) && (normal[at] ?? "") !== "" && !isOurTitle(title))
      findings.push(fileFinding("COLUMN_UNKNOWN", { title: title.trim(), number: at + 1 }));
  return { places: places as HeaderMatch<C>["places"], findings, isUsable, matched };
}

/** The columns that a rejects file adds: sent again with it, they say nothing. */
const OURS: ReadonlySet<string> = new Set(
  [...Object.values(REASON_TITLES), ...Object.values(LINE_TITLES)].map(normaliseTitle),
);

export function isOurTitle(title: string): boolean {
  return OURS.has(normaliseTitle(title));
}
