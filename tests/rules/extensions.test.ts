import { describe, expect, it } from "vitest";
import { bundleFromValue, canonicalJson, compile, DocumentError, evaluate, type RuleSet } from "@/lib/rules";
import { bundle, credited, kase, label, NANJING, pathway, records, ruleSet } from "./support/documents";
import { table } from "./support/points";

/** What docs/rules-semantics.md §12 adds to the documents: texts that nothing is computed from. */

const POINTS = table([{ id: "years", type: "count", attribute: "years", per: 1, points: "1" }]);
const PLAIN: Partial<RuleSet> = {
  legalBasis: [{ title: "T", clause: "C" }],
  attributes: { degree: { type: "choice", options: ["bachelor"], label } },
  points: { main: POINTS },
};
const TOLD: Partial<RuleSet> = {
  standing: "historical",
  notes: [label],
  legalBasis: [{ title: "T", clause: "C", issued: "2016-08-11", source: "S" }],
  attributes: { degree: { type: "choice", options: ["bachelor"], label, labels: { bachelor: label } } },
  points: {
    main: {
      ...POINTS,
      label,
      indicators: "indicators" in POINTS ? POINTS.indicators.map((one) => ({ ...one, label })) : [],
      groups: "groups" in POINTS ? POINTS.groups.map((one) => ({ ...one, label })) : [],
    },
    best: { label, bestOf: ["main"] },
  },
};
const requirements = [credited(), { id: "p", type: "points" as const, table: "main", min: "1" }];
const made = (changes: Partial<RuleSet>) => bundle([ruleSet(requirements, changes)]);

function refusal(value: unknown): string | null {
  try {
    bundleFromValue(value);
    return null;
  } catch (error) {
    if (error instanceof DocumentError) return `${error.path}: ${error.message}`;
    throw error;
  }
}

describe("the extensions", () => {
  it("are read, and may be null", () => {
    expect(refusal(made(TOLD))).toBeNull();
    expect(refusal(made({ ...PLAIN, standing: null, notes: null }))).toBeNull();
  });

  it("decide nothing: the answers differ in the hashes alone", () => {
    const asked = kase(records(`residence ${NANJING} 2020-01-01..2020-12-31`), {
      person: { attributes: { years: 3 } },
    });
    const [plain, told] = [made(PLAIN), made(TOLD)].map((document) => evaluate(compile(document), asked));
    expect({ ...told, ruleSet: null, bundle: null }).toEqual({ ...plain, ruleSet: null, bundle: null });
    expect(told?.bundle.sha256).not.toBe(plain?.bundle.sha256);
  });

  it("leave a document that has none of them with the hash it had", () => {
    const document = made(PLAIN);
    expect(canonicalJson(bundleFromValue(document))).toBe(canonicalJson(document));
    expect(canonicalJson(document)).not.toMatch(/standing|notes|issued|source|labels/);
  });

  const basis = (changes: object) => made({ legalBasis: [{ title: "T", clause: "C", ...changes }] });

  it.each(["2016", "2016-08", "2016-08-11"])("take %s for the time a document was issued", (issued) => {
    expect(refusal(basis({ issued }))).toBeNull();
  });

  it.each(["16", "2016-13", "2023-02-29", "2016-08-11T00:00", "August 2016", ""])(
    "refuse %j for it",
    (issued) => {
      expect(refusal(basis({ issued }))).toMatch(
        /^\$\.ruleSets\[0\]\.legalBasis\[0\]\.issued: found .*, expected a day, a month or a year/,
      );
    },
  );

  it.each([
    [{ standing: "law" }, '$.ruleSets[0].standing: found "law", expected "historical" or "sample"'],
    [{ notes: ["x"] }, '$.ruleSets[0].notes[0]: found "x", expected an object'],
    [
      { standings: "sample" },
      '$.ruleSets[0].standings: found the unknown key "standings", expected only known keys',
    ],
  ])("refuse %j", (changes, message) => {
    expect(refusal(made(changes as Partial<RuleSet>))).toBe(message);
  });

  it("stand nowhere else: a pathway, a case or a zone has none of them", () => {
    const odd = { ...pathway([]), standing: "sample" };
    expect(refusal(bundle([ruleSet([], { pathways: [odd] })]))).toBe(
      '$.ruleSets[0].pathways[0].standing: found the unknown key "standing", expected only known keys',
    );
    expect(refusal({ ...made(PLAIN), notes: [label] })).toBe(
      '$.notes: found the unknown key "notes", expected only known keys',
    );
  });
});
