import { describe, expect, it } from "vitest";
import { bundleFromValue, caseFromValue, DocumentError, parseBundle, parseCase } from "@/lib/rules";
import { bundle, credited, kase, NANJING, pathway, records, ruleSet } from "./support/documents";

/** "path: message" of the refusal, or null when the document is valid. */
function refusal(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof DocumentError) return `${error.path}: ${error.message}`;
    throw error;
  }
}

const A_CASE = kase(records(`residence ${NANJING} 2023-01-01..2023-12-31`));
const A_BUNDLE = bundle([ruleSet([credited()])]);

/** A copy in which the value at a place is another one; undefined takes it away. */
function changed(document: object, path: string, value: unknown): unknown {
  const copy = structuredClone(document);
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const parent = keys.reduce((at, key) => (at as Record<string, object>)[key] ?? {}, copy as object);
  if (value === undefined) delete (parent as Record<string, unknown>)[last];
  else (parent as Record<string, unknown>)[last] = value;
  return copy;
}

describe("a case", () => {
  it("is given back as it was read", () => {
    expect(caseFromValue(A_CASE)).toBe(A_CASE);
    expect(parseCase(JSON.stringify(A_CASE))).toEqual(A_CASE);
  });

  it("may leave out what the page says it may, and say null for it", () => {
    const least = { destination: NANJING, assessmentDate: "2024-01-01", records: [] };
    expect(refusal(() => caseFromValue(least))).toBeNull();
    expect(refusal(() => caseFromValue({ ...least, evidence: null, plan: null, person: null }))).toBeNull();
    const nobody = { birthDate: null, attributes: { education: null } };
    expect(refusal(() => caseFromValue({ ...least, person: nobody }))).toBeNull();
  });

  it.each([
    ["destination", undefined, "$.destination: found nothing, expected a GB/T 2260 city code of six digits"],
    ["destination", 320100, "$.destination: found 320100, expected a GB/T 2260 city code of six digits"],
    [
      "assessmentDate",
      "2023-02-29",
      '$.assessmentDate: found "2023-02-29", expected a calendar day written YYYY-MM-DD',
    ],
    ["records", {}, "$.records: found an object, expected a list"],
    [
      "records.0.start",
      "2024-1-1",
      '$.records[0].start: found "2024-1-1", expected a calendar day written YYYY-MM-DD',
    ],
    [
      "records.0.end",
      "2022-12-31",
      '$.records[0].end: found "2022-12-31", expected a day that is not before the start',
    ],
    [
      "records.0.status",
      "maybe",
      '$.records[0].status: found "maybe", expected "verified" or "declared" or "rejected"',
    ],
    ["records.0.id", "", '$.records[0].id: found "", expected a string that is not empty'],
    ["records.0.note", "x", '$.records[0].note: found the unknown key "note", expected only known keys'],
    ["evidence", "hearsay", '$.evidence: found "hearsay", expected "verified" or "declared"'],
    [
      "person",
      { attributes: { hours: 1.5 } },
      "$.person.attributes.hours: found 1.5, expected a string, a whole number, true or false",
    ],
    [
      "plan",
      [{ kind: "residence", city: NANJING }],
      "$.plan[0].start: found nothing, expected a calendar day written YYYY-MM-DD",
    ],
    [
      "plan",
      [{ id: "p", kind: "a", city: NANJING, start: "2024-01-01" }],
      '$.plan[0].id: found the unknown key "id", expected only known keys',
    ],
  ])("with %s as %j is refused: %s", (path, value, message) => {
    expect(refusal(() => caseFromValue(changed(A_CASE, path, value)))).toBe(message);
  });

  it("is refused when two records have one id", () => {
    const [one] = A_CASE.records;
    expect(refusal(() => caseFromValue({ ...A_CASE, records: [one, one] }))).toBe(
      '$.records[1].id: found "r1", expected one that no other item of the list has',
    );
  });

  it("may have 10,000 records and not one more", () => {
    const many = (length: number) => ({
      ...A_CASE,
      records: Array.from({ length }, (_, index) => ({ ...A_CASE.records[0], id: `r${index}` })),
    });
    expect(refusal(() => caseFromValue(many(10_000)))).toBeNull();
    expect(refusal(() => caseFromValue(many(10_001)))).toBe(
      "$.records: found a list of 10001, expected at most 10,000 records",
    );
  });

  it("may have strings of 2,000 characters and not one more, wherever they stand", () => {
    const tagged = (tag: string) => changed(A_CASE, "records.0.tags", [tag]);
    expect(refusal(() => caseFromValue(tagged("字".repeat(2000))))).toBeNull();
    expect(refusal(() => caseFromValue(tagged("𠮷".repeat(2000))))).toBeNull();
    expect(refusal(() => caseFromValue(tagged("字".repeat(2001))))).toBe(
      "$.records[0].tags[0]: found a string of 2001 characters, expected at most 2000",
    );
  });
});

