import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const FILES = readdirSync("lib/rules", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file, text: readFileSync(`lib/rules/${file}`, "utf8") }));

const importsOf = (text: string) =>
  [...text.matchAll(/^(?:import|export) (?:type )?(?:\*|\{[^}]*\}|[A-Za-z]+) from "([^"]+)"/gm)].map(
    (match) => match[1] ?? "",
  );

describe("the rules engine is pure", () => {
  it("imports itself alone; its documents also zod, canonical JSON and a hash", () => {
    const foreign = FILES.flatMap(({ file, text }) =>
      importsOf(text)
        .filter(
          (name) => !(file.startsWith("document/") && /^(zod|canonicalize|@noble\/hashes\/)/.test(name)),
        )
        .filter((name) => !name.startsWith("./") && !(file.includes("/") && name.startsWith("../")))
        .map((name) => `${file}: ${name}`),
    );
    expect(foreign).toEqual([]);
  });

  it("has no clock, no chance, no locale, no environment and no dynamic import", () => {
    const impure =
      /\b(Date|Intl|process|globalThis|fetch|setTimeout)\b[.(]|new Date|Math\.random|toLocale|localeCompare|import\(|require\(/;
    const bad = FILES.filter(({ text }) => impure.test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")));
    expect(bad.map(({ file }) => file)).toEqual([]);
  });

  it("never parses a fraction into floating point where something is decided", () => {
    // leaves.ts looks at limits, far from where a double is inexact; json.ts reads what JSON itself holds as doubles.
    const bad = FILES.filter(({ text }) =>
      /parseFloat|toFixed|Math\.round|\*\*\s*-|\d\.\d+[^"'\d.§]/.test(strip(text)),
    );
    expect(bad.map(({ file }) => file)).toEqual([]);
  });

  it("keeps its files short enough to read in one go", () => {
    const long = FILES.filter(({ text }) => text.split("\n").length > 200);
    expect(long.map(({ file }) => file)).toEqual([]);
  });
});

function strip(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|"[^"\n]*"|'[^'\n]*'/g, "");
}
