import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const colours = new Map(
  [...readFileSync("app/globals.css", "utf8").matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(
    ([, name, hex]) => [name, hex],
  ),
);

/** Relative luminance, WCAG 2.2. */
function luminance(name: string): number {
  const hex = colours.get(name);
  if (hex === undefined) throw new Error(`no colour ${name}`);
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

describe("text stands out from what it is written on (4.5:1)", () => {
  const pairs = [
    ["ink", "paper"],
    ["ink", "paper-deep"],
    ["ink", "sheet"],
    ["ink", "celadon"],
    ["ink", "ochre"],
    ["ink-soft", "paper"],
    ["ink-soft", "paper-deep"],
    ["ink-soft", "sheet"],
    ["dai", "paper"],
    ["dai", "paper-deep"],
    ["dai", "sheet"],
    ["dai", "ochre-pale"],
    ["seal-deep", "paper"],
    ["seal-deep", "sheet"],
    ["seal-deep", "seal-pale"],
    ["paper", "ink"],
    ["paper", "seal"],
    ["paper", "seal-deep"],
    ["paper", "dai-deep"],
    ["celadon-deep", "paper"],
    ["celadon-deep", "celadon-pale"],
    ["sheet", "celadon-deep"],
    ["ochre-deep", "paper"],
    ["ochre-deep", "ochre-pale"],
  ] as const;
  for (const [text, ground] of pairs) {
    test(`${text} on ${ground}`, () => expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5));
  }
});

describe("outlines of controls and pictures stand out from their ground (3:1)", () => {
  const pairs = [
    ["line-strong", "paper"],
    ["line-strong", "sheet"],
    ["line-strong", "paper-deep"],
    ["celadon-deep", "paper"],
    ["ochre-deep", "paper"],
    ["seal", "paper"],
    ["seal", "sheet"],
  ] as const;
  for (const [line, ground] of pairs) {
    test(`${line} on ${ground}`, () => expect(contrast(line, ground)).toBeGreaterThanOrEqual(3));
  }
});
