import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { caseFromValue, compile, evaluate } from "@/lib/rules";
import { FOLDER, pack, packText } from "./support/packs";

const FILES = readdirSync(FOLDER).filter((file) => file.endsWith(".json") && file !== "index.json");
const INDEX = JSON.parse(packText("index.json"));

interface Entry {
  id: string;
  title: unknown;
  cities: string[];
  year: number;
  standing: string;
  issued: string | null;
  source: { zh: string; en: string };
}

const HALVES = /^[^/]*\p{Script=Han}[^/]* ?\/ [^/]*$/u;

describe.each(FILES)("the pack %s", (file) => {
  const id = file.replace(/\.json$/, "");
  const bundle = pack(id);
  const compiled = compile(bundle);

  for (const { version, examples } of bundle.ruleSets) {
    for (const { title, case: given, expect: expected } of examples ?? []) {
      test(`version ${version}: ${title}`, () => {
        const { eligible, firstEligibleDate } = evaluate(compiled, caseFromValue(given));
        expect({ eligible, firstEligibleDate }).toEqual(expected);
      });
    }
  }

  test("has a yes, a no, a day to wait for, and a never among its examples", () => {
    const expected = bundle.ruleSets.flatMap((one) => one.examples ?? []).map((one) => one.expect);
    const days = bundle.ruleSets
      .flatMap((one) => one.examples ?? [])
      .map((one) => [one.case.assessmentDate, one.expect.firstEligibleDate]);
    expect(expected.length).toBeGreaterThanOrEqual(8);
    expect(expected.some(({ eligible }) => eligible)).toBe(true);
    expect(expected.some(({ eligible }) => !eligible)).toBe(true);
    expect(days.some(([on, first]) => first != null && on != null && first > on)).toBe(true);
    expect(days.some(([, first]) => first === null)).toBe(true);
  });

  test("says that it is not law in force, first of all in its notes", () => {
    for (const { standing, notes } of bundle.ruleSets) {
      expect(["historical", "sample"]).toContain(standing);
      const [first] = notes ?? [];
      expect(first?.zh).toMatch(standing === "sample" ? /^示例规则：/ : /^历史规则：.*不是现行规定/);
      expect(first?.en).toMatch(
        standing === "sample" ? /^Sample rules: issued by no/ : /^Historical rules.*not law in force/,
      );
    }
  });

  test("cites where it comes from, in both languages; what was issued, with its time and where it was read", () => {
    for (const { standing, legalBasis } of bundle.ruleSets) {
      expect(legalBasis?.length).toBeGreaterThan(0);
      for (const basis of legalBasis ?? []) {
        expect(basis.title).toMatch(HALVES);
        if (basis.clause !== "sample") expect(basis.clause).toMatch(HALVES);
        if (standing === "historical") {
          expect(basis.issued).toMatch(/^\d{4}/);
          expect(basis.source).toMatch(/\p{Script=Han}.* \/ /u);
        }
      }
    }
  });

  test("writes every text for the reader in both languages", () => {
    const texts = bundle.ruleSets.flatMap(({ title, notes, attributes, points, pathways }) => [
      title,
      ...(notes ?? []),
      ...Object.values(attributes ?? {}).flatMap((one) => [
        one.label,
        ...(one.type === "choice" ? Object.values(one.labels ?? {}) : []),
      ]),
      ...Object.values(points ?? {}).flatMap((table) =>
        [table, ...("bestOf" in table ? [] : [...table.indicators, ...table.groups])].map((one) => one.label),
      ),
      ...pathways.map((one) => one.title),
    ]);
    for (const text of [...texts, ...Object.values(bundle.kinds)]) {
      expect(text?.zh).toMatch(/\p{Script=Han}/u);
      expect(text?.en).toMatch(/^[^\p{Script=Han}]+$/u);
    }
    const titles = bundle.ruleSets.flatMap((one) => one.examples ?? []).map((one) => one.title);
    for (const title of titles) expect(title).toMatch(HALVES);
  });

  test("counts every indicator that it lists, once", () => {
    for (const { points } of bundle.ruleSets) {
      for (const table of Object.values(points ?? {})) {
        if ("bestOf" in table) continue;
        expect(table.groups.flatMap((one) => one.indicators).sort()).toEqual(
          table.indicators.map((one) => one.id).sort(),
        );
      }
    }
  });

  test("asks about nothing that decides nothing, and knows every city that it names", () => {
    for (const ruleSet of bundle.ruleSets) {
      const { attributes, points, pathways } = ruleSet;
      const used = [...JSON.stringify({ points, pathways }).matchAll(/"attribute":"(\w+)"/g)].map(
        ([, name]) => name,
      );
      expect(Object.keys(attributes ?? {}).filter((name) => !used.includes(name))).toEqual([]);
      const known = new Set(bundle.cities.map(({ code }) => code));
      const named = [...JSON.stringify(ruleSet).matchAll(/"(\d{6})"/g)].map(([, code]) => code ?? "");
      expect([...bundle.zone.members.map(({ code }) => code), ...named].filter((c) => !known.has(c))).toEqual(
        [],
      );
    }
  });
});

describe("the index", () => {
  test("lists every pack once, and nothing else", () => {
    const ids = INDEX.packs.map(({ id }: Entry) => `${id}.json`);
    expect(ids.sort()).toEqual(FILES);
  });

  test.each(INDEX.packs as Entry[])("says of $id what the pack says", (entry) => {
    const { ruleSets, zone } = pack(entry.id);
    const last = ruleSets.at(-1);
    const [basis] = last?.legalBasis ?? [];
    expect(entry.title).toEqual(last?.title);
    expect(entry.standing).toBe(last?.standing);
    expect(entry.issued).toBe(basis?.issued ?? null);
    expect(basis?.title.replace(" /", "/")).toBe(`${entry.source.zh}/ ${entry.source.en}`);
    const cities = ruleSets.flatMap(({ pathways }) =>
      pathways.flatMap(({ appliesTo }) =>
        typeof appliesTo === "object" && "cities" in appliesTo
          ? appliesTo.cities
          : zone.members.map(({ code }) => code),
      ),
    );
    expect(entry.cities).toEqual([...new Set(cities)].sort());
    const days = ruleSets.flatMap((one) => [
      one.effectiveFrom,
      ...(one.legalBasis ?? []).map((given) => given.issued ?? ""),
    ]);
    expect(days.some((day) => day.startsWith(String(entry.year)))).toBe(true);
  });
});