describe("a bundle", () => {
  it("is given back as it was read", () => {
    expect(bundleFromValue(A_BUNDLE)).toBe(A_BUNDLE);
  });

  const months = "a whole number of months from 0 to 1200";
  const coefficient = 'a decimal string from "0" to "10" with at most 4 decimals';

  it.each([
    ["format", "residence-rules/2", '$.format: found "residence-rules/2", expected "residence-rules/1"'],
    ["kinds", [], "$.kinds: found a list of 0, expected an object"],
    [
      "cities.0.tiers.0.tier",
      "huge",
      /^\$\.cities\[0\]\.tiers\[0\]\.tier: found "huge", expected "super" or "mega"/,
    ],
    [
      "cities.1.code",
      "310000",
      '$.cities[1].code: found "310000", expected one that no other item of the list has',
    ],
    [
      "ruleSets.0.pathways.0.requirements.0.months",
      1201,
      `$.ruleSets[0].pathways[0].requirements[0].months: found 1201, expected ${months}`,
    ],
    [
      "ruleSets.0.pathways.0.requirements.0.months",
      1.5,
      `$.ruleSets[0].pathways[0].requirements[0].months: found 1.5, expected ${months}`,
    ],
    [
      "ruleSets.0.pathways.0.requirements.0.type",
      "luck",
      '$.ruleSets[0].pathways[0].requirements[0].type: found "luck", expected "credited", "current", "age", "attribute", "points" or "any"',
    ],
    [
      "ruleSets.0.pathways.0.requirements.0.kinds",
      [],
      "$.ruleSets[0].pathways[0].requirements[0].kinds: found a list of 0, expected at least one kind",
    ],
    [
      "ruleSets.0.pathways.0.requirements.0.scope",
      "near",
      '$.ruleSets[0].pathways[0].requirements[0].scope: found "near", expected "destination", "zone", an object with "cities" or an object with "tiers"',
    ],
    [
      "ruleSets.0.pathways.0.requirements.0.scope",
      { cities: ["1"] },
      '$.ruleSets[0].pathways[0].requirements[0].scope.cities[0]: found "1", expected a GB/T 2260 city code of six digits',
    ],
    [
      "ruleSets.0.conversion.default",
      1,
      `$.ruleSets[0].conversion.default: found 1, expected ${coefficient}`,
    ],
    [
      "ruleSets.0.conversion.default",
      "10.0001",
      `$.ruleSets[0].conversion.default: found "10.0001", expected ${coefficient}`,
    ],
    [
      "ruleSets.0.conversion.default",
      "0.12345",
      `$.ruleSets[0].conversion.default: found "0.12345", expected ${coefficient}`,
    ],
    [
      "ruleSets.0.conversion.default",
      "1e0",
      `$.ruleSets[0].conversion.default: found "1e0", expected ${coefficient}`,
    ],
    [
      "ruleSets.0.conversion.byTier",
      { "large-1": { super: "-1" } },
      `$.ruleSets[0].conversion.byTier["large-1"].super: found "-1", expected ${coefficient}`,
    ],
    ["ruleSets.0.conversion.byTier", { tiny: {} }, /^\$\.ruleSets\[0\]\.conversion\.byTier\.tiny: /],
    [
      "ruleSets.0.caps",
      [{ city: NANJING, months: 2000 }],
      `$.ruleSets[0].caps[0].months: found 2000, expected ${months}`,
    ],
    ["ruleSets.0.caps", [{ months: 12 }], /^\$\.ruleSets\[0\]\.caps\[0\]/],
    [
      "ruleSets.0.monthCounts",
      undefined,
      '$.ruleSets[0].monthCounts: found nothing, expected "anyDay" or "fifteenDays" or "fullMonth"',
    ],
    [
      "ruleSets.0.examples",
      [{ title: "x", case: {}, expect: { eligible: true } }],
      "$.ruleSets[0].examples[0].case.destination: found nothing, expected a GB/T 2260 city code of six digits",
    ],
  ])("with %s as %j is refused", (path, value, message) => {
    const said = refusal(() => bundleFromValue(changed(A_BUNDLE, path, value)));
    if (typeof message === "string") expect(said).toBe(message);
    else expect(said).toMatch(message);
  });

  it("takes every number at its limit", () => {
    const rules = ruleSet([credited({ months: 1200, window: 1200, maxShareElsewhere: "0.123456789" })], {
      conversion: { default: "10", byTier: { "small-2": { super: "0.0001" } } },
    });
    expect(refusal(() => bundleFromValue(bundle([rules])))).toBeNull();
  });

  it("knows its versions apart", () => {
    const twice = bundle([ruleSet([]), ruleSet([], { effectiveFrom: "2020-01-01" })]);
    expect(refusal(() => bundleFromValue(twice))).toMatch(/^\$\.ruleSets\[1\]\.version: found 1,/);
  });

  it("is refused when successors or best-of tables lead back to themselves", () => {
    const successor = (code: string) => ({ code, from: "2020-01-01", retroactive: true });
    const round = [
      { ...A_BUNDLE.cities[0], code: "111111", successor: successor("222222") },
      { ...A_BUNDLE.cities[0], code: "222222", successor: successor("111111") },
    ];
    expect(refusal(() => bundleFromValue({ ...A_BUNDLE, cities: round }))).toMatch(
      /^\$\.cities\[0\]\.successor\.code: /,
    );
    const points = { a: { bestOf: ["b"] }, b: { bestOf: ["a"] } };
    expect(refusal(() => bundleFromValue(bundle([ruleSet([], { points })])))).toMatch(
      /^\$\.ruleSets\[0\]\.points\.a\.bestOf: /,
    );
  });

  it("finds a mistake deep inside nested requirements", () => {
    const nested = {
      id: "a",
      type: "any",
      requirements: [{ id: "b", type: "any", requirements: [{ id: "c", type: "age" }] }],
    };
    const rules = ruleSet([], { pathways: [{ ...pathway([]), requirements: [nested as never] }] });
    expect(refusal(() => bundleFromValue(bundle([rules])))).toBe(
      '$.ruleSets[0].pathways[0].requirements[0].requirements[0].requirements[0]: found an object, expected "min", "max" or both',
    );
  });
});

