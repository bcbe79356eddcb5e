import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Locale } from "@/lib/i18n/routing";

const ROOT = path.resolve(import.meta.dirname, "../..");

type Tree = { [key: string]: string | Tree };

/** Every message of a language, by its whole key: `common.form.problem`. */
export function flatMessages(locale: Locale): Map<string, string> {
  const found = new Map<string, string>();
  const folder = path.join(ROOT, "messages", locale);
  for (const file of readdirSync(folder).sort()) {
    const tree: Tree = JSON.parse(readFileSync(path.join(folder, file), "utf8"));
    flatten(path.basename(file, ".json"), tree, found);
  }
  return found;
}

function flatten(prefix: string, tree: Tree, found: Map<string, string>): void {
  for (const [key, value] of Object.entries(tree)) {
    const whole = `${prefix}.${key}`;
    if (typeof value === "string") found.set(whole, value);
    else flatten(whole, value, found);
  }
}

/** All TypeScript of the application, by its path from the root. */
export function applicationSources(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of ["app", "components", "lib"]) {
    for (const entry of readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.parentPath.includes("lib/generated"))
        continue;
      const file = path.join(entry.parentPath, entry.name);
      found.set(path.relative(ROOT, file), readFileSync(file, "utf8"));
    }
  }
  return found;
}

export type Use = { file: string; namespaces: string[]; key: string };

/**
 * The keys that the sources ask for by a literal, with the namespaces their translator may have: one name may
 * stand for several translators of a file. Keys made at run time are not seen.
 */
export function literalUses(sources: Map<string, string>): Use[] {
  const uses: Use[] = [];
  for (const [file, source] of sources) {
    const namespaces = new Map<string, string[]>();
    const made =
      /const (\w+) = (?:await )?(?:getTranslations|useTranslations)\(\s*(?:"([\w.]+)"|\{[^}]*namespace: "([\w.]+)"[^}]*\})?\s*\)/g;
    for (const [, name = "", plain, named] of source.matchAll(made)) {
      namespaces.set(name, [...(namespaces.get(name) ?? []), plain ?? named ?? ""]);
    }
    for (const [name, spaces] of namespaces) {
      // Where a function of the file is handed a translator of the same name, nobody can tell which one it is.
      if (new RegExp(`[(,{]\\s*${name}: `).test(source)) continue;
      for (const [, key = ""] of source.matchAll(
        new RegExp(`\\b${name}(?:\\.rich|\\.markup|\\.raw)?\\(\\s*"([\\w.-]+)"`, "g"),
      )) {
        uses.push({ file, namespaces: spaces, key });
      }
    }
  }
  return uses;
}

/** Whether anything in the sources could ask for the key: a literal of its end, or a template that fits it. */
export function possibleUses(sources: Map<string, string>): (key: string) => boolean {
  const literals = new Set<string>();
  const templates = new Set<string>();
  for (const source of sources.values()) {
    for (const [, literal = ""] of source.matchAll(/["'`]([\w.-]+)["'`]/g)) literals.add(literal);
    for (const [, name = ""] of source.matchAll(/\b([\w-]+): /g)) literals.add(name);
    for (const [, template = ""] of source.matchAll(/`([\w.-]*\$\{[^`]*)`/g)) templates.add(template);
  }
  const patterns = [...templates].map((template) => {
    const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${parts.join("[\\w-]+")}$`);
  });
  return (key) => {
    const parts = key.split(".");
    return parts.some((_, index) => {
      const end = parts.slice(index).join(".");
      return literals.has(end) || patterns.some((pattern) => pattern.test(end));
    });
  };
}
