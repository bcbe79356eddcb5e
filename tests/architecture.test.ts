import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** Who may import whom, and what may stand where: docs/design.md and CONTRIBUTING.md say why. */

const files = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx", "*.mjs"],
  {
    encoding: "utf8",
  },
)
  .split("\n")
  .filter((file) => file !== "" && !file.startsWith("lib/generated/"))
  .flatMap((file) => {
    try {
      return [{ file, text: readFileSync(file, "utf8") }];
    } catch {
      return []; // deleted in the working tree
    }
  });

const IMPORT =
  /(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

/** What a file imports at run time: type-only imports vanish and bind nothing. */
function importsOf(text: string): string[] {
  return [...text.matchAll(IMPORT)]
    .filter((match) => match[1] === undefined)
    .map((match) => match[2] ?? match[3] ?? "");
}

function offenders(
  where: (file: string) => boolean,
  isBad: (specifier: string, file: string) => boolean,
): string[] {
  return files
    .filter(({ file }) => where(file))
    .flatMap(({ file, text }) =>
      importsOf(text)
        .filter((specifier) => isBad(specifier, file))
        .map((specifier) => `${file} → ${specifier}`),
    );
}

const inLib = (file: string) => file.startsWith("lib/");
const isNext = (specifier: string) => /^next(\/|$|-auth|-intl)/.test(specifier);

describe("who may import whom", () => {
  test("the rules engine imports itself alone, and its documents zod, canonical JSON and a hash", () => {
    const allowed = /^\.{1,2}\//;
    const inDocument = /^(zod|canonicalize|@noble\/hashes\/.+)$/;
    const bad = offenders(
      (file) => file.startsWith("lib/rules/"),
      (specifier, file) =>
        !allowed.test(specifier) && !(file.startsWith("lib/rules/document/") && inDocument.test(specifier)),
    );
    expect(bad).toEqual([]);
  });

  test("nothing in lib or components imports from app", () => {
    expect(
      offenders(
        (file) => /^(lib|components)\//.test(file),
        (specifier) => /^(@\/|(\.\.\/)+)app\//.test(specifier),
      ),
    ).toEqual([]);
  });

  test("components take types from lib, never queries, commands or the database", () => {
    const bad = offenders(
      (file) => file.startsWith("components/"),
      (specifier) => /\/(queries|commands|client|with-actor)(\/|$)|lib\/db\//.test(specifier),
    );
    expect(bad).toEqual([]);
  });

  test("access, lifecycle, schema and types are pure: no database, no framework, no Node", () => {
    const bad = offenders(
      (file) => /^lib\/[a-z]+\/(access|lifecycle|schema|types)\.ts$/.test(file) && file !== "lib/db/types.ts",
      (specifier) =>
        isNext(specifier) || specifier.startsWith("node:") || /lib\/(db|generated)\//.test(specifier),
    );
    expect(bad).toEqual([]);
  });

  test("the database client is reached through withActor, and by the few that run before anybody is known", () => {
    const may =
      /^lib\/(db\/(with-actor|role-check|health|limiter-store)\.ts|auth\/(queries|rate-limit)\.ts|cli\/.+)$/;
    const bad = offenders(
      (file) => !file.startsWith("tests/") && !may.test(file),
      (specifier, file) =>
        /db\/client$/.test(specifier) || (file.startsWith("lib/db/") && specifier === "./client"),
    );
    expect(bad).toEqual([]);
  });

  test("of lib, only the edges know the framework", () => {
    const may = /^lib\/(action\.ts|i18n\/|auth\/)/;
    expect(offenders((file) => inLib(file) && !may.test(file), isNext)).toEqual([]);
  });
});

describe("what may stand where", () => {
  const source = files.filter(({ file }) => /^(app|lib|components)\//.test(file));

  test("only the clock reads the clock", () => {
    const may = /^lib\/(clock\.ts|cli\/.*)$/;
    const bad = source
      .filter(({ file, text }) => !may.test(file) && /Date\.now\(\)|new Date\(\)/.test(text))
      .map(({ file }) => file);
    expect(bad).toEqual([]);
  });

  test("SQL never asks the time for anything that decides", () => {
    const migrations = execFileSync("git", ["ls-files", "prisma/migrations/*.sql"], { encoding: "utf8" })
      .split("\n")
      .filter(Boolean);
    const bad = migrations.filter((file) =>
      /\bnow\(\)|current_date|current_timestamp|clock_timestamp/i.test(readFileSync(file, "utf8")),
    );
    expect(bad).toEqual([]);
  });

  test("no test waits for a time instead of for a thing", () => {
    const bad = files.filter(
      ({ file, text }) =>
        file.startsWith("tests/") && /waitForTimeout\(/.test(text) && file !== "tests/architecture.test.ts",
    );
    expect(bad.map(({ file }) => file)).toEqual([]);
  });

  test("no file has more than 300 lines", () => {
    const long = files
      .filter(({ text }) => text.split("\n").length > 301)
      .map(({ file, text }) => `${file}: ${text.split("\n").length}`);
    expect(long).toEqual([]);
  });

  test("nothing is silenced: no ts-ignore, no skipped or only test", () => {
    const bad = files.filter(
      ({ file, text }) =>
        file !== "tests/architecture.test.ts" &&
        /@ts-(ignore|nocheck)|\b(test|it|describe)\.only\(/.test(text),
    );
    expect(bad.map(({ file }) => file)).toEqual([]);
  });
});
