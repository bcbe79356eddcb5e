import type { Locale } from "@/lib/i18n/routing";
import en from "@/messages/en/print.json";
import zh from "@/messages/zh/print.json";

/** A text in both languages, for the papers that bear both. */
export type Bilingual = Readonly<Record<Locale, string>>;

type Tree = { readonly [key: string]: string | Tree };

type KeysOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeysOf<T[K]>}`;
}[keyof T & string];

export type PrintKey = KeysOf<typeof zh> & KeysOf<typeof en>;

const TEXTS: Record<Locale, Tree> = { zh, en };

/**
 * The words that stand on paper, both languages at once: a paper is of no page's language, so these messages are
 * imported and not asked of the request. `{name}` stands for a value.
 */
export function label(key: PrintKey, values: Readonly<Record<string, string>> = {}): Bilingual {
  return { zh: textOf("zh", key, values), en: textOf("en", key, values) };
}

export function textOf(locale: Locale, key: PrintKey, values: Readonly<Record<string, string>> = {}): string {
  let found: string | Tree | undefined = TEXTS[locale];
  for (const part of key.split(".")) found = typeof found === "object" ? found[part] : undefined;
  if (typeof found !== "string") throw new Error(`print messages: no text for ${key}`);
  return found.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
