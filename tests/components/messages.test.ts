import { readdirSync } from "node:fs";
import { parse } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { errorTexts } from "@/components/layout/error-texts";
import { applicationSources, flatMessages, literalUses, possibleUses } from "./message-files";

const zh = flatMessages("zh");
const en = flatMessages("en");
const sources = applicationSources();

/** The names a message takes from its caller, tags included. */
function placeholders(message: string): string[] {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (typeof value === "object" && value !== null) {
      const element = value as { type?: number; value?: unknown; options?: unknown; children?: unknown };
      // Type 0 is literal text, 7 the # of a plural; every other element is named by its value.
      if (typeof element.type === "number" && element.type !== 0 && typeof element.value === "string") {
        names.add(element.value);
      }
      if (element.options !== undefined) {
        for (const option of Object.values(element.options as Record<string, { value: unknown }>))
          walk(option.value);
      }
      walk(element.children);
    }
  };
  walk(parse(message));
  return [...names].sort();
}

describe("the messages", () => {
  test("have the same namespaces in both languages", () => {
    expect(readdirSync("messages/en").sort()).toEqual(readdirSync("messages/zh").sort());
  });

  test("have the same keys in both languages", () => {
    expect([...zh.keys()].filter((key) => !en.has(key))).toEqual([]);
    expect([...en.keys()].filter((key) => !zh.has(key))).toEqual([]);
  });

  test("can all be parsed, and take the same names in both languages", () => {
    const different = [...zh].flatMap(([key, message]) => {
      const names = { zh: placeholders(message), en: placeholders(en.get(key) ?? "") };
      return names.zh.join() === names.en.join() ? [] : [{ key, ...names }];
    });
    expect(different).toEqual([]);
  });

  test("are none of them empty", () => {
    expect([...zh, ...en].filter(([, message]) => message.trim() === "")).toEqual([]);
  });

  test("are each in their own language", () => {
    const words = (message: string) => message.replace(/\{[^}]*\}|<[^>]*>/g, "");
    const han = /\p{Script=Han}/u;
    // The switch names the other language in that language, a cookie is called so in both, a seal is carved in Chinese.
    const exceptions = [
      "layout.otherLanguage",
      "pages.data.cookies.title",
      "decision.letter.seal",
      "permits.decision.sealText",
    ];
    const untranslated = [...zh].filter(
      ([, message]) => /[a-z]{3}/i.test(words(message)) && !han.test(message),
    );
    expect(untranslated.map(([key]) => key).filter((key) => !exceptions.includes(key))).toEqual([]);
    const chinese = [...en].filter(([, message]) => han.test(words(message)));
    expect(chinese.map(([key]) => key).filter((key) => !exceptions.includes(key))).toEqual([]);
  });

  test("say what every code of a refusal means", () => {
    const codes = [...(sources.get("lib/errors.ts") ?? "").matchAll(/^ {2}\| "(\w+)"/gm)].map(
      ([, code]) => code,
    );
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !zh.has(`errors.${code}`))).toEqual([]);
  });

  test("stand there for every key that a source asks for", () => {
    const missing = literalUses(sources)
      .filter(
        ({ namespaces, key }) => !namespaces.some((space) => zh.has(space === "" ? key : `${space}.${key}`)),
      )
      .map(({ file, namespaces, key }) => `${file}: ${namespaces.join("|")}.${key}`);
    expect(missing).toEqual([]);
  });

  test("are all asked for by something", () => {
    const possible = possibleUses(sources);
    expect([...zh.keys()].filter((key) => !possible(key))).toEqual([]);
  });
});

test("the texts built into the error page have the same keys in both languages", () => {
  expect(Object.keys(errorTexts.en)).toEqual(Object.keys(errorTexts.zh));
});