describe("the text", () => {
  it.each([
    ['{"a":1,"a":2}', '$.a: found the key "a" twice, expected it once in one object'],
    ['{"a":[{"b":1,"\\u0062":2}]}', '$.a[0].b: found the key "b" twice, expected it once in one object'],
    ['{"a":1,}', '$: found "}" at line 1, column 8, expected a key in quotation marks'],
    ['{"a":01}', '$: found "1" at line 1, column 7, expected "," or "}"'],
    ['{"a":\n tru}', '$.a: found "t" at line 2, column 2, expected a JSON value'],
    ['{"a":"\u0001"}', '$.a: found "\\"" at line 1, column 6, expected a JSON string'],
    ['{"a":"\\x"}', '$.a: found "\\"" at line 1, column 6, expected a JSON string'],
    ["{} {}", '$: found "{" at line 1, column 4, expected the end of the document'],
    ["", "$: found the end of the text at line 1, column 1, expected a JSON value"],
    ['{"__proto__":{}}', '$.__proto__: found the key "__proto__", expected another one'],
    ['{"a":1e999}', "$.a: found Infinity, expected a finite number"],
    ['{"a":"\\ud800"}', "$.a: found half of a surrogate pair, expected well-formed Unicode"],
    ["[".repeat(5000), /: found more than 100 levels, expected a shallower document$/],
  ])("%j is refused", (text, message) => {
    const said = refusal(() => parseBundle(text));
    if (typeof message === "string") expect(said).toBe(message);
    else expect(said).toMatch(message);
  });

  it("reads every kind of JSON value as JSON.parse does, a byte order mark aside", () => {
    const text = ' {"a":[1,-0.5e-3,true,false,null,"\\u00e9\\n"],"b":{},"c":[],"toString":"x"} ';
    expect(refusal(() => parseBundle(text))).toMatch(/^\$\.format|^\$\.a: found the unknown key/);
    expect(parseCase(`\ufeff${JSON.stringify(A_CASE)}`)).toEqual(A_CASE);
  });
});
