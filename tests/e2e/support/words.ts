import { readFileSync } from "node:fs";

export type Locale = "zh" | "en";

/**
 * A message of the product as a pattern: what stands in braces may be anything. So that a journey is written
 * once and walked in both languages, by the words that people read.
 */
export function words(locale: Locale): (key: string) => RegExp {
  return (key) => {
    const [namespace = "", ...path] = key.split(".");
    const file = JSON.parse(readFileSync(`messages/${locale}/${namespace}.json`, "utf8"));
    const text = path.reduce<unknown>(
      (at, part) => (at as Record<string, unknown> | undefined)?.[part],
      file,
    );
    if (typeof text !== "string") throw new Error(`no message ${key} in ${locale}`);
    const pattern = text
      .split(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*");
    return new RegExp(`^\\s*${pattern}`);
  };
}
